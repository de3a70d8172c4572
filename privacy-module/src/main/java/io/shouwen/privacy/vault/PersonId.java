package io.shouwen.privacy.vault;

import java.util.UUID;

/** A person whose data is protected, under a data key of their own. A customer's person has the customer's UUID. */
public record PersonId(UUID value) {
    public PersonId {
        java.util.Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
