package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** F22: an approval signs one content by its hash, and no other. */
public final class ApprovalOfOtherContent extends Refusal {
    ApprovalOfOtherContent() {
        super(
                Kind.CONFLICT,
                "performance.approval-of-other-content",
                "the hash is not that of the run's content now: read it again",
                Map.of());
    }
}
