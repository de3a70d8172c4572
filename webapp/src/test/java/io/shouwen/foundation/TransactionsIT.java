package io.shouwen.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.InPayara;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

@InPayara
class TransactionsIT {

    @Inject
    Ledger ledger;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Jobs jobs;

    @Inject
    ActingAs actingAs;

    @Inject
    Clock clock;

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
    void theySoDoOnManagedThreads() throws Exception {
        assertThat(Set.copyOf(executor.submit(ledger::transactions).get().values()))
                .hasSize(1);
        assertThat(Set.copyOf(timer.schedule(ledger::transactions, 10, TimeUnit.MILLISECONDS)
                        .get()
                        .values()))
                .hasSize(1);
    }

    @Test
    void plainJdbcAloneIsInATransactionToo() throws Exception {
        assertThat(ledger.twoStatements()).hasSize(1);
        assertThat(executor.submit(ledger::twoStatements).get()).hasSize(1);
        assertThat(timer.schedule(ledger::twoStatements, 10, TimeUnit.MILLISECONDS)
                        .get())
                .hasSize(1);
    }

    /** More at once than the scheduler has threads, so that some are handed out from its own thread. */
    @Test
    void jobsSideBySideWorkInTransactionsToo() throws Exception {
        SignedInActor somebody =
                new SignedInActor(new StaffId("t-job"), "测试", Portal.STAFF, null, Set.of(), "0", "-", null, clock);
        List<UUID> started = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            started.add(actingAs.call(somebody, () -> jobs.start(JobProbe.NAME, "{}")));
        }
        for (UUID job : started) {
            JobStatus status = await().pollInSameThread()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> actingAs.call(somebody, () -> jobs.find(job)).orElseThrow(), JobStatus::over);
            assertThat(status.state()).as("%s", status).isEqualTo(JobStatus.State.DONE);
            assertThat(status.result()).isEqualTo("{\"jdbc\":1,\"units\":1}");
        }
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
