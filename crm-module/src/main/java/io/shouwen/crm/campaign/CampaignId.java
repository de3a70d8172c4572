package io.shouwen.crm.campaign;

import java.util.UUID;

/** A campaign. */
public record CampaignId(UUID value) {
    public CampaignId {
        java.util.Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
