package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.StoredTable;
import io.shouwen.privacy.vault.StoredTable.Column;
import io.shouwen.privacy.vault.StoredTable.Key;
import io.shouwen.privacy.vault.StoredValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;

/**
 * Sealed originals of texts, for whoever rotates keys or makes masks anew. The hashes of numbers in them have no ciphertext of their own: they keep
 * their index key in force as long as they are there.
 */
@ApplicationScoped
class TextStoredValues implements StoredValues {

    @Override
    public List<StoredTable> tables(DataSource database) {
        return List.of(
                new StoredTable(
                                database,
                                "privacy.sealed_text",
                                List.of(new Key("field", "text"), new Key("row_id", "uuid")),
                                "person",
                                List.of(
                                        Column.sealed("text_sealed", "field"),
                                        Column.sealed("cards_sealed", "field || '_cards'")))
                        .withMasks("mask_version", null),
                new StoredTable(
                        database,
                        "privacy.text_number",
                        List.of(new Key("field", "text"), new Key("row_id", "uuid")),
                        "person",
                        List.of(Column.hashes("number_index", "kind"))));
    }
}
