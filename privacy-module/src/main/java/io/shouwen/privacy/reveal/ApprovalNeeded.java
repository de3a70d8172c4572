package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A second person has not said yes to exactly this, or their yes no longer holds. */
public final class ApprovalNeeded extends Refusal {

    ApprovalNeeded() {
        super(Kind.FORBIDDEN, "privacy.approval-needed", "a second person must say yes first: ask", Map.of());
    }
}
