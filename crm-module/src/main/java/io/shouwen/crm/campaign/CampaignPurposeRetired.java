package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The purpose is no longer one that people are asked for. */
public final class CampaignPurposeRetired extends Refusal {

    CampaignPurposeRetired() {
        super(
                Kind.CONFLICT,
                "crm.campaign-purpose-retired",
                "people are not asked for this purpose any more",
                Map.of());
    }
}
