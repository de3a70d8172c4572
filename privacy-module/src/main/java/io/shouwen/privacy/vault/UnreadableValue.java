package io.shouwen.privacy.vault;

import java.util.UUID;

/**
 * A stored value does not open under its person's key: it was changed, or moved from another row or column. Names the row,
 * never the value.
 */
public final class UnreadableValue extends RuntimeException {

    UnreadableValue(PersonId person, ProtectedField field, UUID row, Throwable cause) {
        super(
                "the value of " + field.name() + (row == null ? "" : " in row " + row) + " of person " + person
                        + " does not open",
                cause);
    }
}
