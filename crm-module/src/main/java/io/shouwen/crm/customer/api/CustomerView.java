package io.shouwen.crm.customer.api;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerProfile;
import io.shouwen.crm.customer.CustomerTag;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.rights.Limit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A customer, masked.
 *
 * @param hasIdNumber whether an ID number is known; it can be compared by a search, never read
 * @param hasTravelDocument likewise of a passport or permit
 * @param consents purposes agreed to now
 * @param limit why the data must not be used now: {@code erased}, {@code erased-but-held}, {@code restricted}, {@code
 *     awaiting-guardian}; null where it may be
 */
public record CustomerView(
        UUID id,
        String number,
        String name,
        String phone,
        String email,
        boolean hasIdNumber,
        boolean hasTravelDocument,
        String card,
        String address,
        List<TagView> tags,
        @Words(ContactChannel.class) String preferredChannel,
        List<String> consents,
        @Words(Limit.class) String limit,
        Instant createdAt,
        Instant updatedAt) {

    /** @param origin {@code person}, {@code rule} or {@code import} */
    public record TagView(
            String tag, @Words(CustomerTag.Origin.class) String origin) {}

    static CustomerView of(CustomerProfile p) {
        return new CustomerView(
                p.id().value(),
                p.number(),
                p.name(),
                p.phone(),
                p.email(),
                p.hasIdNumber(),
                p.hasTravelDocument(),
                p.card(),
                p.address(),
                p.tags().stream()
                        .map(t -> new TagView(t.tag(), t.origin().word()))
                        .toList(),
                p.preferredChannel(),
                p.consents().stream().sorted().toList(),
                p.limit(),
                p.createdAt(),
                p.updatedAt());
    }
}
