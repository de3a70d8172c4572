package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A second person's yes has run out before anybody started. */
public final class ApprovalLapsed extends Refusal {

    ApprovalLapsed() {
        super(
                Kind.CONFLICT,
                "crm.campaign-approval-lapsed",
                "the approval has run out: take the campaign back and submit it again",
                Map.of());
    }
}
