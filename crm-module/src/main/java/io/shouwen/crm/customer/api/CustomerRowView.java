package io.shouwen.crm.customer.api;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerRow;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.rights.Limit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A customer in a list, masked.
 *
 * @param limit why the data must not be used now, such as {@code restricted}; null where it may be
 * @param mentioned found because a text about them mentions the value, not because they hold it
 */
public record CustomerRowView(
        UUID id,
        String number,
        String name,
        String phone,
        String email,
        boolean hasIdNumber,
        List<String> tags,
        @Words(ContactChannel.class) String preferredChannel,
        Instant createdAt,
        @Words(Limit.class) String limit,
        boolean mentioned) {

    static CustomerRowView of(CustomerRow r) {
        return of(r, false);
    }

    static CustomerRowView of(CustomerRow r, boolean mentioned) {
        return new CustomerRowView(
                r.id().value(),
                r.number(),
                r.name(),
                r.phone(),
                r.email(),
                r.hasIdNumber(),
                r.tags(),
                r.preferredChannel(),
                r.createdAt(),
                r.limit(),
                mentioned);
    }
}
