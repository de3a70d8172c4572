package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.StoredTable;
import io.shouwen.privacy.vault.StoredTable.Column;
import io.shouwen.privacy.vault.StoredTable.Key;
import io.shouwen.privacy.vault.StoredValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;

/** Guardians, and copies that wait to be fetched, for whoever rotates keys. */
@ApplicationScoped
class RightsStoredValues implements StoredValues {

    @Override
    public List<StoredTable> tables(DataSource database) {
        return List.of(
                new StoredTable(
                                database,
                                "privacy.guardian",
                                List.of(new Key("person", "uuid")),
                                "person",
                                List.of(Column.masked(Guardians.NAME), Column.masked(Guardians.PHONE)))
                        .withMasks("mask_version", null),
                new StoredTable(
                        database,
                        "privacy.evidence_pack",
                        List.of(new Key("request", "uuid")),
                        "person",
                        List.of(Column.sealed("sealed", "'privacy.evidence_pack.sealed/' || request"))));
    }
}
