package io.shouwen.workorder.order.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.rights.Limit;
import java.util.List;
import java.util.UUID;

/**
 * A customer, masked. Mask and tags are null where the customer is gone.
 *
 * @param limit why the data must not be used now: {@code erased}, {@code erased-but-held}, {@code restricted}, {@code
 *     awaiting-guardian}; null where it may be
 */
public record CustomerView(
        UUID id,
        String name,
        String phone,
        List<String> tags,
        @Words(Limit.class) String limit) {}
