package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** What was asked fits no campaign in this state, such as changing one that waits for a yes. */
public final class CampaignInOtherState extends Refusal {

    CampaignInOtherState(CampaignId id, Campaign.State state) {
        super(
                Kind.CONFLICT,
                "crm.campaign-in-other-state",
                "campaign " + id + " is " + state.word(),
                Map.of("campaign", id.toString(), "state", state.word()));
    }
}
