package io.shouwen.crm.campaign.api;

import io.shouwen.crm.campaign.Recipient;
import java.time.Instant;
import java.util.UUID;

/**
 * A recipient, masked.
 *
 * @param customer null once the person has been erased, as are number, name and email
 * @param reason why they are left out, or null
 * @param at since when it stands so
 * @param optedOutAt when they said by this message's link that they want no more, or null
 */
public record RecipientView(
        UUID id,
        UUID customer,
        String number,
        String name,
        String email,
        String result,
        String reason,
        Instant at,
        Instant optedOutAt) {

    static RecipientView of(Recipient r) {
        return new RecipientView(
                r.id(),
                r.customer() == null ? null : r.customer().value(),
                r.number(),
                r.name(),
                r.email(),
                r.result().word(),
                r.reason(),
                r.at(),
                r.optedOutAt());
    }
}
