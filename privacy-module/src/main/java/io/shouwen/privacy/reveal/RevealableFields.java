package io.shouwen.privacy.reveal;

import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Implemented by the modules that store protected values: tells the one door what may be asked for, and fetches ciphertexts. */
public interface RevealableFields {

    /** The fields of this module that can be revealed, and the permission that each needs. */
    List<Revealable> fields();

    /** The stored ciphertext; empty where the person has none. */
    Optional<SealedField> find(PersonId person, ProtectedField field);

    /**
     * The stored ciphertext of one of a person's many values in that field.
     *
     * @param row which; null for fields of which a person has one
     */
    default Optional<SealedField> find(PersonId person, ProtectedField field, UUID row) {
        return row == null ? find(person, field) : Optional.empty();
    }

    /** The person whom people know by this number, such as {@code C-7K3M9-QX2WD}. */
    default Optional<PersonId> numbered(String number) {
        return Optional.empty();
    }

    /** @param permission such as {@code crm.contact.reveal} */
    record Revealable(ProtectedField field, String permission) {}
}
