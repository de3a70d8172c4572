package io.shouwen.crm.campaign;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.consent.Consents.Standing;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Whom a campaign is for is found and kept, with why some of them will not get it. Opens nothing. */
@ApplicationScoped
class FrozenAudience {

    private static final int CHUNK = 2_000;

    private Recipients recipients;
    private CampaignChannels channels;
    private Consents consents;

    protected FrozenAudience() {} // CDI proxy

    @Inject
    FrozenAudience(Recipients recipients, CampaignChannels channels, Consents consents) {
        this.recipients = recipients;
        this.channels = channels;
        this.consents = consents;
    }

    /** @throws TooManyRecipients where it is for more than this */
    void freeze(Campaign campaign, int most, Supplier<UUID> ids, Instant now) {
        Campaign.Content content = campaign.content();
        CustomerField address = channels.get(content.channel()).address();
        CustomerId last = null;
        int found = 0;
        List<Recipients.Matched> chunk;
        do {
            chunk = recipients.matching(content.audience(), address, last, CHUNK);
            found += chunk.size();
            if (found > most) {
                throw new TooManyRecipients(most);
            }
            Map<PersonId, Standing> standings = consents.standings(
                    chunk.stream().map(Recipients.Matched::person).toList(), content.purpose());
            Map<CustomerId, Optional<LeftOut>> people = new LinkedHashMap<>();
            for (Recipients.Matched matched : chunk) {
                people.put(
                        matched.customer(),
                        LeftOut.of(matched.limits(), standings.get(matched.person()), matched.address()));
                last = matched.customer();
            }
            recipients.add(campaign.id(), people, ids, now);
        } while (chunk.size() == CHUNK);
    }
}
