package io.shouwen.crm.customer;

import io.shouwen.privacy.vault.StoredTable;
import io.shouwen.privacy.vault.StoredTable.Column;
import io.shouwen.privacy.vault.StoredTable.Key;
import io.shouwen.privacy.vault.StoredValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;

/** Customers' sealed columns, for whoever rotates keys or makes masks anew. The row's version stays while to people nothing has changed. */
@ApplicationScoped
class CustomerStoredValues implements StoredValues {

    @Override
    public List<StoredTable> tables(DataSource database) {
        return List.of(new StoredTable(
                        database,
                        "crm.customer",
                        List.of(new Key("id", "uuid")),
                        "id",
                        CustomerField.all()
                                .map(CustomerField::stored)
                                .map(field -> field.kind().sealed() ? Column.of(field) : Column.hashOnly(field))
                                .toList())
                .withMasks("mask_version", "version"));
    }
}
