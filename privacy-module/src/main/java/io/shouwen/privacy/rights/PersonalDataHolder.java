package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Implemented by every module that keeps something about people: an application-scoped bean. What it keeps falls into
 * categories such as {@code crm.interactions}; copies, holds and erasures speak of those. Every method takes part in the
 * caller's transaction.
 */
public interface PersonalDataHolder {

    /** In the order in which a copy shows them; module first. */
    List<String> categories();

    /** All that it keeps about the person, unopened: who assembles the copy opens it. */
    List<Section> copy(PersonId person);

    /** What the law or an open case makes it keep, now. */
    List<Hold> holds(PersonId person, HoldRules rules);

    /**
     * Destroys what it keeps in its categories, but for those kept back; counts what it destroyed, by category. What serves
     * statistics stays, without anything that leads to the person. Doing it again is harmless.
     */
    Map<String, Long> erase(PersonId person, Set<String> keptBack);

    /**
     * Of whom among erased people {@link #erase} would find something to destroy again, as when a backup of one schema was put
     * back. Asked often and of many: one query by an index for each place.
     *
     * @param erased ids of people
     */
    default Set<UUID> backAgain(Collection<UUID> erased, Set<String> keptBack) {
        return Set.of();
    }

    /** Keyed hashes of the person's own numbers in hexadecimal: by them others' texts are found that mention the person. */
    default List<String> numberHashes(PersonId person) {
        return List.of();
    }

    /** What is shown instead of the person's own numbers and addresses, where it tells a part of them. */
    default List<String> numberMasks(PersonId person) {
        return List.of();
    }

    /** What stays after an erasure: category and a reason's word such as {@code statistics}. */
    Map<String, String> stays();

    /** Some rows of one category. */
    record Section(String category, List<List<Field>> rows) {}

    /** One value of a row. */
    sealed interface Field {
        /** Stable word; its label is {@code copy.<category>.<name>} in the module's bundle, or {@code copy.<name>}. */
        String name();
    }

    /**
     * Kept as it is.
     *
     * @param label key of the value's words in the module's bundle, for people: {@code state.closed}; or the words themselves.
     *     Null where the value says it
     */
    record Plain(String name, String value, String label) implements Field {

        public Plain(String name, String value) {
            this(name, value, null);
        }
    }

    /**
     * Kept sealed under the person's key.
     *
     * @param row id of its row, where the person may have many; else null
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(String name, ProtectedField field, UUID row, byte[] ciphertext) implements Field {
        public Sealed(String name, ProtectedField field, byte[] ciphertext) {
            this(name, field, null, ciphertext);
        }
    }

    /** Of which only a fingerprint is kept: nobody can read it, we neither (P1). */
    record Fingerprint(String name) implements Field {}

    /**
     * What must be kept although the person wants it gone.
     *
     * @param rule word of the hold's rule, such as {@code complaint-evidence}
     * @param categories that it covers
     * @param until last day; null while it depends on what is still open
     * @param reference such as {@code workorder/0190…}
     */
    record Hold(String rule, Set<String> categories, LocalDate until, String reference) {}

    /** How long the law makes us keep things: days by rule. */
    interface HoldRules {
        /** The first day on which nothing that ended that day is held any more. */
        LocalDate endOf(String rule, LocalDate endedOn);

        LocalDate today();
    }
}
