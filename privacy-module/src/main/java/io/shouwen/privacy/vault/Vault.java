package io.shouwen.privacy.vault;

import java.util.List;

/**
 * Protects values at write time and prepares exact searches. It does not open anything: the one door for that is
 * {@code io.shouwen.privacy.reveal}.
 */
public interface Vault {

    /**
     * Seals, masks and indexes, under the person's own data key, which is made at first use.
     *
     * @throws io.shouwen.platform.http.InvalidInput where the value is not of the field's kind; names the field, never the value
     */
    ProtectedValue protect(PersonId person, ProtectedField field, String plaintext);

    /**
     * The hashes under which a value may be stored now: one for each index key in force, newest first.
     *
     * @throws io.shouwen.platform.http.InvalidInput where the value is not of this kind
     */
    List<BlindIndex> searchKeys(FieldKind kind, String plaintext);
}
