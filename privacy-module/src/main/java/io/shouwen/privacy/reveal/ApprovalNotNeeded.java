package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** What is asked for needs nobody's yes. */
public final class ApprovalNotNeeded extends Refusal {

    ApprovalNotNeeded() {
        super(
                Kind.CONFLICT,
                "privacy.approval-not-needed",
                "nothing of this needs a second person: open it directly",
                Map.of());
    }
}
