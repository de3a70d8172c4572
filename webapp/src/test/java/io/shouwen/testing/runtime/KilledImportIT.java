package io.shouwen.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server dies in the middle of an import. It has a server and a database of its own: no other test's may be killed. */
class KilledImportIT {

    private static final int ROWS = 4_000;

    private final Properties before = new Properties();
    private final Path target =
            Path.of(System.getProperty("shouwen.test.target", "target")).toAbsolutePath();
    private final Path folder = target.resolve("killed");
    private final int port = MicroProcess.freePort();
    private TestDatabase database;
    private FakeIssuer issuer;
    private Map<String, String> settings;

    @BeforeEach
    void prepare() throws IOException {
        MicroProcess.deleteAll(folder);
        Files.createDirectories(folder.resolve("witness"));
        database = TestDatabase.start();
        issuer = FakeIssuer.start();
        settings = Settings.of("http://127.0.0.1:" + port, database, issuer, folder);
        before.putAll(System.getProperties());
        settings.forEach(System::setProperty);
    }

    @AfterEach
    void leaveNothing() {
        System.setProperties(before);
        issuer.close();
        database.close();
    }

    @Test
    void goesOnWhereItWasAndTakesNobodyTwice() throws SQLException {
        UUID id;
        try (MicroProcess first = start()) {
            id = started();
            await(Duration.ofSeconds(60), () -> imported(id) > 0);
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly(); // SIGKILL
            await(
                    Duration.ofSeconds(10),
                    () -> !ProcessHandle.of(first.pid())
                            .map(ProcessHandle::isAlive)
                            .orElse(false));
        }
        assertThat(imported(id)).as("the kill came in the middle").isBetween(1L, ROWS - 1L);
        try (MicroProcess second = start()) {
            assertThat(second.startTook()).isPositive();
            await(
                    Duration.ofSeconds(90),
                    () -> count("select count(*) from crm.customer_import where id = ? and state = 'DONE'", id) == 1);
            Answer status = agent().get("/api/crm/imports/" + id);
            assertThat(status.json())
                    .as("%s", status)
                    .containsEntry("imported", (long) ROWS)
                    .containsEntry("duplicates", 0L)
                    .containsEntry("ready", 0L);
        }
        assertThat(count(
                        "select count(*) from crm.customer c join crm.import_row r on r.person_id = c.id"
                                + " where r.import_id = ?",
                        id))
                .isEqualTo(ROWS);
        assertThat(count(
                        "select count(*) - count(distinct c.phone_index) from crm.customer c"
                                + " join crm.import_row r on r.person_id = c.id where r.import_id = ?",
                        id))
                .as("customers with somebody else's phone")
                .isZero();
        String entries = " from audit.entry e join crm.import_row r on r.person_id = e.subject"
                + " where r.import_id = ? and e.action = 'crm.customer.import'";
        assertThat(count("select count(*)" + entries, id)).isEqualTo(ROWS);
        assertThat(count("select count(distinct e.subject)" + entries, id)).isEqualTo(ROWS);
        assertThat(count(
                        "select count(*) from privacy.consent c join crm.import_row r on r.person_id = c.person"
                                + " where r.import_id = ?",
                        id))
                .as("consents")
                .isEqualTo(ROWS);
    }

    private MicroProcess start() {
        return MicroProcess.start(
                target.resolve("payara-micro.jar"),
                target.resolve("shouwen.war"),
                folder.resolve("payara"),
                port,
                settings,
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }

    private UUID started() {
        StringBuilder csv = new StringBuilder("姓名,手机号,同意\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("陈晨,").append("%011d".formatted(19_700_000_000L + i)).append(",服务\n");
        }
        Answer started = agent().send(
                        "POST",
                        "/api/crm/imports?consentText=2026-1&dryRun=false",
                        csv.toString(),
                        "Content-Type",
                        "text/csv; charset=UTF-8");
        assertThat(started.status()).as("%s", started).isEqualTo(201);
        return UUID.fromString(started.text("id"));
    }

    private static Caller agent() {
        return Caller.as(Person.with(Role.AGENT, Portal.STAFF));
    }

    private long imported(UUID id) {
        return count("select count(*) from crm.import_row where import_id = ? and outcome = 'imported'", id);
    }

    private long count(String sql, UUID id) {
        try (Connection connection = database.superuser();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Duration patience, BooleanSupplier condition) {
        Instant limit = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for %s", patience).isBefore(limit);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
