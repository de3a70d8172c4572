package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.testing.InPayara;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Against the schemas as they are: whoever adds a sealed column and forgets to name it sees it here. */
@InPayara
class StoredValuesIT {

    @Inject
    @Any
    Instance<StoredValues> modules;

    @Resource(lookup = "java:app/jdbc/shouwen")
    DataSource database;

    private List<StoredTable> tables() {
        return modules.stream().flatMap(m -> m.tables(database).stream()).toList();
    }

    @Test
    void namesEverySealedColumn() {
        Set<String> named = new TreeSet<>();
        tables().forEach(table -> named.addAll(table.columns()));
        assertThat(named).contains("crm.customer.phone_sealed").containsAll(new KeyRows(database).sealedColumns());
    }

    @Test
    void readsEveryTable() {
        for (StoredTable table : tables()) {
            assertThat(table.after(null, 3)).as(table.name()).hasSizeLessThanOrEqualTo(3);
            table.after(null, 1)
                    .forEach(row -> assertThat(table.after(row.position(), 1))
                            .noneMatch(next -> next.position().equals(row.position())));
            for (FieldKind kind : FieldKind.values()) {
                table.usesIndex(kind, 1);
            }
        }
    }
}
