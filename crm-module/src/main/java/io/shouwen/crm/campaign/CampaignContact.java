package io.shouwen.crm.campaign;

import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.text.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A campaign's message as it stands in the history of whoever got it. */
final class CampaignContact {

    private CampaignContact() {}

    /** @param result {@code SENT} or {@code UNKNOWN} */
    static Interaction of(UUID id, CustomerId customer, Content content, Result result, StaffId by, Instant at) {
        String words = result == Result.SENT ? "campaign.interaction" : "campaign.interaction.unknown";
        return new Interaction(
                id,
                customer,
                ContactChannel.of("channel", content.channel()),
                Interaction.Direction.OUTBOUND,
                at,
                Texts.find("crm", words, Locale.SIMPLIFIED_CHINESE, Map.of("name", content.name()))
                        .orElse(content.name()),
                null,
                null,
                by,
                at);
    }
}
