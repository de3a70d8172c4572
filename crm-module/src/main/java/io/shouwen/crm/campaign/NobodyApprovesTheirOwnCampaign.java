package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Whoever wrote, changed or submitted it is not the second person. */
public final class NobodyApprovesTheirOwnCampaign extends Refusal {

    NobodyApprovesTheirOwnCampaign() {
        super(Kind.FORBIDDEN, "crm.campaign-own", "nobody approves what they had a hand in", Map.of());
    }
}
