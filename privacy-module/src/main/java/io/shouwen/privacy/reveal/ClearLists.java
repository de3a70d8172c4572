package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.vault.ProtectedField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The lists of all modules that may leave in clear. */
@ApplicationScoped
class ClearLists {

    private Instance<ClearList> lists;

    protected ClearLists() {} // CDI proxy

    @Inject
    ClearLists(@Any Instance<ClearList> lists) {
        this.lists = lists;
    }

    Optional<ClearList> find(String word) {
        return lists.stream().filter(list -> list.word().equals(word)).findFirst();
    }

    ClearList require(String word) {
        return find(word)
                .orElseThrow(() -> InvalidInput.of("list", "privacy.list-unknown", "a list such as crm.customers"));
    }

    /** @param names full names, at least one, all of that list */
    static List<ProtectedField> fields(ClearList list, List<String> names) {
        List<ProtectedField> found = list.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
        if (found.isEmpty() || found.size() != names.stream().distinct().count()) {
            throw InvalidInput.of(
                    "fields",
                    "privacy.fields-missing",
                    String.join(
                            ", ",
                            list.fields().stream().map(ProtectedField::name).toList()));
        }
        return found;
    }
}
