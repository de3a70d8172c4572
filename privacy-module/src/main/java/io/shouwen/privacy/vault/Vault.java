package io.shouwen.privacy.vault;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Version of the newest index key of a kind; search keys that lack it find nobody who is stored under it. */
    int newestIndexKey(FieldKind kind);

    /**
     * Which of a value's search keys new values are stored with now. Others are older, or newer and not known to every node
     * yet. Where a kind keeps no ciphertext, whoever finds a value under an older one stores this instead.
     */
    default BlindIndex current(FieldKind kind, List<BlindIndex> searchKeys) {
        return searchKeys.get(0);
    }

    /**
     * Protects many people's values at once, as {@link #protect} does one by one: the data keys of all are fetched and
     * made together. For imports and the like.
     */
    default Map<PersonId, Map<ProtectedField, ProtectedValue>> protectAll(
            Map<PersonId, Map<ProtectedField, String>> people) {
        Map<PersonId, Map<ProtectedField, ProtectedValue>> all = new LinkedHashMap<>();
        people.forEach((person, values) -> {
            Map<ProtectedField, ProtectedValue> own = new LinkedHashMap<>();
            values.forEach((field, plaintext) -> own.put(field, protect(person, field, plaintext)));
            all.put(person, own);
        });
        return all;
    }

    /** What is wrong with a value, without protecting it: touches no key, stores nothing, throws nothing. For dry runs. */
    default Optional<FieldProblem> problemWith(ProtectedField field, String plaintext) {
        if (!field.kind().indexed()) {
            return plaintext.isBlank()
                    ? Optional.of(new FieldProblem(field.field(), "privacy.empty", "some text"))
                    : Optional.empty();
        }
        try {
            searchKeys(field.kind(), plaintext);
            return Optional.empty();
        } catch (InvalidInput notOfThisKind) {
            return notOfThisKind.fields().stream().findFirst();
        }
    }
}
