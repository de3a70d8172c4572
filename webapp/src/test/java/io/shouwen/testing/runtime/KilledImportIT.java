package io.shouwen.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server dies in the middle of an import. */
class KilledImportIT {

    private static final int ROWS = 4_000;

    private OwnServer server;

    @BeforeEach
    void prepare() throws IOException {
        server = new OwnServer("killed");
    }

    @AfterEach
    void leaveNothing() {
        server.close();
    }

    @Test
    void goesOnWhereItWasAndTakesNobodyTwice() {
        UUID id;
        try (MicroProcess first = server.start()) {
            id = started();
            await().atMost(Duration.ofSeconds(60)).until(() -> imported(id) > 0);
            OwnServer.kill(first);
        }
        assertThat(imported(id)).as("the kill came in the middle").isBetween(1L, ROWS - 1L);
        try (MicroProcess second = server.start()) {
            assertThat(second.startTook()).isPositive();
            await().atMost(Duration.ofSeconds(90))
                    .until(() ->
                            server.count("select count(*) from crm.customer_import where id = ? and state = 'DONE'", id)
                                    == 1);
            Answer status = agent().get("/api/crm/imports/" + id);
            assertThat(status.json())
                    .as("%s", status)
                    .containsEntry("imported", (long) ROWS)
                    .containsEntry("duplicates", 0L)
                    .containsEntry("ready", 0L);
        }
        assertThat(server.count(
                        "select count(*) from crm.customer c join crm.import_row r on r.person_id = c.id"
                                + " where r.import_id = ?",
                        id))
                .isEqualTo(ROWS);
        assertThat(server.count(
                        "select count(*) - count(distinct c.phone_index) from crm.customer c"
                                + " join crm.import_row r on r.person_id = c.id where r.import_id = ?",
                        id))
                .as("customers with somebody else's phone")
                .isZero();
        String entries = " from audit.entry e join crm.import_row r on r.person_id = e.subject"
                + " where r.import_id = ? and e.action = 'crm.customer.import'";
        assertThat(server.count("select count(*)" + entries, id)).isEqualTo(ROWS);
        assertThat(server.count("select count(distinct e.subject)" + entries, id))
                .isEqualTo(ROWS);
        assertThat(server.count(
                        "select count(*) from privacy.consent c join crm.import_row r on r.person_id = c.person"
                                + " where r.import_id = ?",
                        id))
                .as("consents")
                .isEqualTo(ROWS);
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
        return server.count("select count(*) from crm.import_row where import_id = ? and outcome = 'imported'", id);
    }
}
