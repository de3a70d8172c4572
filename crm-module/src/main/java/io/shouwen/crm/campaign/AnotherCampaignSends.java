package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** They share one mail server: one after the other. */
public final class AnotherCampaignSends extends Refusal {

    AnotherCampaignSends() {
        super(
                Kind.CONFLICT,
                "crm.campaign-other-sends",
                "another campaign is being sent: wait for it, or cancel it",
                Map.of());
    }
}
