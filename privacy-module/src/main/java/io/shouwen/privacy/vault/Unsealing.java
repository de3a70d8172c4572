package io.shouwen.privacy.vault;

/**
 * Opens sealed values. Used by {@code io.shouwen.privacy.reveal} alone, which asks who, why and on which case, and has
 * written the audit entry, before it comes here.
 */
public interface Unsealing {

    /**
     * @throws DataErased where the person's key has been destroyed
     * @throws UnreadableValue where the value was changed, or belongs to another person or column
     */
    Plaintext unseal(PersonId person, ProtectedField field, byte[] sealed);
}
