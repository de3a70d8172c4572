package io.shouwen.privacy.reveal;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A request for a second person's yes. */
public record GrantRequestId(UUID value) implements Serializable {
    public GrantRequestId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
