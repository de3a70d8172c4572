package io.shouwen.privacy.reveal;

import io.shouwen.privacy.vault.PersonId;
import java.util.List;
import java.util.TreeSet;

/**
 * What a request is about: a set of fields of one person, or a list with some fields of everybody in it.
 *
 * @param person null for a list
 * @param fields full names such as {@code crm.customer.card}, sorted, at least one
 * @param list word such as {@code crm.customers}; null for a person
 * @param criteria which rows, as the list's module understands it; null for a person
 * @param rows how many there were when it was asked for
 */
public record Wanted(PersonId person, List<String> fields, String list, String criteria, int rows) {

    public Wanted {
        fields = List.copyOf(new TreeSet<>(fields));
        if (fields.isEmpty() || (person == null) == (list == null)) {
            throw new IllegalArgumentException("fields of one person, or of one list");
        }
    }

    public static Wanted of(PersonId person, List<String> fields) {
        return new Wanted(person, fields, null, null, 1);
    }

    public boolean bulk() {
        return list != null;
    }
}
