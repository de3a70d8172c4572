package io.shouwen.crm.customer;

import io.shouwen.privacy.vault.PersonId;
import java.util.UUID;

/** A customer. */
public record CustomerId(UUID value) {
    public CustomerId {
        java.util.Objects.requireNonNull(value);
    }

    /** The person under whose key the customer's data is sealed. */
    public PersonId person() {
        return new PersonId(value);
    }

    /** The number that people use for the customer, such as {@code C-7K3M9-QX2WD}. */
    public String number() {
        return CustomerNumber.of(value);
    }

    public static CustomerId parse(String text) {
        return new CustomerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
