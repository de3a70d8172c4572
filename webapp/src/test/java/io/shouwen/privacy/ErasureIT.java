package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.job.JobKind;
import io.shouwen.privacy.freetext.KeptText;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.DirectRun;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.SettableClock;
import io.shouwen.testing.Visitor;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** After an erasure nothing gives the person back, and nothing that was counted has changed (P11). */
@InPayara
class ErasureIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-erases");
    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-erases-too");
    private static final Person SUPERVISOR = Person.with(Role.SUPERVISOR, Portal.SUPERVISION);
    private static final String REQUESTS = "/api/privacy/subject-requests/";

    @Inject
    Sql sql;

    @Inject
    SettableClock clock;

    @Inject
    ProtectedTexts texts;

    @Inject
    @Any
    Instance<JobKind> jobs;

    @Resource(lookup = "java:app/jdbc/shouwen-owner")
    DataSource owner;

    private final String tail = "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final String phone = "186" + tail;
    private final String word = letters();
    private String staged;

    @Test
    void leavesNothingThatGivesThePersonBack() throws Exception {
        String customer = everythingAbout(word);
        assertThat(found(word)).isNotEmpty();
        assertThat(found("186****" + tail.substring(4))).isNotEmpty();
        List<String> keys = searchKeys(customer);
        assertThat(keys).isNotEmpty();
        keys.forEach(key -> assertThat(found(key)).isNotEmpty());
        Map<String, Long> counts = counts();
        String facts = dump("performance");
        String card = scorecard();
        assertThat(card).contains(AGENT.staffNumber());

        Answer report = erase(customer);

        assertThat(report.json()).containsEntry("whole", true);
        assertThat(report.body()).contains("crm.profile").contains("statistics-and-pay");
        for (String trace : List.of(word, "+86" + phone, phone, "186****" + tail.substring(4))) {
            assertThat(found(trace))
                    .as(trace.equals(word) ? "the person's words" : "a trace")
                    .isEmpty();
        }
        assertThat(rows("crm.customer where id", UUID.fromString(customer)))
                .hasSize(1)
                .noneMatch(row -> row.contains("遗") || row.contains("浙江"));
        keys.forEach(key -> assertThat(found(key)).as("a search key").isEmpty());
        assertThat(sql.number("select count(*) from privacy.data_key where person = ?", UUID.fromString(customer)))
                .isZero();
        assertThat(counts()).isEqualTo(counts);
        assertThat(dump("performance")).isEqualTo(facts);
        assertThat(scorecard()).isEqualTo(card);
        refusedEverywhere(customer);
    }

    @Test
    void doesNotGiveThePersonBackFromAnOldBackup() throws Exception {
        String customer = everythingAbout(word);
        UUID id = UUID.fromString(customer);
        Map<String, List<String>> backup = new LinkedHashMap<>();
        backup.put("crm.customer", rows("crm.customer where id", id));
        backup.put("crm.interaction", rows("crm.interaction where customer_id", id));
        backup.put("workorder.work_order", rows("workorder.work_order where customer", id));
        backup.put("privacy.data_key", rows("privacy.data_key where person", id));
        assertThat(backup.values()).allMatch(rows -> !rows.isEmpty());
        erase(customer);

        try (Connection connection = owner.getConnection();
                Statement restore = connection.createStatement()) {
            restore.execute("alter table privacy.data_key disable trigger user");
            restore.execute("alter table privacy.destroyed_key disable trigger user");
            restore.execute("delete from privacy.destroyed_key where person = '" + id + "'");
            restore.execute("delete from privacy.person_limit where person = '" + id + "'");
            putBack(restore, id, backup);
            restore.execute("alter table privacy.data_key enable trigger user");
            restore.execute("alter table privacy.destroyed_key enable trigger user");
        }
        assertThat(found(word)).as("the backup is back").isNotEmpty();

        replay();

        assertThat(found(word)).isEmpty();
        assertThat(found("186****" + tail.substring(4))).isEmpty();
        assertThat(sql.number("select count(*) from privacy.data_key where person = ?", id))
                .isZero();
        refusedEverywhere(customer);
    }

    /** The tombstones are those of today and show nothing: each module is asked what is there. */
    @Test
    void erasesAgainWhomABackupOfOneSchemaBringsBack() throws Exception {
        String customer = everythingAbout(word);
        UUID id = UUID.fromString(customer);
        Map<String, List<String>> crm = Map.of(
                "crm.customer", rows("crm.customer where id", id),
                "crm.interaction", rows("crm.interaction where customer_id", id));
        Map<String, List<String>> workOrders =
                Map.of("workorder.work_order", rows("workorder.work_order where customer", id));
        erase(customer);
        run("privacy.erase-returned");
        assertThat(erasedAgain(id)).as("nobody is back").isZero();

        putBack(id, crm);
        assertThat(found("186****" + tail.substring(4)))
                .as("the backup is back")
                .contains("crm.customer");
        run("privacy.erase-returned");
        assertThat(found(word)).isEmpty();
        assertThat(found("186****" + tail.substring(4))).isEmpty();
        refusedEverywhere(customer);
        assertThat(erasedAgain(id)).isOne();

        putBack(id, workOrders);
        assertThat(found(word)).as("the backup is back").contains("workorder.work_order");
        beforeTheDoorsOpen();
        assertThat(found(word)).isEmpty();
        refusedEverywhere(customer);
        assertThat(erasedAgain(id)).isEqualTo(2);
        run("privacy.erase-returned");
        assertThat(erasedAgain(id)).as("once is enough").isEqualTo(2);
    }

    /** What a hold keeps stays, and is not taken for something that came back. */
    @Test
    void erasesInPartAgainWhomABackupOfOneSchemaBringsBack() throws Exception {
        String customer = register(word);
        UUID id = UUID.fromString(customer);
        close(accept(customer, word, "complaint"), word);
        Map<String, List<String>> backup = Map.of("crm.customer", rows("crm.customer where id", id));
        assertThat(erase(customer).json()).containsEntry("whole", false);
        run("privacy.erase-returned");
        assertThat(erasedAgain(id)).isZero();

        putBack(id, backup);
        assertThat(get(customer).text("phone")).as("the backup is back").isNotNull();
        run("privacy.erase-returned");

        assertThat(get(customer).text("phone")).isNull();
        assertThat(get(customer).json()).containsEntry("limit", "erased-but-held");
        assertThat(found(word)).as("the complaint stays").contains("workorder.work_order");
        run("privacy.erase-returned");
        assertThat(erasedAgain(id)).isOne();
    }

    private long erasedAgain(UUID person) {
        return sql.number(
                "select count(*) from audit.entry where action = 'privacy.erase-again' and subject = ?", person);
    }

    private static void beforeTheDoorsOpen() throws Exception {
        Class<?> first = Class.forName("io.shouwen.privacy.rights.ErasingReturned");
        Method erase = first.getDeclaredMethod("eraseAll");
        erase.setAccessible(true);
        erase.invoke(CDI.current().select(first).get());
    }

    private void putBack(UUID person, Map<String, List<String>> dumped) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement restore = connection.createStatement()) {
            putBack(restore, person, dumped);
        }
    }

    /** Rows as they were dumped, in the place of those that an erasure has emptied. */
    private static void putBack(Statement restore, UUID person, Map<String, List<String>> dumped) throws SQLException {
        for (Map.Entry<String, List<String>> table : dumped.entrySet()) {
            if (table.getKey().equals("workorder.work_order")) {
                for (String row : table.getValue()) {
                    restore.execute("update workorder.work_order w set description = r.description,"
                            + " solution = r.solution, feedback = r.feedback from"
                            + " json_populate_record(null::workorder.work_order, '" + row.replace("'", "''")
                            + "') r where w.id = r.id");
                }
            } else {
                if (table.getKey().equals("crm.customer")) {
                    restore.execute("delete from crm.customer where id = '" + person + "'");
                } else if (table.getKey().equals("crm.interaction")) {
                    restore.execute("delete from crm.interaction where customer_id = '" + person + "'");
                }
                restored(restore, table.getKey(), table.getValue());
            }
        }
    }

    private static void replay() throws Exception {
        Class<?> ledger = Class.forName("io.shouwen.privacy.vault.DestroyedKeys");
        Method replay = ledger.getDeclaredMethod("replay");
        replay.setAccessible(true);
        replay.invoke(CDI.current().select(ledger).get());
    }

    @Test
    void givesNothingBackFromAnOldBackupThatNoHoldCovers() throws Exception {
        String customer = register(word);
        UUID id = UUID.fromString(customer);
        close(accept(customer, word, "complaint"), word);
        List<String> backup = rows("crm.customer where id", id);
        assertThat(erase(customer).json()).containsEntry("whole", false);
        assertThat(get(customer).text("phone")).isNull();

        try (Connection connection = owner.getConnection();
                Statement restore = connection.createStatement()) {
            restore.execute("alter table privacy.partly_erased disable trigger user");
            restore.execute("delete from privacy.partly_erased where person = '" + id + "'");
            restore.execute("alter table privacy.partly_erased enable trigger user");
            restore.execute("delete from privacy.erasure_waiting where person = '" + id + "'");
            restore.execute("delete from privacy.person_limit where person = '" + id + "'");
            restore.execute("delete from crm.customer where id = '" + id + "'");
            restore.execute("insert into crm.customer select * from json_populate_record(null::crm.customer, '"
                    + backup.get(0).replace("'", "''") + "')");
        }
        assertThat(get(customer).text("phone")).as("the backup is back").isNotNull();

        replay();

        assertThat(get(customer).json())
                .containsEntry("limit", "erased-but-held")
                .containsEntry("consents", List.of());
        assertThat(get(customer).text("phone")).isNull();
        assertThat(found(word))
                .as("the complaint stays")
                .isNotEmpty()
                .allMatch(table -> table.startsWith("workorder.") || table.startsWith("privacy."));
        assertThat(sql.number("select count(*) from privacy.erasure_waiting where person = ?", id))
                .as("and goes when its time has come")
                .isOne();
    }

    @Test
    void keepsBackWhatTheLawWantsAndFinishesWhenThatEnds() throws Exception {
        String customer = register(word);
        String order = accept(customer, word, "complaint");
        close(order, word);
        String open = accept(customer, word, "technical");

        Answer partly = erase(customer);
        assertThat(partly.json()).as(partly.toString()).containsEntry("whole", false);
        assertThat(partly.body()).contains("open-case").contains("complaint-evidence");
        assertThat(get(customer).json()).containsEntry("limit", "erased-but-held");
        assertThat(sealedPhones(customer)).isOne();

        close(open, word);
        clock.advance(Duration.ofDays(2));
        finish();
        assertThat(sealedPhones(customer)).isZero();
        assertThat(found(word)).as("the complaint alone").isNotEmpty().allMatch(t -> t.startsWith("workorder."));

        clock.advance(Duration.ofDays(1095));
        finish();
        clock.runAgain();
        assertThat(found(word)).isEmpty();
        assertThat(sql.number(
                        "select count(*) from privacy.erasure where whole and person = ?", UUID.fromString(customer)))
                .isOne();
    }

    /** The scene: a complaint is closed and held, a technical case is open, and the person wants everything gone. */
    @Test
    void usesWhatIsHeldBackForItsHoldAlone() throws Exception {
        String customer = register(word);
        for (String purpose : List.of("service", "marketing", "survey")) {
            assertThat(Caller.as(AGENT)
                            .post(
                                    "/api/privacy/people/" + customer + "/consents",
                                    Map.of(
                                            "purpose",
                                            purpose,
                                            "given",
                                            true,
                                            "textVersion",
                                            "2026-1",
                                            "channel",
                                            "phone"))
                            .status())
                    .isEqualTo(204);
        }
        String text = word + " 电话 " + phone;
        String complaint = accept(customer, text, "complaint");
        close(complaint, text);
        String open = accept(customer, text, "technical");
        assertThat(reveal(customer, "crm.customer.phone", null, "marketing-contact", open)
                        .status())
                .isEqualTo(200);
        assertThat(erase(customer).json()).containsEntry("whole", false);

        refused(Caller.as(AGENT).post("/api/workorder/work-orders", order(customer, word, "technical")), 409);
        refused(say(customer, word), 409);
        Answer shown = get(customer);
        assertThat(shown.json()).containsEntry("limit", "erased-but-held").containsEntry("consents", List.of());
        assertThat(shown.body()).doesNotContain("186****");
        refused(
                Caller.as(AGENT)
                        .put(
                                "/api/crm/customers/" + customer,
                                Map.of("name", "新名", "phone", phone),
                                "If-Match",
                                shown.header("ETag").orElseThrow()),
                409);
        refused(
                Caller.as(AGENT)
                        .post(
                                "/api/privacy/people/" + customer + "/consents",
                                Map.of(
                                        "purpose",
                                        "marketing",
                                        "given",
                                        true,
                                        "textVersion",
                                        "2026-1",
                                        "channel",
                                        "phone")),
                409);
        assertThat(search()).as("neither by the number on file nor by texts").doesNotContain(customer);
        assertThat(reveal(customer, "crm.customer.phone", null, "marketing-contact", open)
                        .status())
                .isIn(403, 409);
        refused(reveal(customer, "crm.customer.phone", null, "fraud-investigation", open), 409);
        refused(reveal(customer, "workorder.work_order.description", complaint, "contact-customer", open), 409);
        assertThat(reveal(customer, "crm.customer.phone", null, "contact-customer", open)
                        .status())
                .as("what the open case is held for")
                .isEqualTo(200);

        refused(
                Caller.as(AGENT)
                        .post(
                                "/api/privacy/matches",
                                Map.of(
                                        "person",
                                        customer,
                                        "kind",
                                        "phone",
                                        "value",
                                        phone,
                                        "case",
                                        "workorder/" + open)),
                409);

        String path = "/api/workorder/work-orders/";
        assertThat(Caller.as(AGENT).get(path + complaint).body())
                .contains("held by law")
                .doesNotContain(word);
        assertThat(Caller.as(AGENT).get(path + complaint + "/history").body()).doesNotContain(word);
        assertThat(Visitor.as(AGENT)
                        .open("/workorder/work-order?id=" + complaint)
                        .body())
                .contains("held by law")
                .doesNotContain(word)
                .doesNotContain("???");
        assertThat(Caller.as(AGENT).get(path + open).body())
                .as("still worked on")
                .contains(word);
        refused(
                Caller.as(AGENT)
                        .post(
                                path + complaint + "/reopening",
                                Map.of("reason", "再来"),
                                "If-Match",
                                Caller.as(AGENT)
                                        .get(path + complaint)
                                        .header("ETag")
                                        .orElseThrow()),
                409);
        refused(
                Caller.as(AGENT)
                        .post(
                                path + open + "/note",
                                Map.of("note", "备注"),
                                "If-Match",
                                Caller.as(AGENT).get(path + open).header("ETag").orElseThrow()),
                409);
        assertThat(close(open, word)).as("no rating link").isNull();
        assertThat(Visitor.as(AGENT).open("/crm/customer?id=" + customer).body())
                .contains("部分依法留存")
                .doesNotContain("186****")
                .doesNotContain("???");
    }

    @Test
    void leavesTheNumberInNobodyElsesOriginal() throws Exception {
        String customer = register(null);
        String friend = other();
        String held = other();
        say(friend, "联系不上就打她朋友的电话 " + phone);
        say(held, "联系不上就打她朋友的电话 " + phone);
        accept(held, "未结", "technical");
        assertThat(mentions(friend)).isOne();
        assertThat(mentions(held)).isOne();

        Answer report = erase(customer);

        assertThat(report.json().get("destroyed").toString()).contains("privacy.texts-about-others=2");
        assertThat(report.json().get("stays").toString()).contains("privacy.texts-about-others=held-for-others");
        assertThat(mentions(friend)).as("the original is gone").isZero();
        assertThat(mentions(held)).as("held for whom it is about").isOne();
        assertThat(search()).as("and found by nobody").doesNotContain(held).doesNotContain(friend);
        assertThat(sql.first(
                        "select summary from crm.interaction where customer_id = ?",
                        row -> row.getString(1),
                        UUID.fromString(friend)))
                .as("what is shown stays, the number hidden")
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("她朋友的电话 ******")
                        .doesNotContain(phone)
                        .doesNotContain("186****"));
    }

    @Test
    void finishesWhenAnotherPersonsHoldHasEnded() throws Exception {
        String customer = register(null);
        String held = other();
        say(held, "联系不上就打她朋友的电话 " + phone);
        String order = accept(held, "未结", "technical");
        Answer first = erase(customer);
        assertThat(first.json()).containsEntry("whole", true).containsEntry("version", 1L);
        finish();
        assertThat(mentions(held)).as("the case is open").isOne();
        assertThat(reports(customer)).hasSize(1);

        close(order, "完");
        clock.advance(Duration.ofDays(2));
        try {
            finish();
        } finally {
            clock.runAgain();
        }

        assertThat(mentions(held)).as("nothing holds it any more").isZero();
        List<String> reports = reports(customer);
        assertThat(reports).hasSize(2).first().isEqualTo(first.body());
        assertThat(reports.get(1))
                .contains("\"version\":2")
                .contains("\"supplements\":\"" + first.text("report") + "\"")
                .contains("\"privacy.texts-about-others\":2") // what was said, and what is to follow
                .contains("\"whole\":true")
                .doesNotContain("held-for-others");
        assertThat(sql.number("select count(*) from privacy.erasure_left where person = ?", UUID.fromString(customer)))
                .isZero();
        String request = first.text("request");
        assertThat(Caller.as(OFFICER).get(REQUESTS + request).body())
                .as("with the request that it answers")
                .contains(id(reports.get(1)));
        assertThat(sql.number(
                        "select count(*) from audit.entry where action = 'privacy.erase-left' and subject = ?",
                        UUID.fromString(customer)))
                .isOne();
        finish();
        assertThat(reports(customer)).as("and no more").hasSize(2);
    }

    @Test
    void leavesAloneWhatWasWrittenAnewSince() throws Exception {
        String customer = register(null);
        String held = other();
        say(held, "联系不上就打她朋友的电话 " + phone);
        String order = accept(held, "未结", "technical");
        erase(customer);
        UUID row = sql.list(
                        "select row_id from privacy.erasure_left where person = ?",
                        r -> r.getObject(1, UUID.class),
                        UUID.fromString(customer))
                .get(0);
        texts.keep(new KeptText(
                new PersonId(UUID.fromString(held)),
                new TextColumn("crm", "interaction", "summary"),
                row,
                TypedText.of("改打 " + InventedNumbers.phone())));

        close(order, "完");
        clock.advance(Duration.ofDays(2));
        try {
            finish();
        } finally {
            clock.runAgain();
        }

        assertThat(mentions(held)).as("another text by now").isOne();
        assertThat(reports(customer))
                .as("nothing is left of the old one, and the report says so")
                .hasSize(2)
                .last()
                .asString()
                .doesNotContain("held-for-others");
    }

    @Test
    void looksAgainAtOnceWhenATermIsShortened() throws Exception {
        String customer = register(word);
        close(accept(customer, word, "complaint"), word);
        erase(customer);
        String terms = "/api/privacy/retention/holds";
        finish();
        assertThat(found(word)).isNotEmpty();
        Map<?, ?> rule = Caller.as(OFFICER).get(terms).jsonArray().stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> "complaint-evidence".equals(one.get("word")))
                .findFirst()
                .orElseThrow();
        Answer changed = term(terms, 0, "\"" + rule.get("version") + "\"");
        try {
            finish();
            assertThat(found(word)).as("nothing holds it any more").isEmpty();
        } finally {
            term(
                    terms,
                    ((Number) rule.get("days")).intValue(),
                    changed.header("ETag").orElseThrow());
        }
    }

    private static Answer term(String terms, int days, String ifMatch) {
        Answer changed = Caller.as(OFFICER.withSecondFactor())
                .put(terms + "/complaint-evidence", Map.of("days", days), "If-Match", ifMatch);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        return changed;
    }

    private List<String> reports(String customer) {
        return sql.list(
                "select report from privacy.erasure where person = ? order by id",
                row -> row.getString(1),
                UUID.fromString(customer));
    }

    private static String id(String report) {
        return report.replaceAll(".*\"report\":\"([0-9a-f-]+)\".*", "$1");
    }

    @Test
    void forgetsTheNumberInOthersTextsAgainThatAnOldBackupBringsBack() throws Exception {
        String customer = register(word);
        UUID id = UUID.fromString(customer);
        String friend = other();
        say(friend, "联系不上就打她朋友的电话 " + phone);
        UUID about = UUID.fromString(friend);
        List<String> profile = rows("crm.customer where id", id);
        List<String> original = rows("privacy.sealed_text where person", about);
        List<String> numbers = rows("privacy.text_number where person", about);
        erase(customer);
        assertThat(mentions(friend)).isZero();
        try (Connection connection = owner.getConnection();
                Statement restore = connection.createStatement()) {
            restore.execute("alter table privacy.destroyed_key disable trigger user");
            restore.execute("delete from privacy.destroyed_key where person = '" + id + "'");
            restore.execute("alter table privacy.destroyed_key enable trigger user");
            restore.execute("delete from privacy.person_limit where person = '" + id + "'");
            restore.execute("delete from crm.customer where id = '" + id + "'");
            restored(restore, "crm.customer", profile);
            restored(restore, "privacy.sealed_text", original);
            restored(restore, "privacy.text_number", numbers);
        }
        assertThat(mentions(friend)).as("the backup is back").isOne();

        replay();

        assertThat(mentions(friend)).isZero();
        assertThat(search()).doesNotContain(friend);
    }

    private static void restored(Statement restore, String table, List<String> rows) throws SQLException {
        for (String row : rows) {
            restore.execute("insert into " + table + " select * from json_populate_record(null::" + table + ", '"
                    + row.replace("'", "''") + "')");
        }
    }

    /** As a migration left it that wrote the limit beside the code. */
    @Test
    void tellsOfLimitsThatAMigrationHasWritten() throws Exception {
        String customer = register(word);
        UUID id = UUID.fromString(customer);
        accept(customer, word, "technical");
        erase(customer);
        sql.change("update privacy.person_limit set told = false where person = ?", id);
        sql.change("update crm.customer set processing_limit = null where id = ?", id);
        long version = sql.number("select version from crm.customer where id = ?", id);

        run("privacy.tell-limits");

        assertThat(sql.number(
                        "select count(*) from crm.customer where id = ? and processing_limit = 'ERASED_BUT_HELD'"
                                + " and version = ?",
                        id,
                        version + 1))
                .isOne();
        assertThat(sql.number("select count(*) from privacy.person_limit where not told"))
                .isZero();
        run("privacy.tell-limits");
        assertThat(sql.number("select version from crm.customer where id = ?", id))
                .as("told once")
                .isEqualTo(version + 1);
    }

    private static String other() {
        Answer answer = Caller.as(AGENT)
                .post(
                        "/api/crm/customers",
                        Map.of("name", "旁人", "evenIfSimilar", true),
                        "Idempotency-Key",
                        UUID.randomUUID() + "");
        return answer.text("id");
    }

    private long mentions(String customer) {
        return sql.number(
                "select count(*) from privacy.sealed_text where person = ? and field = 'crm.interaction.summary'",
                UUID.fromString(customer));
    }

    @Test
    void erasesTheApproversWords() throws Exception {
        String customer = register(null);
        sql.change(
                "insert into privacy.reveal_request (id, person, fields, purpose, why, asked_by, portal, asked_at, answer_by,"
                        + " minutes, status, note, answer) values (?, ?, '{crm.customer.card}', 'legal-duty', 'other',"
                        + " 't-1', 'staff', now(), now(), 15, 'refused', ?, ?)",
                UUID.randomUUID(),
                UUID.fromString(customer),
                "问 " + word,
                "答 " + word);
        assertThat(found(word)).containsExactly("privacy.reveal_request");
        erase(customer);
        assertThat(found(word)).isEmpty();
    }

    private static void refused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("type")).endsWith("privacy.erased-but-held");
    }

    private static Answer reveal(String customer, String field, String row, String purpose, String order) {
        Map<String, Object> body = new LinkedHashMap<>(
                Map.of("person", customer, "field", field, "purpose", purpose, "case", "workorder/" + order));
        if (row != null) {
            body.put("row", row);
        }
        return Caller.as(AGENT).post("/api/privacy/reveals", body);
    }

    private long sealedPhones(String customer) {
        return sql.number(
                "select count(*) from crm.customer where id = ? and phone_sealed is not null",
                UUID.fromString(customer));
    }

    @Test
    void letsNobodyComeBackByAWriteInFlight() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                String marker = word + "abcde".charAt(round);
                String customer = register(null);
                List<Future<?>> writing = new ArrayList<>();
                for (int writer = 0; writer < 4; writer++) {
                    boolean changes = writer % 2 == 0;
                    writing.add(writers.submit(() -> {
                        for (int i = 0; i < 15; i++) {
                            if (changes) {
                                Answer now = get(customer);
                                Caller.as(AGENT)
                                        .put(
                                                "/api/crm/customers/" + customer,
                                                Map.of("email", marker + "@example.com", "tags", List.of("t" + i)),
                                                "If-Match",
                                                now.header("ETag").orElse("\"1\""));
                            } else {
                                say(customer, marker);
                            }
                        }
                    }));
                }
                erase(customer);
                for (Future<?> writer : writing) {
                    writer.get();
                }
                assertThat(found(marker)).isEmpty();
                assertThat(get(customer).text("email")).isNull();
                assertThat(sql.number(
                                "select count(*) from crm.customer_tag where customer_id = ?",
                                UUID.fromString(customer)))
                        .isZero();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    /** Without digits, which would be taken for a number. */
    private static String letters() {
        StringBuilder word = new StringBuilder("w");
        ThreadLocalRandom.current().ints(24, 'a', 'z' + 1).forEach(c -> word.append((char) c));
        return word.toString();
    }

    private void refusedEverywhere(String customer) {
        assertThat(search()).doesNotContain(customer);
        Answer shown = get(customer);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain(word).doesNotContain("186****");
        Answer changed = Caller.as(AGENT)
                .put(
                        "/api/crm/customers/" + customer,
                        Map.of("phone", phone),
                        "If-Match",
                        shown.header("ETag").orElseThrow());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(410);
        assertThat(say(customer, word).status()).isEqualTo(410);
        Answer order = Caller.as(AGENT).post("/api/workorder/work-orders", order(customer, word, "technical"));
        assertThat(order.status()).isEqualTo(410);
        Answer reveal = Caller.as(AGENT)
                .post(
                        "/api/privacy/reveals",
                        Map.of(
                                "person",
                                customer,
                                "field",
                                "crm.customer.phone",
                                "purpose",
                                "contact-customer",
                                "case",
                                "workorder/" + UUID.randomUUID()));
        assertThat(reveal.status()).isIn(403, 410);
        Answer consent = Caller.as(AGENT)
                .post(
                        "/api/privacy/people/" + customer + "/consents",
                        Map.of("purpose", "service", "given", true, "textVersion", "2026-1", "channel", "phone"));
        assertThat(consent.status()).isEqualTo(410);
        assertThat(Caller.as(AGENT).get("/api/crm/customers/export.csv").body())
                .doesNotContain("186****" + tail.substring(4))
                .doesNotContain(word);
        assertThat(Visitor.as(AGENT).open("/crm/customer?id=" + customer).body())
                .contains("已清除")
                .doesNotContain("186****");
        assertThat(found(word)).isEmpty();
        if (staged != null) {
            Caller.as(AGENT).send("POST", "/api/crm/imports/" + staged + "/start", "");
            assertThat(search()).as("the staged row made nobody anew").doesNotContain("186****");
        }
    }

    /** Every kind of trace that a person can leave: profile, words, work order, rating, a staged import. */
    private String everythingAbout(String text) {
        String customer = register(text);
        say(customer, text);
        String order = accept(customer, text, "technical");
        String token = close(order, text);
        Answer rated = Caller.anonymous().post("/api/workorder/ratings/" + token, Map.of("stars", 5, "comment", text));
        assertThat(rated.status()).as(rated.toString()).isEqualTo(204);
        Answer upload = Caller.as(AGENT)
                .send(
                        "POST",
                        "/api/crm/imports?consentText=2026-1&dryRun=true",
                        "姓名,手机号\n遗忘," + phone + "\n",
                        "Content-Type",
                        "text/csv; charset=UTF-8");
        assertThat(upload.status()).as(upload.toString()).isEqualTo(201);
        staged = upload.text("id");
        return customer;
    }

    private String register(String text) {
        Map<String, Object> customer = new LinkedHashMap<>(Map.of(
                "name",
                "遗忘",
                "phone",
                phone,
                "address",
                "浙江省杭州市西湖区文三路" + tail,
                "evenIfSimilar",
                true,
                "consents",
                List.of("service"),
                "consentText",
                "2026-1"));
        if (text != null) {
            customer.put("email", text + "@example.com");
            customer.put("tags", List.of(text.substring(0, 12)));
        }
        Answer answer =
                Caller.as(AGENT).post("/api/crm/customers", customer, "Idempotency-Key", UUID.randomUUID() + "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private static Map<String, Object> order(String customer, String text, String type) {
        return Map.of(
                "customer",
                customer,
                "channel",
                "phone",
                "type",
                type,
                "priority",
                "normal",
                "description",
                "问题 " + text);
    }

    private static String accept(String customer, String text, String type) {
        Answer answer = Caller.as(AGENT).post("/api/workorder/work-orders", order(customer, text, type));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    /** @return the rating token */
    private static String close(String order, String text) {
        String path = "/api/workorder/work-orders/" + order;
        step(path, "analysis", Map.of("type", type(path), "priority", "high", "complexity", "general", "plan", text));
        step(path, "solution", Map.of("solution", "解决 " + text));
        step(path, "confirmation", Map.of("helped", true, "feedback", "反馈 " + text));
        return step(path, "closing", Map.of()).text("ratingToken");
    }

    private static String type(String path) {
        return Caller.as(AGENT).get(path).text("type");
    }

    private static Answer step(String path, String step, Map<String, ?> body) {
        String etag = Caller.as(AGENT).get(path).header("ETag").orElseThrow();
        Answer answer = Caller.as(AGENT).post(path + "/" + step, body, "If-Match", etag);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    private static Answer say(String customer, String text) {
        return Caller.as(AGENT)
                .post(
                        "/api/crm/customers/" + customer + "/interactions",
                        Map.of("channel", "visit", "summary", "来访 " + text, "followUp", "再联系 " + text));
    }

    private Answer erase(String customer) {
        Answer received = Caller.as(AGENT)
                .post(
                        "/api/privacy/subject-requests",
                        Map.of("person", customer, "kind", "delete", "channel", "visit", "verifiedHow", "id-shown"));
        assertThat(received.status()).as(received.toString()).isEqualTo(201);
        String path = REQUESTS + received.text("id");
        Answer started = Caller.as(OFFICER).send("POST", path + "/start", "", "If-Match", "\"1\"");
        assertThat(started.status()).as(started.toString()).isEqualTo(204);
        assertThat(Caller.as(OFFICER.withSecondFactor())
                        .send("POST", path + "/erase", "")
                        .status())
                .as("without saying what was read")
                .isEqualTo(428);
        String read = started.header("ETag").orElseThrow();
        assertThat(Caller.as(OFFICER)
                        .send("POST", path + "/erase", "", "If-Match", read)
                        .status())
                .as("without a fresh second factor")
                .isEqualTo(401);
        Answer report = Caller.as(OFFICER.withSecondFactor()).send("POST", path + "/erase", "", "If-Match", read);
        assertThat(report.status()).as(report.toString()).isEqualTo(200);
        Answer again = Caller.as(OFFICER).get("/api/privacy/erasures/" + report.text("report") + "/report");
        assertThat(again.body()).isEqualTo(report.body());
        return report;
    }

    private String search() {
        return Caller.as(AGENT)
                .post("/api/crm/customers/search", Map.of("phone", phone))
                .body();
    }

    private static Answer get(String customer) {
        return Caller.as(AGENT).get("/api/crm/customers/" + customer);
    }

    private String scorecard() {
        return Caller.as(SUPERVISOR)
                .get("/api/performance/scorecards/" + AGENT.staffNumber() + "/"
                        + java.time.YearMonth.from(clock.instant().atZone(java.time.ZoneId.of("Asia/Shanghai"))))
                .body();
    }

    private List<String> searchKeys(String customer) {
        return sql.list(
                        "select encode(phone_index, 'hex'), encode(email_index, 'hex') from crm.customer where id = ?",
                        row -> List.of(row.getString(1), row.getString(2)),
                        UUID.fromString(customer))
                .get(0);
    }

    private List<String> rows(String where, UUID id) {
        return sql.list(
                "select row_to_json(t)::text from " + where.replace(" where", " t where") + " = ?",
                r -> r.getString(1),
                id);
    }

    /** Tables in which any column of any row has it, as a dump would show it. */
    private List<String> found(String text) {
        List<String> hits = new ArrayList<>();
        for (String table : tables("crm", "workorder", "privacy", "performance", "platform", "audit")) {
            if (sql.number("select count(*) from " + table + " t where position(? in t::text) > 0", text) > 0) {
                hits.add(table);
            }
        }
        return hits;
    }

    private List<String> tables(String... schemas) {
        return sql.list(
                "select n.nspname || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition"
                        + " and c.relname <> 'flyway_schema_history' order by 1",
                row -> row.getString(1),
                List.of(schemas));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables("crm", "workorder")) {
            if (!table.equals("crm.customer_tag")) {
                counts.put(table, sql.number("select count(*) from " + table));
            }
        }
        counts.put("stars", sql.number("select coalesce(sum(stars), 0) from workorder.rating_invitation"));
        counts.put("minutes", sql.number("select coalesce(sum(handling_minutes), 0) from workorder.work_order"));
        return counts;
    }

    private String dump(String schema) {
        StringBuilder dump = new StringBuilder();
        for (String table : tables(schema)) {
            sql.list("select t::text from " + table + " t order by 1", row -> row.getString(1))
                    .forEach(line -> dump.append(table).append(line).append('\n'));
        }
        return dump.toString();
    }

    private void finish() throws Exception {
        run("privacy.finish-erasures");
    }

    private void run(String name) throws Exception {
        for (JobKind job : jobs) {
            if (job.name().equals(name)) {
                job.run(new DirectRun());
            }
        }
    }
}
