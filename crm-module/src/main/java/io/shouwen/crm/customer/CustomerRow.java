package io.shouwen.crm.customer;

import java.time.Instant;
import java.util.List;

/**
 * A customer in a list: masks only.
 *
 * @param phone mask, or null
 * @param email mask, or null
 * @param hasIdNumber whether an ID number is known
 * @param preferredChannel word, or null
 * @param limit why the data must not be used now, such as {@code restricted}; phone and email are hidden then; or null
 */
public record CustomerRow(
        CustomerId id,
        String number,
        String name,
        String phone,
        String email,
        boolean hasIdNumber,
        List<String> tags,
        String preferredChannel,
        Instant createdAt,
        String limit) {}
