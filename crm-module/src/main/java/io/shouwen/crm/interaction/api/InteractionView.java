package io.shouwen.crm.interaction.api;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.platform.http.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A contact with a customer. */
public record InteractionView(
        UUID id,
        UUID customer,
        @Words(ContactChannel.class) String channel,
        @Words(Interaction.Direction.class) String direction,
        Instant occurredAt,
        String summary,
        String followUp,
        LocalDate followUpOn,
        String recordedBy,
        Instant recordedAt) {

    static InteractionView of(Interaction i) {
        return new InteractionView(
                i.id(),
                i.customer().value(),
                i.channel().word(),
                i.direction().word(),
                i.occurredAt(),
                i.summary(),
                i.followUp().orElse(null),
                i.followUpOn().orElse(null),
                i.recordedBy().value(),
                i.recordedAt());
    }
}
