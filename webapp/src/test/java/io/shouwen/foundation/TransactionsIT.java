package io.shouwen.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.InPayara;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

@InPayara
class TransactionsIT {

    @Inject
    Ledger ledger;

    @Inject
    StaffDirectory directory;

    /** A unit whose jar is not found deploys silently without entities. */
    @Test
    void everyPersistenceUnitHasItsEntities() throws Exception {
        assertThat(ledger.units().keySet()).isEqualTo(declaredUnits());
        ledger.units()
                .forEach((name, unit) -> assertThat(unit.getMetamodel().getEntities())
                        .as(name)
                        .isNotEmpty()
                        .allMatch(e -> e.getJavaType().getName().startsWith("io.shouwen." + name + ".")));
    }

    @Test
    void unitsAndPlainJdbcShareOneTransaction() throws Exception {
        assertThat(Set.copyOf(ledger.transactions().values())).hasSize(1);
        assertThat(ledger.transactions()).hasSize(ledger.units().size() + 1);
    }

    @Test
    void anExceptionRollsEverythingBack() {
        assertThatThrownBy(() -> ledger.writeAndFail("t-rolled-back"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fails after writing");
        assertThat(directory.find(new StaffId("t-rolled-back"))).isEmpty();
    }

    private Set<String> declaredUnits() throws Exception {
        Set<String> names = new TreeSet<>();
        for (URL url : Collections.list(getClass().getClassLoader().getResources("META-INF/persistence.xml"))) {
            try (InputStream in = url.openStream()) {
                NodeList units = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(in)
                        .getElementsByTagName("persistence-unit");
                for (int i = 0; i < units.getLength(); i++) {
                    names.add(units.item(i).getAttributes().getNamedItem("name").getNodeValue());
                }
            }
        }
        return names;
    }
}
