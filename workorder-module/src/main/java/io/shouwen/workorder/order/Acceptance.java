package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import java.time.Instant;

/**
 * What is known when a request is taken (W2).
 *
 * @param type word of the type
 * @param contactedAt when the customer began to wait for us, or null where nobody measured it
 * @param respondedAt when they had the first effective answer; null means now
 */
public record Acceptance(
        CustomerId customer,
        Channel channel,
        String type,
        Priority priority,
        String description,
        Instant contactedAt,
        Instant respondedAt) {}
