package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Only the asker and approvers withdraw a request. */
public final class NotYoursToWithdraw extends Refusal {

    NotYoursToWithdraw() {
        super(Kind.FORBIDDEN, "privacy.not-yours-to-withdraw", "the asker or an approver withdraws", Map.of());
    }
}
