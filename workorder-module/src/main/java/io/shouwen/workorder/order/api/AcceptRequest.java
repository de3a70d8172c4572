package io.shouwen.workorder.order.api;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import io.shouwen.workorder.order.Acceptance;
import io.shouwen.workorder.order.Channel;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.Word;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request to take.
 *
 * @param contactedAt when the customer began to wait for us; optional
 * @param respondedAt when they had the first effective answer; now where missing
 */
@Schema(requiredProperties = {"customer", "channel", "type", "priority", "description"})
public record AcceptRequest(
        UUID customer,
        @Words(Channel.class) String channel,
        String type,
        @Words(Priority.class) String priority,
        String description,
        Instant contactedAt,
        Instant respondedAt) {

    Acceptance toAcceptance() {
        if (customer == null) {
            throw InvalidInput.of("customer", "workorder.customer-missing", "the customer's id");
        }
        return new Acceptance(
                new CustomerId(customer),
                Word.required(Channel.class, "channel", channel),
                type,
                Word.required(Priority.class, "priority", priority),
                description,
                contactedAt,
                respondedAt);
    }
}
