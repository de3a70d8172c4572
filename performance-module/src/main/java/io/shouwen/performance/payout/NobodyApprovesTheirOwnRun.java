package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** F22: preparer ≠ approver. */
public final class NobodyApprovesTheirOwnRun extends Refusal {
    NobodyApprovesTheirOwnRun() {
        super(
                Kind.FORBIDDEN,
                "performance.nobody-approves-their-own-run",
                "somebody who did not prepare the run must approve and lock it",
                Map.of());
    }
}
