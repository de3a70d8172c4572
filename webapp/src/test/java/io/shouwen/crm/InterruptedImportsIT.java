package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.job.JobKind;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.DirectRun;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job gave up in the middle of an import, and nobody came to start it again or to cancel it. */
@InPayara
class InterruptedImportsIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF);
    private static final Person COMPLIANCE = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    @Inject
    Sql sql;

    @Inject
    @Any
    Instance<JobKind> jobs;

    @Test
    void settlesAfterItsTermAndKeepsTheReport() throws Exception {
        UUID id = uploaded("name,phone\n闻某," + InventedNumbers.phone() + "\n坏行,12345\n");
        interrupted(id, "FAILED", Duration.ofDays(6));
        settle();
        assertThat(state(id)).as("somebody may still start it again").isEqualTo("running");
        assertThat(protectedRows(id)).isEqualTo(1);

        interrupted(id, "FAILED", Duration.ofDays(8));
        settle();
        Answer over = status(id);
        assertThat(over.json())
                .containsEntry("state", "cancelled")
                .containsEntry("rows", 2L)
                .containsEntry("skipped", 1L)
                .containsEntry("faulty", 1L)
                .containsEntry("ready", 0L);
        assertThat(Caller.as(AGENT).get("/api/crm/imports/" + id + "/errors").items())
                .hasSize(1);
        assertThat(protectedRows(id)).isZero();
        assertThat(reason(id)).isEqualTo("interrupted");
    }

    /** It can never be started again: nothing is won by waiting. */
    @Test
    void settlesAtOnceWhereKeysWereRotated() throws Exception {
        UUID id = uploaded("name,id number\n闻某," + InventedNumbers.residentId() + "\n");
        sql.change(
                "UPDATE crm.customer_import SET id_number_index_version = id_number_index_version - 1 WHERE id = ?",
                id);
        interrupted(id, "RUNNING", Duration.ZERO);
        settle();
        assertThat(state(id)).as("the job ends it by itself").isEqualTo("running");

        interrupted(id, "FAILED", Duration.ZERO);
        settle();
        assertThat(state(id)).isEqualTo("cancelled");
        assertThat(protectedRows(id)).isZero();
        assertThat(reason(id)).isEqualTo("keys-rotated");
    }

    private static UUID uploaded(String csv) {
        Answer checked = Caller.as(AGENT)
                .send(
                        "POST",
                        "/api/crm/imports?consentText=2026-1&dryRun=true",
                        csv,
                        "Content-Type",
                        "text/csv; charset=UTF-8");
        assertThat(checked.status()).as("%s", checked).isEqualTo(201);
        return UUID.fromString(checked.text("id"));
    }

    /** As if its rows were being taken in by a job that ended so long ago. */
    private void interrupted(UUID id, String state, Duration ago) {
        UUID job = UUID.randomUUID();
        Instant ended = state.equals("RUNNING") ? null : Instant.now().minus(ago);
        sql.change(
                "INSERT INTO platform.job (id, kind, parameters, started_by, permissions, session, address, state,"
                        + " started_at, ended_at) VALUES (?, 'crm.import', '{}', '1001', '', '-', '-', ?, ?, ?)",
                job,
                state,
                Instant.now().minus(ago),
                ended);
        sql.change("UPDATE crm.customer_import SET state = 'RUNNING', job_id = ? WHERE id = ?", job, id);
    }

    private void settle() throws Exception {
        for (JobKind job : jobs) {
            if (job.name().equals("crm.import-forgotten")) {
                job.run(new DirectRun());
            }
        }
    }

    private static Answer status(UUID id) {
        return Caller.as(AGENT).get("/api/crm/imports/" + id);
    }

    private static String state(UUID id) {
        return status(id).text("state");
    }

    private long protectedRows(UUID id) {
        return sql.number(
                "SELECT count(*) FROM crm.import_row WHERE import_id = ? AND (name_sealed IS NOT NULL OR name_mask IS NOT NULL"
                        + " OR phone_index IS NOT NULL OR phone_keys IS NOT NULL OR id_card_index IS NOT NULL"
                        + " OR id_card_keys IS NOT NULL)",
                id);
    }

    private static Object reason(UUID id) {
        return Caller.as(COMPLIANCE)
                .get("/api/privacy/audit-entries?action=crm.import.cancel&limit=50")
                .items()
                .stream()
                .filter(entry -> ("crm.import/" + id).equals(entry.get("object")))
                .map((Map<String, Object> entry) -> entry.get("reason"))
                .findFirst()
                .orElse(null);
    }
}
