package io.shouwen.privacy.vault;

import java.util.UUID;

/**
 * Opens sealed values. Used by {@code io.shouwen.privacy.reveal} alone, which asks who, why and on which case, and has
 * written the audit entry, before it comes here.
 */
public interface Unsealing {

    /**
     * @param row which of the person's values, where a field has many, for who looks for one that does not open; else null
     * @throws DataErased where the person's key has been destroyed
     * @throws UnreadableValue where the value was changed, or belongs to another person or column
     */
    Plaintext unseal(PersonId person, ProtectedField field, UUID row, byte[] sealed);

    /** Of a field of which the person has one value. */
    default Plaintext unseal(PersonId person, ProtectedField field, byte[] sealed) {
        return unseal(person, field, null, sealed);
    }
}
