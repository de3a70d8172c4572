package io.shouwen.privacy.vault;

/** A stored value does not open under its person's key: it was changed, or moved from another row or column. */
public final class UnreadableValue extends RuntimeException {

    UnreadableValue(PersonId person, ProtectedField field, Throwable cause) {
        super("the value of " + field.name() + " of person " + person + " does not open", cause);
    }
}
