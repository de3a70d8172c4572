package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.crm.TestCampaigns;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.TestMailServer;
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
        String read = tag("crm.interactions");
        assertThat(Caller.as(OFFICER)
                        .put(RULES + "/crm.interactions", rule, "If-Match", read)
                        .status())
                .isEqualTo(401); // no fresh second factor
        assertThat(Caller.as(OFFICER.withSecondFactor())
                        .put(RULES + "/crm.interactions", rule)
                        .status())
                .isEqualTo(428);
        Answer put = Caller.as(OFFICER.withSecondFactor()).put(RULES + "/crm.interactions", rule, "If-Match", read);
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(put.header("ETag")).contains(tag("crm.interactions"));
        assertThat(put.json()).containsEntry("action", "anonymise");
        assertThat(Caller.as(OFFICER.withSecondFactor())
                        .put(RULES + "/crm.interactions", rule, "If-Match", read)
                        .status())
                .as("somebody else was quicker")
                .isEqualTo(412);
        String key = UUID.randomUUID().toString();
        Answer started = run(key);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        assertThat(run(key).text("job")).as("once").isEqualTo(started.text("job"));
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        while (summary(old).equals("很久以前") && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
        assertThat(summary(old)).contains("已清除");
        assertThat(summary(kept)).isEqualTo("很久以前");
        assertThat(summary(young)).isEqualTo("刚才来访");
        Caller.as(OFFICER)
                .put(
                        RULES + "/crm.interactions",
                        Map.of("days", YEARS_80, "action", "anonymise", "enabled", false),
                        "If-Match",
                        tag("crm.interactions"));
        while (Caller.as(OFFICER).get("/api/privacy/retention/runs").jsonArray().isEmpty()
                && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
        assertThat(Caller.as(OFFICER).get("/api/privacy/retention/runs").body()).contains("crm.interactions");
        Answer entries = Caller.as(OFFICER).get("/api/privacy/audit-entries?action=privacy.retention.run");
        assertThat(entries.items()).isNotEmpty();
    }

    @Test
    void forgetsWhomOldCampaignsReachedAndKeepsTheirCounts() throws Exception {
        String rule = RULES + "/crm.campaigns";
        UUID old;
        UUID young;
        try (TestMailServer mail = TestMailServer.start()) {
            old = sentCampaign();
            young = sentCampaign();
            assertThat(mail.received()).hasSize(6);
        }
        sql.change("update crm.campaign set ended_at = now() - interval '85 years' where id = ?", old);
        Answer preview = Caller.as(OFFICER).get(rule + "/preview?days=" + YEARS_80);
        assertThat(preview.json()).as(preview.toString()).containsEntry("count", 1L);
        assertThat(reached(old)).isEqualTo(3);

        Caller officer = Caller.as(OFFICER.withSecondFactor());
        Map<String, Object> off = Map.of("days", YEARS_80, "action", "anonymise", "enabled", false);
        Map<String, Object> on = Map.of("days", YEARS_80, "action", "anonymise", "enabled", true);
        assertThat(officer.put(rule, on, "If-Match", tag("crm.campaigns")).status())
                .isEqualTo(200);
        assertThat(run(UUID.randomUUID().toString()).status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> reached(old) == 0);
        officer.put(rule, off, "If-Match", tag("crm.campaigns"));

        assertThat(sql.number(
                        "select count(*) from crm.campaign_recipient where campaign_id = ? and result = 'SENT'"
                                + " and customer_id is null and opt_out_hash is null",
                        old))
                .as("counts, and links that lead nowhere")
                .isEqualTo(3);
        assertThat(reached(young)).isEqualTo(3);
        assertThat(Caller.as(OFFICER).get(rule + "/preview?days=" + YEARS_80).json())
                .containsEntry("count", 0L);
    }

    private static UUID sentCampaign() {
        TestCampaigns campaigns = new TestCampaigns();
        campaigns.importCustomers(3);
        return UUID.fromString(campaigns.finished(campaigns.started()));
    }

    /** Whom it leads to. */
    private long reached(UUID campaign) {
        return sql.number(
                "select count(*) from crm.campaign_recipient where campaign_id = ? and customer_id is not null",
                campaign);
    }

    /** The four fates of somebody who was registered eighty-five years ago. */
    @Test
    void tellsApartWhatGoesWholeWhatPartlyAndWhatStays() throws Exception {
        String whole = old();
        String partly = old();
        UUID complaint = closedLongAgo(partly, "complaint");
        String held = old();
        UUID dispute = closedLongAgo(held, "technical");
        String active = old();
        accept(active, "technical");
        Person legal = Person.with(Role.LEGAL, Portal.SUPERVISION);
        assertThat(Caller.as(legal)
                        .send("PUT", "/api/workorder/frozen-cases/" + dispute, "")
                        .status())
                .isEqualTo(204);
        Map<String, Object> rule =
                new java.util.LinkedHashMap<>(Map.of("days", YEARS_80, "action", "delete", "enabled", true));
        int days = terms("complaint-evidence", "days");
        holdFor(36_500);
        try {
            Map<String, Object> preview = Caller.as(OFFICER)
                    .get(RULES + "/crm.profile/preview?days=" + YEARS_80)
                    .json();
            for (String fate : List.of("whole", "partly", "held", "active")) {
                assertThat(((Number) preview.get(fate)).longValue())
                        .as(fate + " of " + preview)
                        .isGreaterThanOrEqualTo(1);
            }
            Caller officer = Caller.as(OFFICER.withSecondFactor());
            assertThat(officer.put(RULES + "/crm.profile", rule, "If-Match", tag("crm.profile"))
                            .status())
                    .isEqualTo(200);
            assertThat(officer.send("POST", "/api/privacy/retention/runs", "").status())
                    .isEqualTo(202);
            Instant limit = Instant.now().plus(Duration.ofSeconds(30));
            while (runs() == 0 && Instant.now().isBefore(limit)) {
                Thread.sleep(100);
            }
            rule.put("enabled", false);
            officer.put(RULES + "/crm.profile", rule, "If-Match", tag("crm.profile"));
            assertThat(runs()).as("one run that tells all four apart").isOne();
            assertThat(limitOf(whole)).isEqualTo("ERASED");
            assertThat(limitOf(partly)).isEqualTo("ERASED_BUT_HELD");
            assertThat(limitOf(held)).isNull();
            assertThat(limitOf(active)).isNull();
            assertThat(sql.first(
                            "select description from workorder.work_order where id = ?",
                            row -> row.getString(1),
                            complaint))
                    .contains("很久以前");
        } finally {
            holdFor(days);
            Caller.as(legal).delete("/api/workorder/frozen-cases/" + dispute);
        }
        Answer page = Visitor.as(OFFICER).open("/privacy/retention");
        assertThat(page.body()).contains("部分依法留存").doesNotContain("???");
    }

    @Test
    void changesATermOfAHoldByANewVersion() {
        int version = terms("payment-records", "version");
        int days = terms("payment-records", "days");
        String path = "/api/privacy/retention/holds/payment-records";
        String seen = "\"" + version + "\"";
        assertThat(Caller.as(OFFICER)
                        .put(path, Map.of("days", 1825), "If-Match", seen)
                        .status())
                .as("without a fresh second factor")
                .isEqualTo(401);
        Caller officer = Caller.as(OFFICER.withSecondFactor());
        Answer changed = officer.put(path, Map.of("days", 1825), "If-Match", seen);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(officer.put(path, Map.of("days", days), "If-Match", seen).status())
                .isEqualTo(412);
        assertThat(officer.put(path, Map.of("days", -1), "If-Match", "\"" + (version + 1) + "\"")
                        .status())
                .isEqualTo(400);
        assertThat(officer.put("/api/privacy/retention/holds/open-case", Map.of("days", 1), "If-Match", "\"1\"")
                        .status())
                .as("a case is held while it is open")
                .isEqualTo(404);
        assertThat(officer.put(path, Map.of("days", days), "If-Match", "\"" + (version + 1) + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(sql.number(
                        "select count(*) from privacy.hold_rule_change where word = 'payment-records' and version > ?",
                        version))
                .isEqualTo(2);
        assertThat(Caller.as(OFFICER)
                        .get("/api/privacy/audit-entries?action=privacy.hold.change")
                        .items())
                .isNotEmpty();
        for (Person person : new Person[] {AGENT, Person.with(Role.AUDITOR, Portal.COMPLIANCE)}) {
            assertThat(Caller.as(person).get("/api/privacy/retention/holds").status())
                    .isEqualTo(403);
            assertThat(Caller.as(person)
                            .put(path, Map.of("days", 1), "If-Match", "\"1\"")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(Visitor.as(OFFICER).open("/privacy/retention").body())
                .contains("holding:changeHold")
                .doesNotContain("???");
    }

    private int terms(String word, String column) {
        return sql.first("select " + column + " from privacy.hold_rule where word = ?", row -> row.getInt(1), word)
                .orElseThrow();
    }

    private void holdFor(int days) {
        Answer changed = Caller.as(OFFICER.withSecondFactor())
                .put(
                        "/api/privacy/retention/holds/complaint-evidence",
                        Map.of("days", days),
                        "If-Match",
                        "\"" + terms("complaint-evidence", "version") + "\"");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    private long runs() {
        return sql.number("select count(*) from privacy.retention_run where category = 'crm.profile'"
                + " and expired >= 1 and partly >= 1 and held >= 1 and active >= 1");
    }

    private String limitOf(String customer) {
        return sql.list(
                        "select processing_limit from crm.customer where id = ?",
                        row -> java.util.Optional.ofNullable(row.getString(1)),
                        UUID.fromString(customer))
                .get(0)
                .orElse(null);
    }

    private String old() {
        String customer = register();
        sql.change(
                "update crm.customer set created_at = now() - interval '85 years', updated_at = now() - interval '85 years'"
                        + " where id = ?",
                UUID.fromString(customer));
        return customer;
    }

    private static UUID accept(String customer, String type) {
        Answer order = Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", type,
                                "priority", "normal",
                                "description", "很久以前"));
        assertThat(order.status()).as(order.toString()).isEqualTo(201);
        return UUID.fromString(order.text("id"));
    }

    private UUID closedLongAgo(String customer, String type) {
        UUID order = accept(customer, type);
        sql.change(
                "update workorder.work_order set state = 'CLOSED', closed_at = now() - interval '84 years',"
                        + " changed_at = now() - interval '84 years' where id = ?",
                order);
        return order;
    }

    /** The ETag of a category's rule, as the list tells its version. */
    private static String tag(String category) {
        return Caller.as(OFFICER).get(RULES).jsonArray().stream()
                .map(rule -> (Map<?, ?>) rule)
                .filter(rule -> category.equals(rule.get("category")))
                .map(rule -> "\"" + rule.get("version") + "\"")
                .findFirst()
                .orElseThrow();
    }

    private static Answer run(String key) {
        return Caller.as(OFFICER.withSecondFactor())
                .send("POST", "/api/privacy/retention/runs", "", "Idempotency-Key", key);
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
