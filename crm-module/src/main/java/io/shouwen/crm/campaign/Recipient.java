package io.shouwen.crm.campaign;

import io.shouwen.crm.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One recipient in a list: masks only.
 *
 * @param customer null once the person has been erased, as are number, name and email
 * @param email mask; null where the data must not be used now
 * @param reason word of why they are left out, or null
 * @param at since when it stands so
 * @param optedOutAt when they said by this message's link that they want no more, or null
 */
public record Recipient(
        UUID id,
        CustomerId customer,
        String number,
        String name,
        String email,
        Result result,
        String reason,
        Instant at,
        Instant optedOutAt) {

    /** Which of them a list shows; null for all. */
    public record Filter(Result result, LeftOut reason) {
        public static final Filter ALL = new Filter(null, null);

        Optional<String> resultName() {
            return Optional.ofNullable(result).map(Enum::name);
        }

        Optional<String> reasonWord() {
            return Optional.ofNullable(reason).map(LeftOut::word);
        }
    }
}
