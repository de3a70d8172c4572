package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.privacy.vault.StoredTable;
import io.shouwen.privacy.vault.StoredTable.Column;
import io.shouwen.privacy.vault.StoredTable.Key;
import io.shouwen.privacy.vault.StoredValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;

/** Rows that wait to become customers, sealed as these will be, for whoever rotates keys or makes masks anew. */
@ApplicationScoped
class ImportStoredValues implements StoredValues {

    private final ImportChunk chunk;

    protected ImportStoredValues() { // CDI proxy
        this(null);
    }

    @Inject
    ImportStoredValues(ImportChunk chunk) {
        this.chunk = chunk;
    }

    @Override
    public List<StoredTable> tables(DataSource database) {
        return List.of(new StoredTable(
                        database,
                        "crm.import_row",
                        List.of(new Key("import_id", "uuid"), new Key("row_no", "int")),
                        "person_id",
                        List.of(
                                Column.of(CustomerField.NAME.stored()),
                                Column.of(CustomerField.PHONE.stored()).alsoIn("phone_keys"),
                                Column.of(CustomerField.EMAIL.stored()),
                                Column.of(CustomerField.CARD.stored()),
                                Column.of(CustomerField.ADDRESS.stored()),
                                Column.hashOnly(CustomerField.ID_NUMBER.stored())))
                .withMasks("mask_version", null));
    }

    @Override
    public void dropOutdated() {
        chunk.dropOutdated();
    }
}
