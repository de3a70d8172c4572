package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.SettableClock;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Finance asks for a card, somebody else says yes, and the yes opens that card on that case and nothing else. */
@InPayara
class RevealRequestsIT {

    private static final String REQUESTS = "/api/privacy/reveal-requests";
    private static final String CARD = "crm.customer.card";

    @Inject
    SettableClock clock;

    @Inject
    Sql sql;

    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final Person agent = Person.with(Role.AGENT, Portal.STAFF).numbered("t-a-" + run);
    private final Person supervisorPerson =
            Person.with(Role.SUPERVISOR, Portal.STAFF).numbered("t-s-" + run);
    private final Person askerPerson =
            Person.with(Role.FINANCE_PREPARER, Portal.FINANCE).numbered("t-f-" + run);
    private final Person approverPerson =
            Person.with(Role.PRIVACY_APPROVER, Portal.COMPLIANCE).numbered("t-p-" + run);
    private final Person officerPerson =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-c-" + run);

    /** One caller is one session. */
    private final Caller asker = Caller.as(askerPerson.withSecondFactor());

    private final Caller approver = Caller.as(approverPerson.withSecondFactor());
    private final Caller officer = Caller.as(officerPerson.withSecondFactor());

    private final String card = InventedNumbers.card();
    private final String customer = register(card);
    private final String order = "workorder/" + accept(customer);

    @Test
    void showsACardOnceSomebodyElseHasSaidYes() {
        refused(open(asker, CARD, order), 403, "privacy.approval-needed");
        Answer asked = ask(asker, CARD, order);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        assertThat(asked.text("state")).isEqualTo("open");
        String id = asked.text("id");
        refused(open(asker, CARD, order), 403, "privacy.approval-needed");
        refused(ask(asker, CARD, order), 409, "privacy.already-asked");

        Answer seen = approver.get(REQUESTS + "/" + id);
        assertThat(seen.body()).contains(askerPerson.staffNumber()).doesNotContain(card);
        Answer granted = grant(approver, id, "\"1\"");
        assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
        assertThat(granted.text("state")).isEqualTo("granted");

        Answer shown = open(asker, CARD, order);
        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.text("value")).isEqualTo(card);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(asker.get(REQUESTS + "/" + id).json()).containsEntry("uses", 1L);

