package io.shouwen.crm.customer;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Everything that may be shown of a customer without a reveal.
 *
 * @param name mask, as are phone, email, card and address; null where nothing is known, or the data must not be used now
 * @param preferredChannel word, or null
 * @param consents purposes that the customer agrees to now
 * @param limit word of why the data must not be used now, or null
 */
public record CustomerProfile(
        CustomerId id,
        String number,
        String name,
        String phone,
        String email,
        boolean hasIdNumber,
        boolean hasTravelDocument,
        String card,
        String address,
        List<CustomerTag> tags,
        String preferredChannel,
        Set<String> consents,
        String limit,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static CustomerProfile of(Customer c, Set<String> consents) {
        return new CustomerProfile(
                c.id(),
                c.number(),
                c.mask(CustomerField.NAME),
                c.limited() ? null : c.mask(CustomerField.PHONE),
                c.limited() ? null : c.mask(CustomerField.EMAIL),
                c.hasIdNumber(),
                c.has(CustomerField.TRAVEL_DOCUMENT),
                c.limited() ? null : c.mask(CustomerField.CARD),
                c.limited() ? null : c.mask(CustomerField.ADDRESS),
                c.tags(),
                c.preferredChannel().map(ContactChannel::word).orElse(null),
                consents,
                c.limit().orElse(null),
                c.createdAt(),
                c.updatedAt(),
                c.version());
    }
}
