package io.shouwen.crm.interaction.api;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.crm.interaction.RecordingInteraction.Contact;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A contact as a program sends it. Numbers and addresses in the texts are hidden before they are stored.
 *
 * @param channel word such as {@code visit}
 * @param direction {@code inbound} (unless said otherwise) or {@code outbound}
 * @param occurredAt now unless said
 * @param followUp what has to be done next, or absent
 * @param followUpOn by when, or absent
 */
@Schema(requiredProperties = {"channel", "summary"})
public record InteractionRequest(
        @Words(ContactChannel.class) String channel,
        @Words(Interaction.Direction.class) String direction,
        Instant occurredAt,
        String summary,
        String followUp,
        LocalDate followUpOn) {

    Contact contact() {
        return new Contact(
                channel == null ? null : ContactChannel.of("channel", channel),
                direction == null
                        ? Interaction.Direction.INBOUND
                        : Stream.of(Interaction.Direction.values())
                                .filter(d -> d.word().equals(direction))
                                .findFirst()
                                .orElseThrow(() ->
                                        InvalidInput.of("direction", "platform.not-accepted", "inbound or outbound")),
                occurredAt,
                summary,
                followUp,
                followUpOn);
    }

    @Override
    public String toString() {
        return "InteractionRequest"; // the summary may hold anything
    }
}
