package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing expires before a rule is switched on; then what is too old does, but for what a hold covers (P17). */
@InPayara
class RetentionIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-retention");
    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-keeps");
    private static final String RULES = "/api/privacy/retention/rules";
    private static final int YEARS_80 = 29_200;

    @Inject
    Sql sql;

    @Test
    void takesTheWordsOutOfOldContactsAndLeavesHeldOnes() throws Exception {
        String free = register();
        String held = register();
        UUID old = said(free);
        UUID kept = said(held);
        UUID young = UUID.fromString(Caller.as(AGENT)
                .post("/api/crm/customers/" + free + "/interactions", Map.of("channel", "visit", "summary", "刚才来访"))
                .text("id"));
        Answer order = Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", held,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "未结"));
        assertThat(order.status()).isEqualTo(201);

        Answer preview = Caller.as(OFFICER).get(RULES + "/crm.interactions/preview?days=" + YEARS_80);
        assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
        assertThat(((Number) preview.json().get("count")).longValue()).isGreaterThanOrEqualTo(2);
        assertThat(((Number) preview.json().get("held")).longValue()).isGreaterThanOrEqualTo(1);
        assertThat(summary(old)).as("a preview changes nothing").isEqualTo("很久以前");

        Map<String, Object> rule = Map.of("days", YEARS_80, "action", "anonymise", "enabled", true);
        assertThat(Caller.as(OFFICER).put(RULES + "/crm.interactions", rule).status())
                .isEqualTo(401); // no fresh second factor
        Answer put = Caller.as(OFFICER.withSecondFactor()).put(RULES + "/crm.interactions", rule);
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        Answer started = Caller.as(OFFICER.withSecondFactor()).send("POST", "/api/privacy/retention/runs", "");
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        while (summary(old).equals("很久以前") && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
        assertThat(summary(old)).contains("已清除");
        assertThat(summary(kept)).isEqualTo("很久以前");
        assertThat(summary(young)).isEqualTo("刚才来访");
        Caller.as(OFFICER)
                .put(RULES + "/crm.interactions", Map.of("days", YEARS_80, "action", "anonymise", "enabled", false));
        while (Caller.as(OFFICER).get("/api/privacy/retention/runs").jsonArray().isEmpty()
                && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
        assertThat(Caller.as(OFFICER).get("/api/privacy/retention/runs").body()).contains("crm.interactions");
        Answer entries = Caller.as(OFFICER).get("/api/privacy/audit-entries?action=privacy.retention.run");
        assertThat(entries.items()).isNotEmpty();
    }

    @Test
    void refusesWhatNoRuleMayBe() {
        Caller officer = Caller.as(OFFICER.withSecondFactor());
        for (Map<String, Object> rule : List.<Map<String, Object>>of(
                Map.of("days", 3, "action", "anonymise", "enabled", false),
                Map.of("days", 400, "action", "delete", "enabled", false),
                Map.of("days", 400, "action", "burn", "enabled", false))) {
            assertThat(officer.put(RULES + "/crm.interactions", rule).status()).isEqualTo(400);
        }
        assertThat(officer.put(RULES + "/crm.nothing", Map.of("days", 400, "action", "delete", "enabled", false))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsOthersOutAndShowsItsPage() {
        for (Person person : new Person[] {AGENT, Person.with(Role.AUDITOR, Portal.COMPLIANCE)}) {
            assertThat(Caller.as(person).get(RULES).status()).isEqualTo(403);
            assertThat(Caller.as(person).get("/api/privacy/retention/runs").status())
                    .isEqualTo(403);
            assertThat(Caller.as(person)
                            .send("POST", "/api/privacy/retention/runs", "")
                            .status())
                    .isEqualTo(403);
            assertThat(Visitor.as(person).open("/privacy/retention").status()).isEqualTo(403);
        }
        Answer page = Visitor.as(OFFICER).open("/privacy/retention");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains("workorder.orders").doesNotContain("???");
    }

    private String summary(UUID id) {
        return sql.first("select summary from crm.interaction where id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }

    /** A contact of eighty-five years ago: no other test has one that old. */
    private UUID said(String customer) {
        UUID id = UUID.randomUUID();
        sql.change(
                "insert into crm.interaction (id, customer_id, channel, direction, occurred_at, summary, recorded_by,"
                        + " recorded_at) values (?, ?, 'PHONE', 'INBOUND', now() - interval '85 years', '很久以前', 't', now())",
                id,
                UUID.fromString(customer));
        return id;
    }

    private static String register() {
        Answer answer = Caller.as(AGENT).post("/api/crm/customers", Map.of("name", "保存期", "evenIfSimilar", true));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }
}
