package io.shouwen.platform.http;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code Idempotency-Key} on creation (X3): the same key from the same person for the same operation creates once, and
 * answers with the same thing again. Kept for 24 hours, in the transaction of the creation.
 *
 * <p>The first answer itself is not kept, because it may show personal data: a repetition has its status, Location and id,
 * says {@code Idempotent-Replayed: true}, and has no ETag.
 */
public interface Idempotency {

    /**
     * @param key the header's value; null creates without protection
     * @param operation what is created, such as {@code crm.customer.create}
     * @param request the request's content, from which a fingerprint is kept; the content itself is not
     * @param create creates and returns the new id
     * @return the id that {@code create} gave, now or the first time
     * @throws Refusal 422 when the key came with other content before, 409 while the first is still under way
     */
    UUID once(String key, String operation, Object request, Supplier<UUID> create);
}
