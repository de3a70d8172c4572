package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no campaign of this id. */
public final class UnknownCampaign extends Refusal {

    UnknownCampaign(CampaignId id) {
        super(Kind.UNKNOWN, "crm.unknown-campaign", "no campaign " + id, Map.of("campaign", id.toString()));
    }
}