        List<Map<String, Object>> entries = entries("subject=" + customer).stream()
                .filter(entry -> entry.get("action").toString().startsWith("privacy.reveal"))
                .toList();
        assertThat(entries.stream().map(e -> e.get("action") + " " + e.get("outcome")))
                .containsExactly(
                        "privacy.reveal done",
                        "privacy.reveal.grant done",
                        "privacy.reveal.ask refused",
                        "privacy.reveal refused",
                        "privacy.reveal.ask done",
                        "privacy.reveal refused");
        assertThat(entries.get(0)).containsEntry("reason", "grant/" + id);
        assertThat(entries.toString()).doesNotContain(card);
    }

    @Test
    void opensForNothingElse() {
        String id = granted(CARD, order);
        String otherOrder = "workorder/" + accept(customer);
        refused(open(asker, CARD, otherOrder), 403, "privacy.approval-needed");
        refused(open(asker, CARD, order, "legal-duty"), 403, "privacy.approval-needed");
        refused(open(asker, "crm.customer.phone", order), 403, "platform.permission-missing");
        Person colleague = askerPerson.numbered("t-g-" + run).withSecondFactor();
        refused(open(Caller.as(colleague), CARD, order), 403, "privacy.approval-needed");
        refused(open(Caller.as(askerPerson), CARD, order), 401, "platform.second-factor-needed");
        refused(open(asker, CARD, order, "contact-customer"), 422, "privacy.purpose-not-for-this");

        String otherCustomer = register(InventedNumbers.card());
        String othersOrder = "workorder/" + accept(otherCustomer);
        Answer other = asker.post(
                "/api/privacy/reveals",
                Map.of("person", otherCustomer, "field", CARD, "purpose", "refund-payment", "case", othersOrder));
        refused(other, 403, "privacy.approval-needed");
        assertThat(asker.get(REQUESTS + "/" + id).json()).containsEntry("uses", 0L);
    }

    @Test
    void staysInTheSessionThatUsedItFirst() {
        granted(CARD, order);
        assertThat(open(asker, CARD, order).status()).isEqualTo(200);
        refused(open(Caller.as(askerPerson.withSecondFactor()), CARD, order), 403, "privacy.approval-needed");
        assertThat(open(asker, CARD, order).status()).isEqualTo(200);
    }

    @Test
    void diesByItselfAtItsLastInstant() {
        Answer policy = officer.get("/api/privacy/reveal-policies/bank-card");
        setPolicy(2, policy.header("ETag").orElseThrow());
        try {
            String id = granted(CARD, order);
            Instant until = Instant.parse(asker.get(REQUESTS + "/" + id).text("grantedUntil"));
            clock.stopAt(until.minusMillis(1));
            assertThat(open(asker, CARD, order).status()).isEqualTo(200);
            clock.stopAt(until);
            refused(open(asker, CARD, order), 403, "privacy.approval-needed");
            assertThat(asker.get(REQUESTS + "/" + id).text("state")).isEqualTo("lapsed");
        } finally {
            clock.runAgain();
            setPolicy(
                    15,
                    officer.get("/api/privacy/reveal-policies/bank-card")
                            .header("ETag")
                            .orElseThrow());
        }
        assertThat(officer.get("/api/privacy/reveal-policies/bank-card/history").jsonArray())
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void endsWithItsCase() {
        granted(CARD, order);
        sql.change(
                "update workorder.work_order set state = 'CLOSED' where id = ?",
                UUID.fromString(order.substring(order.indexOf('/') + 1)));
        refused(open(asker, CARD, order), 403, "privacy.no-open-case");
        refused(ask(asker, CARD, order), 403, "privacy.no-open-case");
    }

    @Test
    void isTakenBackByTheAskerOrAnApproverAndNobodyElse() {
        String id = granted(CARD, order);
        Answer stranger = Caller.as(askerPerson.numbered("t-g-" + run))
                .post(REQUESTS + "/" + id + "/withdraw", Map.of(), "If-Match", "\"2\"");
        refused(stranger, 403, "privacy.not-yours-to-withdraw");
        assertThat(approver.post(REQUESTS + "/" + id + "/withdraw", Map.of(), "If-Match", "\"2\"")
                        .text("state"))
                .isEqualTo("withdrawn");
        refused(open(asker, CARD, order), 403, "privacy.approval-needed");
        assertThat(notices(askerPerson)).contains("privacy.reveal-withdrawn");

        String second = ask(asker, CARD, order).text("id");
        assertThat(asker.post(REQUESTS + "/" + second + "/withdraw", Map.of(), "If-Match", "\"1\"")
                        .text("state"))
                .isEqualTo("withdrawn");
        refused(grant(approver, second, "\"2\""), 409, "privacy.reveal-request-not-open");
    }

    @Test
    void isNeverAnsweredByItsAsker() {
        Person both = askerPerson.and("privacy.reveal.approve").withSecondFactor();
        Caller caller = Caller.as(both);
        String id = ask(caller, CARD, order).text("id");
        refused(grant(caller, id, "\"1\""), 403, "privacy.own-reveal-request");
        Answer refusal =
                caller.post(REQUESTS + "/" + id + "/refuse", Map.of("reason", "too-often"), "If-Match", "\"1\"");
        refused(refusal, 403, "privacy.own-reveal-request");
        assertThat(entries("actor=" + both.staffNumber() + "&action=privacy.reveal.grant&outcome=refused"))
                .hasSize(1);
    }

    @Test
    void isAnsweredByOneOfTwoApproversWhoComeTogether() throws Exception {
        String id = ask(asker, CARD, order).text("id");
        Caller second = Caller.as(approverPerson.numbered("t-q-" + run).withSecondFactor());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Answer>> tries =
                    List.of(() -> grant(approver, id, "\"1\""), () -> grant(second, id, "\"1\""));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : both.invokeAll(tries)) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses)
                    .containsOnlyOnce(200)
                    .allMatch(status -> Set.of(200, 412).contains(status));
        } finally {
            both.shutdown();
        }
    }

    @Test
    void needsAFreshFactorAReasonAndTheVersionToAnswer() {
        String id = ask(asker, CARD, order).text("id");
        refused(grant(Caller.as(approverPerson), id, "\"1\""), 401, "platform.second-factor-needed");
        refused(grant(approver, id, null), 428, "platform.if-match-missing");
        refused(grant(approver, id, "\"7\""), 412, "platform.stale");
        Answer without = approver.post(REQUESTS + "/" + id + "/refuse", Map.of(), "If-Match", "\"1\"");
        assertThat(without.status()).isEqualTo(400);
        Answer refusal = approver.post(
                REQUESTS + "/" + id + "/refuse",
                Map.of("reason", "mask-is-enough", "note", "末四位即可核对"),
                "If-Match",
                "\"1\"");
        assertThat(refusal.text("state")).isEqualTo("refused");
        refused(open(asker, CARD, order), 403, "privacy.approval-needed");
        assertThat(entries("subject=" + customer + "&action=privacy.reveal.refuse")
                        .get(0))
                .containsEntry("reason", "mask-is-enough");
        assertThat(notices(askerPerson)).contains("privacy.reveal-refused");
    }

    @Test
    void tellsTheApproversAndNobodyWhoCannotAnswer() {
        String id = ask(asker, CARD, order).text("id");
        assertThat(links(approverPerson)).contains("/privacy/reveal-approvals?id=" + id);
        assertThat(links(officerPerson)).doesNotContain("/privacy/reveal-approvals?id=" + id);
        assertThat(links(askerPerson)).doesNotContain("/privacy/reveal-approvals?id=" + id);
        grant(approver, id, "\"1\"");
        assertThat(notices(askerPerson)).contains("privacy.reveal-granted");
    }

    @Test
    void takesNoAskWithoutTheFieldsPermissionACaseOrAPlainNote() {
        Caller desk = Caller.as(agent);
        refused(ask(desk, CARD, order), 403, "platform.permission-missing");
        refused(ask(desk, "crm.customer.phone", order, "contact-customer"), 409, "privacy.approval-not-needed");
        refused(ask(asker, "crm.customer.id_card", order), 403, "privacy.field-not-revealable");
        refused(ask(asker, CARD, "workorder/" + UUID.randomUUID()), 403, "privacy.no-open-case");
        Answer note = asker.post(REQUESTS, body(CARD, order, "refund-payment", "她的号码 13800138000"));
        assertThat(note.status()).isEqualTo(400);
        assertThat(note.body()).doesNotContain("13800138000");
        assertThat(Caller.as(approverPerson.withSecondFactor())
                        .post(REQUESTS, body(CARD, order, "refund-payment", null))
                        .status())
                .isEqualTo(403);
        assertThat(entries("subject=" + customer + "&action=privacy.reveal.ask"))
                .hasSize(5)
                .allMatch(entry -> entry.get("outcome").equals("refused"));
    }

    @Test
    void showsEachAskerTheirOwnAndApproversAll() {
        String id = ask(asker, CARD, order).text("id");
        Caller colleague = Caller.as(askerPerson.numbered("t-g-" + run));
        assertThat(colleague.get(REQUESTS + "/" + id).status()).isEqualTo(404);
        assertThat(colleague.get(REQUESTS).items()).isEmpty();
        assertThat(asker.get(REQUESTS).items()).hasSize(1);
        assertThat(officer.get(REQUESTS + "?asker=" + askerPerson.staffNumber() + "&state=open")
                        .items())
                .hasSize(1);
        assertThat(officer.get(REQUESTS + "?person=" + customer + "&state=granted")
                        .items())
                .isEmpty();
        assertThat(officer.get(REQUESTS + "?state=unheard-of").status()).isEqualTo(400);
    }

    @Test
    void makesOneRequestOfTwoSendings() {
        String key = UUID.randomUUID().toString();
        Answer first = asker.post(REQUESTS, body(CARD, order, "refund-payment", null), "Idempotency-Key", key);
        Answer second = asker.post(REQUESTS, body(CARD, order, "refund-payment", null), "Idempotency-Key", key);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void keepsPoliciesAboveTheFloorAndBehindAFreshFactor() {
        String path = "/api/privacy/reveal-policies/bank-card";
        String tag = officer.get(path).header("ETag").orElseThrow();
        Map<String, Object> weak = new LinkedHashMap<>(
                Map.of("secondPerson", false, "minutes", 15, "freshFactor", true, "caseRule", "open"));
        refused(officer.put(path, weak, "If-Match", tag), 422, "privacy.policy-too-weak");
        weak.put("secondPerson", true);
        refused(Caller.as(officerPerson).put(path, weak, "If-Match", tag), 401, "platform.second-factor-needed");
        assertThat(approver.put(path, weak, "If-Match", tag).status()).isEqualTo(403);
        assertThat(officer.get("/api/privacy/reveal-policies/resident-id").status())
                .isEqualTo(400);
        assertThat(entries("actor=" + officerPerson.staffNumber() + "&action=privacy.reveal.policy&outcome=refused"))
                .isNotEmpty();
    }

    @Test
    void keepsPurposesForEverAndRetiresThem() {
        String word = "audit-" + letters();
        Map<String, Object> purpose = new LinkedHashMap<>(Map.of(
                "word", word, "zh", "内部核查", "en", "Internal check", "position", 90, "kinds", List.of("bank-card")));
        Answer added = officer.post("/api/privacy/purposes", purpose);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        refused(officer.post("/api/privacy/purposes", purpose), 409, "privacy.purpose-exists");
        assertThat(Caller.as(approverPerson)
                        .post("/api/privacy/purposes", purpose)
                        .status())
                .isEqualTo(403);
        assertThat(ask(asker, CARD, order, word).status()).isEqualTo(201);

        purpose.put("active", false);
        Answer retired = officer.put("/api/privacy/purposes/" + word, purpose, "If-Match", "\"1\"");
        assertThat(retired.status()).as(retired.toString()).isEqualTo(200);
        refused(officer.put("/api/privacy/purposes/" + word, purpose, "If-Match", "\"1\""), 412, "platform.stale");
        refused(open(asker, CARD, order, word), 422, "privacy.unknown-purpose");
        assertThat(asker.get("/api/privacy/purposes").body()).doesNotContain(word);
        assertThat(officer.get("/api/privacy/purposes/all").body()).contains(word);
        assertThat(entries("action=privacy.purpose.change&actor=" + officerPerson.staffNumber()))
                .isNotEmpty();
    }

    @Test
    void givesAListInClearOnceWithEveryPersonInTheLogFirst() {
        Caller supervisor = Caller.as(supervisorPerson.withSecondFactor());
        String tag = "list-" + run;
        List<String> phones = List.of("139" + InventedNumbers.digits(8), "139" + InventedNumbers.digits(8));
        List<String> people = phones.stream().map(phone -> tagged(phone, tag)).toList();
        Map<String, Object> wanted = Map.of(
                "list", "crm.customers",
                "criteria", "tag=" + tag,
                "fields", List.of("crm.customer.name", "crm.customer.phone"),
                "purpose", "contact-customer",
                "why", "data-check");
        assertThat(Caller.as(agent).post(REQUESTS, wanted).status()).isEqualTo(403);
        Answer asked = supervisor.post(REQUESTS, wanted);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        assertThat(asked.json()).containsEntry("rows", 2L);
        String id = asked.text("id");
        refused(download(supervisor, id), 403, "privacy.approval-needed");
        assertThat(grant(approver, id, "\"1\"").status()).isEqualTo(200);
        refused(download(Caller.as(supervisorPerson), id), 401, "platform.second-factor-needed");
        Person other = supervisorPerson.numbered("t-x-" + run).withSecondFactor();
        assertThat(download(Caller.as(other), id).status()).isEqualTo(404);
        assertThat(entries("action=privacy.reveal.export&outcome=refused&actor=" + other.staffNumber()))
                .as("an attempt upon somebody else's list")
                .singleElement()
                .satisfies(entry -> assertThat(entry.toString()).contains("privacy.reveal-request/" + id));

        Answer file = download(supervisor, id);
        assertThat(file.status()).as(file.toString()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("no-store");
        String[] lines = file.body().split("\r?\n");
        assertThat(lines[0]).contains("# " + supervisorPerson.staffNumber()).contains(id);
        assertThat(file.body())
                .contains("'+86" + phones.get(0)) // no formula
                .contains("'+86" + phones.get(1))
                .contains("'=测试客户");
        assertThat(lines[lines.length - 1]).isEqualTo("\"# 2\"");
        for (String person : people) {
            assertThat(entries("subject=" + person + "&action=privacy.reveal.export&outcome=done"))
                    .hasSize(1)
                    .allMatch(entry -> entry.get("reason").equals("grant/" + id));
        }
        refused(download(supervisor, id), 403, "privacy.approval-needed");
        assertThat(supervisor.get(REQUESTS + "/" + id).text("state")).isEqualTo("used");
    }

    @Test
    void givesThoseInClearWhoWereInTheListWhenItWasAskedForAndMayBeUsed() throws SQLException {
        Caller supervisor = Caller.as(supervisorPerson.withSecondFactor());
        String tag = "kept-" + run;
        String phone = "139" + InventedNumbers.digits(8);
        tagged(phone, tag);
        String restrictedPhone = "139" + InventedNumbers.digits(8);
        String restricted = tagged(restrictedPhone, tag);
        String id = supervisor
                .post(
                        REQUESTS,
                        Map.of(
                                "list", "crm.customers",
                                "criteria", "tag=" + tag,
                                "fields", List.of("crm.customer.phone"),
                                "purpose", "contact-customer",
                                "why", "data-check"))
                .text("id");
        assertThat(grant(approver, id, "\"1\"").status()).isEqualTo(200);
        String latePhone = "139" + InventedNumbers.digits(8);
        tagged(latePhone, tag);
        restrict(restricted);

        Answer file = download(supervisor, id);
        assertThat(file.status()).as(file.toString()).isEqualTo(200);
        String number = Caller.as(agent).get("/api/crm/customers/" + restricted).text("number");
        assertThat(file.body())
                .contains(phone)
                .doesNotContain(latePhone)
                .doesNotContain(restrictedPhone)
                .doesNotContain(number);
        String[] lines = file.body().split("\r?\n");
        assertThat(lines).hasSize(4); // watermark, head, one customer, end
        assertThat(lines[3]).contains("# 1").contains("1 人未列入");
        assertThat(entries("subject=" + restricted + "&action=privacy.reveal.export&outcome=refused"))
                .hasSize(1);
    }

    private static void restrict(String person) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        Running.setting("shouwen.db.url"),
                        Running.setting("shouwen.db.owner.user"),
                        Running.setting("shouwen.db.owner.password"));
                PreparedStatement insert = connection.prepareStatement(
                        "insert into privacy.person_limit (person, limited, since) values (?::uuid, 'RESTRICTED', now())")) {
            insert.setString(1, person);
            insert.executeUpdate();
        }
    }

    @Test
    void givesNoCardAndNoIdNumberInAList() {
        Caller supervisor = Caller.as(supervisorPerson.withSecondFactor());
        for (String field : List.of(CARD, "crm.customer.id_card")) {
            Answer answer = supervisor.post(
                    REQUESTS,
                    Map.of(
                            "list", "crm.customers",
                            "fields", List.of(field),
                            "purpose", "legal-duty",
                            "why", "other"));
            assertThat(answer.status()).as(field).isEqualTo(400);
        }
        Answer unknown = supervisor.post(
                REQUESTS, Map.of("list", "no.such", "fields", List.of(CARD), "purpose", "legal-duty", "why", "other"));
        assertThat(unknown.status()).isEqualTo(400);
    }

    private String granted(String field, String openCase) {
        Answer asked = ask(asker, field, openCase);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        Answer granted = grant(approver, asked.text("id"), "\"1\"");
        assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
        return asked.text("id");
    }

    private Answer ask(Caller caller, String field, String openCase) {
        return ask(caller, field, openCase, "refund-payment");
    }

    private Answer ask(Caller caller, String field, String openCase, String purpose) {
        return caller.post(REQUESTS, body(field, openCase, purpose, null));
    }

    private Map<String, Object> body(String field, String openCase, String purpose, String note) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "person", customer,
                "case", openCase,
                "fields", List.of(field),
                "purpose", purpose,
                "why", "payment-failed"));
        if (note != null) {
            body.put("note", note);
        }
        return body;
    }

    private static Answer grant(Caller caller, String id, String ifMatch) {
        return ifMatch == null
                ? caller.post(REQUESTS + "/" + id + "/grant", Map.of())
                : caller.post(REQUESTS + "/" + id + "/grant", Map.of(), "If-Match", ifMatch);
    }

    private static Answer download(Caller caller, String id) {
        return caller.send(
                "POST", REQUESTS + "/" + id + "/download", "{}", "Accept", "text/csv, application/problem+json");
    }

    private Answer open(Caller caller, String field, String openCase) {
        return open(caller, field, openCase, "refund-payment");
    }

    private Answer open(Caller caller, String field, String openCase, String purpose) {
        return caller.post(
                "/api/privacy/reveals",
                Map.of("person", customer, "field", field, "purpose", purpose, "case", openCase));
    }

    private void setPolicy(int minutes, String tag) {
        Answer set = officer.put(
                "/api/privacy/reveal-policies/bank-card",
                Map.of("secondPerson", true, "minutes", minutes, "freshFactor", true, "caseRule", "open"),
                "If-Match",
                tag);
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
    }

    private List<Map<String, Object>> entries(String query) {
        Answer answer = officer.get("/api/privacy/audit-entries?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.items();
    }

    private static List<String> notices(Person person) {
        return Caller.as(person).get("/api/platform/notifications?limit=200").items().stream()
                .map(notice -> notice.get("kind").toString())
                .toList();
    }

    private static List<String> links(Person person) {
        return Caller.as(person).get("/api/platform/notifications?limit=200").items().stream()
                .map(notice -> notice.get("link").toString())
                .toList();
    }

    private String register(String number) {
        Answer answer = Caller.as(agent)
                .post(
                        "/api/crm/customers",
                        Map.of(
                                "name",
                                "测试客户",
                                "phone",
                                "137" + InventedNumbers.digits(8),
                                "card",
                                number,
                                "evenIfSimilar",
                                true));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private String tagged(String phone, String tag) {
        Answer answer = Caller.as(agent)
                .post(
                        "/api/crm/customers",
                        Map.of("name", "=测试客户", "phone", phone, "tags", List.of(tag), "evenIfSimilar", true));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private String accept(String person) {
        Answer answer = Caller.as(agent)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", person,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "测试"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("type")).as(answer.toString()).endsWith(code);
    }

    private static String letters() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append((char) ('a' + ThreadLocalRandom.current().nextInt(26)));
        }
        return text.toString();
    }
}
