package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** People ask for a copy, a correction, a restriction (P7); the officer answers without seeing their data. */
@InPayara
@RunAsClient
class RightsIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-takes-requests");
    /** Naming ID numbers is counted, so that each test has its own. */
    private final Person desk =
            AGENT.numbered("t-" + UUID.randomUUID().toString().substring(0, 12));

    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-answers");
    private static final String REQUESTS = "/api/privacy/subject-requests";

    private final String phone =
            "137" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final String customer = register();

    @Test
    void handsTheCopyToThePersonAndToNobodyElse() throws Exception {
        Caller.as(AGENT)
                .post(
                        "/api/crm/customers/" + customer + "/interactions",
                        Map.of("channel", "visit", "summary", "咨询秋季班"));
        Caller.as(AGENT)
                .post(
                        "/api/privacy/people/" + customer + "/consents",
                        Map.of("purpose", "survey", "given", true, "textVersion", "2026-1", "channel", "phone"));
        Answer order = accept(201);
        step(order, "/api/workorder/work-orders/" + order.text("id") + "/note", Map.of("note", "备注里的话"));
        finish(Caller.as(AGENT).get("/api/workorder/work-orders/" + order.text("id")), order.text("id"), "technical");
        step(
                Caller.as(AGENT).get("/api/workorder/work-orders/" + order.text("id")),
                "/api/workorder/work-orders/" + order.text("id") + "/call-back",
                Map.of("note", "回访时说满意"));
        Answer received = receive("copy", List.of(), "id-shown");
        String code = received.text("code");
        assertThat(code).matches("[0-9]{8}");
        String path = REQUESTS + "/" + received.text("id");
        act(path, "start", null);

        Person both = OFFICER.numbered(AGENT.staffNumber());
        Answer same = work(both, path, "release-copy");
        assertThat(same.status()).as(same.toString()).isEqualTo(409);
        assertThat(same.text("type")).endsWith("privacy.somebody-else-must-release");

        Answer released = work(OFFICER, path, "release-copy");
        assertThat(released.status()).as(released.toString()).isEqualTo(200);
        String link = released.text("link");
        Answer whole = Caller.as(OFFICER).get(path);
        assertThat(whole.body()).doesNotContain(phone).doesNotContain(link).doesNotContain(code);

        CopyLink person = new CopyLink(link);
        assertThat(person.fetch("00000000".equals(code) ? "11111111" : "00000000")
                        .type())
                .isEqualTo("text/html");
        CopyLink.Fetched zip = person.fetch(code.substring(0, 4) + " " + code.substring(4));
        assertThat(zip.type()).as(zip.text()).isNotEqualTo("text/html");
        Map<String, String> files = zip.files();
        assertThat(files.get("my-data.json"))
                .contains("+86" + phone)
                .contains("王测试")
                .contains("咨询秋季班")
                .contains("备注里的话")
                .contains("回访时说满意")
                .contains("仅保存不可还原的指纹");
        assertThat(files.get("my-data.html"))
                .contains("<h1>")
                .contains("+86" + phone)
                .contains("备注里的话")
                .contains("回访与满意度调研")
                .contains("已结案")
                .doesNotContainPattern("[0-9]T[0-9]{2}:")
                .doesNotContain(">CLOSED<")
                .doesNotContain(">technical<")
                .doesNotContain(">survey<")
                .doesNotContain(">VISIT<");
        assertThat(new CopyLink(link).page()).contains("empty"); // once
        act(path, "answer", null);
        act(path, "close", null);
        Answer entries = Caller.as(OFFICER).get("/api/privacy/audit-entries?subject=" + customer);
        assertThat(entries.body())
                .contains("privacy.copy.fetch")
                .contains("privacy.wrong-pickup-code")
                .doesNotContain(phone);
    }

    @Test
    void closesTheLinkAfterFiveWrongCodes() throws Exception {
        Answer received = receive("copy", List.of(), "id-shown");
        String path = REQUESTS + "/" + received.text("id");
        act(path, "start", null);
        String link = work(OFFICER, path, "release-copy").text("link");
        String code = received.text("code");
        String wrong = code.charAt(0) == '9' ? "8" + code.substring(1) : "9" + code.substring(1);
        CopyLink person = new CopyLink(link);
        for (int i = 0; i < 5; i++) {
            assertThat(person.fetch(wrong).type()).isEqualTo("text/html");
        }
        assertThat(person.fetch(code).type()).isEqualTo("text/html");
        assertThat(new CopyLink(link).page()).doesNotContain("fetch:code");
        assertThat(new CopyLink("/public/my-data?t=nobodys").page()).doesNotContain("fetch:code");
    }

    @Test
    void takesACorrectionAsDoneWhenTheDeskMakesIt() {
        Answer received = receive("correct", List.of("email"), "called-back");
        String path = REQUESTS + "/" + received.text("id");
        act(path, "start", null);
        assertThat(tryAct(path, "answer", null).status()).isEqualTo(409);
        Answer before = Caller.as(AGENT).get("/api/crm/customers/" + customer);
        Answer changed = Caller.as(AGENT)
                .put(
                        "/api/crm/customers/" + customer,
                        Map.of("email", "new@example.com"),
                        "If-Match",
                        before.header("ETag").orElseThrow());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
        Answer whole = Caller.as(OFFICER).get(path);
        assertThat(whole.body())
                .contains("crm.customer/" + customer)
                .contains(AGENT.staffNumber())
                .doesNotContain("new@example.com");
        act(path, "answer", null);
    }

    @Test
    void correctsAtTheCounterBeforeComplianceBegins() {
        Answer received = receive("correct", List.of("name", "idNumber", "card", "tags"), "id-shown");
        String path = REQUESTS + "/" + received.text("id");
        String page = "/crm/customer?id=" + customer;
        assertThat(Visitor.as(desk).open(page).body())
                .contains("客户要求更正")
                .contains("editForm:editName")
                .doesNotContain("???");
        Answer saved = Visitor.as(desk)
                .press(
                        page,
                        "editForm",
                        "editForm:editSave",
                        Map.of(
                                "editForm:editName", "王正名",
                                "editForm:editIdNumber", InventedNumbers.residentId(java.time.LocalDate.of(1991, 2, 3)),
                                "editForm:editCard", "6200008800000018",
                                "editForm:editTags", ""));
        assertThat(saved.status()).as(saved.toString()).isIn(200, 302);
        Answer whole = Caller.as(OFFICER).get(path);
        assertThat(open(whole)).as(whole.toString()).containsExactly("correct:tags");
        assertThat(Visitor.as(desk).open(page).body()).contains("客户要求更正").doesNotContain("王正名");
        Answer tagged = put(Map.of("tags", List.of("新标签")));
        assertThat(tagged.status()).as(tagged.toString()).isEqualTo(204);
        act(path, "start", null);
        act(path, "answer", null);
        assertThat(Visitor.as(desk).open(page).body()).doesNotContain("客户要求更正");
    }

    @Test
    void tellsWhoeverTookItWhenACorrectionIsBegun() {
        String path = REQUESTS + "/"
                + receive("correct", List.of("email"), "id-shown").text("id");
        act(path, "start", null);
        assertThat(Caller.as(AGENT).get("/api/platform/notifications").body()).contains("/crm/customer?id=" + customer);
    }

    @Test
    void correctsWhatARestrictedPersonAsksForAndNothingElse() {
        restrict();
        assertThat(put(Map.of("email", "right@example.com")).status()).isEqualTo(409);
        String path =
                REQUESTS + "/" + receive("correct", List.of("email"), null).text("id");
        assertThat(put(Map.of("email", "right@example.com")).status())
                .as("nobody knows who asks")
                .isEqualTo(409);
        act(path, "verify", "id-shown");
        assertThat(put(Map.of("email", "right@example.com", "address", "杭州市")).status())
                .isEqualTo(409);
        Answer right = put(Map.of("email", "right@example.com"));
        assertThat(right.status()).as(right.toString()).isEqualTo(204);
        assertThat(open(Caller.as(OFFICER).get(path))).isEmpty();
    }

    private Answer put(Map<String, ?> change) {
        Answer before = Caller.as(desk).get("/api/crm/customers/" + customer);
        return Caller.as(desk)
                .put(
                        "/api/crm/customers/" + customer,
                        change,
                        "If-Match",
                        before.header("ETag").orElseThrow());
    }

    private static List<String> open(Answer request) {
        return ((List<?>) request.json().get("tasks"))
                .stream()
                        .map(Map.class::cast)
                        .filter(task -> task.get("doneAt") == null)
                        .map(task -> (String) task.get("word"))
                        .toList();
    }

    @Test
    void stopsUsingTheDataOfWhoeverAsksForIt() {
        String order = accept(201).text("id");
        Answer received = receive("restrict", List.of(), "id-shown");
        String path = REQUESTS + "/" + received.text("id");
        assertThat(work(OFFICER, path, "restrict").status()).isEqualTo(409); // nobody works on it yet
        act(path, "start", null);
        assertThat(work(OFFICER, path, "restrict").status()).isEqualTo(204);

        Answer reveal = reveal(order);
        assertThat(reveal.status()).as(reveal.toString()).isEqualTo(409);
        assertThat(reveal.text("type")).endsWith("privacy.processing-restricted");
        assertThat(accept(409).text("type")).endsWith("privacy.processing-restricted");
        Answer said = Caller.as(AGENT)
                .post("/api/crm/customers/" + customer + "/interactions", Map.of("channel", "visit", "summary", "来访"));
        assertThat(said.status()).isEqualTo(409);
        Answer found = Caller.as(AGENT).post("/api/crm/customers/search", Map.of("phone", phone));
        assertThat(found.body()).contains(customer).doesNotContain("137****");
        assertThat(Visitor.as(AGENT).open("/crm/customer?id=" + customer).body())
                .contains("限制处理")
                .doesNotContain("137****")
                .doesNotContain("???");

        act(path, "answer", null);
        assertThat(work(OFFICER, path, "lift").status()).isEqualTo(204);
        assertThat(reveal(order).status()).isEqualTo(200);
    }

    @Test
    void onlyFinishesWhatIsOpenWhileRestricted() {
        assertThat(Caller.as(AGENT)
                        .post(
                                "/api/privacy/people/" + customer + "/consents",
                                Map.of("purpose", "survey", "given", true, "textVersion", "2026-1", "channel", "phone"))
                        .status())
                .isEqualTo(204);
        Answer over = closed("technical");
        Answer open = accept(201);
        restrict();

        String orders = "/api/workorder/work-orders/";
        for (String act : List.of("call-back", "reopening")) {
            refusedAsRestricted(
                    orders + over.text("id"),
                    act,
                    act.equals("reopening") ? Map.of("reason", "再来") : Map.of("note", "满意"));
        }
        refusedAsRestricted(orders + open.text("id"), "note", Map.of("note", "备注"));
        Answer read = Caller.as(AGENT).get(orders + over.text("id"));
        assertThat(read.body()).contains("\"limit\":\"restricted\"");
        assertThat(read.json().get("actions").toString())
                .doesNotContain("reopening")
                .doesNotContain("call-back");
        assertThat(Caller.as(AGENT).get("/api/crm/customers/" + customer).json())
                .containsEntry("limit", "restricted");
        assertThat(Caller.as(AGENT)
                        .post("/api/crm/customers/search", Map.of("phone", phone))
                        .body())
                .contains("\"limit\":\"restricted\"");
        Answer ended = finish(open, open.text("id"), "technical");
        assertThat(ended.text("ratingToken"))
                .as("nobody invites who asked us to stop")
                .isNull();
    }

    @Test
    void letsNobodyWorkOnWhatAnotherHasChanged() {
        String path =
                REQUESTS + "/" + receive("restrict", List.of(), "id-shown").text("id");
        act(path, "start", null);
        String read = Caller.as(OFFICER).get(path).header("ETag").orElseThrow();
        assertThat(Caller.as(OFFICER).send("POST", path + "/restrict", "").status())
                .isEqualTo(428);
        Answer restricted = Caller.as(OFFICER).send("POST", path + "/restrict", "", "If-Match", read);
        assertThat(restricted.status()).as(restricted.toString()).isEqualTo(204);
        String now = restricted.header("ETag").orElseThrow();
        assertThat(now).isNotEqualTo(read);
        assertSameVersion(Caller.as(OFFICER).get(path), restricted);
        for (String late : List.of("restrict", "answer", "lift")) {
            assertThat(Caller.as(OFFICER)
                            .send("POST", path + "/" + late, "", "If-Match", read)
                            .status())
                    .as(late)
                    .isEqualTo(412);
        }
        act(path, "answer", null);
        assertThat(Caller.as(OFFICER).send("POST", path + "/lift", "").status()).isEqualTo(428);
        Answer lifted = work(OFFICER, path, "lift");
        assertThat(lifted.status()).as(lifted.toString()).isEqualTo(204);
        assertSameVersion(Caller.as(OFFICER).get(path), lifted);
    }

    @Test
    void tellsTheOfficerWhenTheDeskHasCorrectedInBetween() {
        Answer received = receive("correct", List.of("name"), "id-shown");
        String path = REQUESTS + "/" + received.text("id");
        act(path, "start", null);
        String read = Caller.as(OFFICER).get(path).header("ETag").orElseThrow();
        Answer before = Caller.as(AGENT).get("/api/crm/customers/" + customer);
        assertThat(Caller.as(AGENT)
                        .put(
                                "/api/crm/customers/" + customer,
                                Map.of("name", "王正名"),
                                "If-Match",
                                before.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(204);
        assertThat(Caller.as(OFFICER)
                        .send("POST", path + "/answer", "", "If-Match", read)
                        .status())
                .isEqualTo(412);
        act(path, "answer", null);
    }

    @Test
    void letsNobodyReplaceAGuardianThatAnotherHasRecorded() {
        String path = "/api/privacy/people/" + customer + "/guardian";
        assertThat(Caller.as(desk).put(path, guardian(), "If-Match", "\"1\"").status())
                .as("none is on record")
                .isEqualTo(412);
        Answer recorded = Caller.as(desk).put(path, guardian());
        assertThat(recorded.status()).as(recorded.toString()).isEqualTo(204);
        String tag = recorded.header("ETag").orElseThrow();
        assertSameVersion(Caller.as(desk).get(path), recorded);
        assertThat(Caller.as(desk).put(path, guardian()).status()).isEqualTo(428);
        assertThat(Caller.as(desk).put(path, guardian(), "If-Match", tag).status())
                .isEqualTo(204);
        assertThat(Caller.as(desk).put(path, guardian(), "If-Match", tag).status())
                .isEqualTo(412);
    }

    @Test
    void liftsARestrictionOnlyByTheRequestThatBroughtItAbout() {
        String first = restrict();
        String second =
                REQUESTS + "/" + receive("restrict", List.of(), "id-shown").text("id");
        act(second, "start", null);
        act(second, "refuse", "excessive");
        Answer lift = work(OFFICER, second, "lift");
        assertThat(lift.status()).as(lift.toString()).isEqualTo(409);
        assertThat(Caller.as(AGENT).get("/api/crm/customers/" + customer).json())
                .containsEntry("limit", "restricted");
        assertThat(Visitor.as(OFFICER)
                        .open("/privacy/subject-request?id=" + second.substring(REQUESTS.length() + 1))
                        .body())
                .doesNotContain("acts:lift");
        act(first, "answer", null);
        assertThat(work(OFFICER, first, "lift").status()).isEqualTo(204);
        assertThat(work(OFFICER, first, "lift").status()).as("once").isEqualTo(409);
    }

    /** @return the request's path */
    private String restrict() {
        String path =
                REQUESTS + "/" + receive("restrict", List.of(), "id-shown").text("id");
        act(path, "start", null);
        assertThat(work(OFFICER, path, "restrict").status()).isEqualTo(204);
        return path;
    }

    private static void refusedAsRestricted(String order, String act, Map<String, ?> body) {
        Answer answer = Caller.as(AGENT)
                .post(
                        order + "/" + act,
                        body,
                        "If-Match",
                        Caller.as(AGENT).get(order).header("ETag").orElseThrow());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.text("type")).endsWith("privacy.processing-restricted");
    }

    @Test
    void keepsTheGuardianOfAMinorWhoseProfileStays() {
        String child = child();
        Answer open = order(child);
        assertThat(open.status()).as(open.toString()).isEqualTo(201);
        Answer received = Caller.as(AGENT)
                .post(
                        REQUESTS,
                        Map.of("person", child, "kind", "delete", "channel", "visit", "verifiedHow", "id-shown"));
        String path = REQUESTS + "/" + received.text("id");
        act(path, "start", null);
        Answer report = work(OFFICER.withSecondFactor(), path, "erase");
        assertThat(report.json()).as(report.toString()).containsEntry("whole", false);
        assertThat(Caller.as(desk)
                        .get("/api/privacy/people/" + child + "/guardian")
                        .body())
                .contains("\"minor\":true")
                .contains("139****1111");
    }

    @Test
    void stopsWhenAGuardianTakesBackWhatTheyAgreedTo() {
        String child = child();
        Map<String, Object> marketing = new LinkedHashMap<>(
                Map.of("purpose", "marketing", "given", true, "textVersion", "2026-1", "channel", "phone"));
        String consents = "/api/privacy/people/" + child + "/consents";
        Answer alone = Caller.as(desk).post(consents, marketing);
        assertThat(alone.status()).as(alone.toString()).isEqualTo(409);
        assertThat(alone.text("type")).endsWith("privacy.guardian-must-agree");
        marketing.put("byGuardian", true);
        assertThat(Caller.as(desk).post(consents, marketing).status()).isEqualTo(204);
        assertThat(order(child).status()).isEqualTo(201);

        assertThat(Caller.as(desk)
                        .post(consents, Map.of("purpose", "service", "given", false, "channel", "phone"))
                        .status())
                .isEqualTo(204);
        Answer refused = order(child);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("privacy.guardian-needed");
        assertThat(Caller.as(desk).post(consents, marketing).status())
                .as("nothing new either")
                .isEqualTo(409);
        String path = "/api/privacy/people/" + child + "/guardian";
        assertThat(Caller.as(desk)
                        .put(
                                path,
                                guardian(),
                                "If-Match",
                                Caller.as(desk).get(path).header("ETag").orElseThrow())
                        .status())
                .isEqualTo(204);
        assertThat(order(child).status()).isEqualTo(201);
    }

    @Test
    void recordsAGuardianOnTheCustomersPage() {
        String page = "/crm/customer?id=" + customer;
        assertThat(Visitor.as(desk).open(page).body())
                .contains("guardianForm:guardianSave")
                .doesNotContain("???");
        Answer sent = Visitor.as(desk)
                .press(
                        page,
                        "guardianForm",
                        "guardianForm:guardianSave",
                        Map.of(
                                "guardianForm:guardianName", "王大明",
                                "guardianForm:guardianPhone", "13900001111",
                                "guardianForm:guardianRelation", "father",
                                "guardianForm:guardianVerified", "household-register",
                                "guardianForm:guardianText", "2026-1",
                                "guardianForm:guardianChannel", "visit"));
        assertThat(sent.status()).as(sent.toString()).isIn(200, 302);
        Answer shown = Visitor.as(desk).open(page);
        assertThat(shown.body())
                .contains("139****1111")
                .contains("户口簿")
                .doesNotContain("王大明")
                .doesNotContain("???");
        assertThat(Caller.as(desk)
                        .get("/api/privacy/people/" + customer + "/guardian")
                        .body())
                .contains("\"verifiedHow\":\"household-register\"");
        assertThat(Visitor.as(Person.with(Role.HANDLER, Portal.STAFF))
                        .open(page)
                        .body())
                .doesNotContain("guardianForm");
    }

    @Test
    void recordsNothingOfNobody() {
        String nobody = "/api/privacy/people/" + UUID.randomUUID();
        for (boolean given : new boolean[] {true, false}) {
            Answer consent = Caller.as(desk)
                    .post(
                            nobody + "/consents",
                            Map.of("purpose", "survey", "given", given, "textVersion", "2026-1", "channel", "phone"));
            assertThat(consent.status()).as(consent.toString()).isEqualTo(404);
        }
        assertThat(Caller.as(desk).put(nobody + "/guardian", guardian()).status())
                .isEqualTo(404);
        Map<String, Object> unverified = new LinkedHashMap<>(guardian());
        unverified.remove("verifiedHow");
        assertThat(Caller.as(desk)
                        .put("/api/privacy/people/" + customer + "/guardian", unverified)
                        .status())
                .isEqualTo(400);
    }

    private static Map<String, Object> guardian() {
        return Map.of(
                "name", "王大明",
                "phone", "13900001111",
                "relation", "father",
                "textVersion", "2026-1",
                "channel", "paper",
                "verifiedHow", "household-register");
    }

    private String child() {
        Map<String, Object> child = new LinkedHashMap<>(Map.of(
                "name",
                "王小明",
                "idNumber",
                InventedNumbers.residentId(java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                        .minusYears(10)),
                "evenIfSimilar",
                true));
        child.put("guardian", guardian());
        Answer registered = Caller.as(desk).post("/api/crm/customers", child);
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        return registered.text("id");
    }

    @Test
    void extendsOnceAndRefusesOnlyOnAGround() {
        Answer received = receive("complaint", List.of(), null);
        String path = REQUESTS + "/" + received.text("id");
        String due = Caller.as(OFFICER).get(path).text("dueOn");
        assertThat(tryAct(path, "start", null).status()).isEqualTo(409); // identity first
        act(path, "verify", "called-back");
        assertThat(tryAct(path, "extend", "because").status()).isEqualTo(400);
        act(path, "extend", "complex");
        assertThat(Caller.as(OFFICER).get(path).text("dueOn")).isGreaterThan(due);
        assertThat(tryAct(path, "extend", "complex").status()).isEqualTo(409);
        assertThat(tryAct(path, "refuse", "no").status()).isEqualTo(400);
        act(path, "refuse", "nothing-held");
        assertThat(tryAct(path, "answer", null).status()).isEqualTo(409);
        Answer stale = Caller.as(OFFICER).send("POST", path + "/close", "", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        act(path, "close", null);
        Answer list = Caller.as(OFFICER).get(REQUESTS + "?person=" + customer + "&state=closed");
        assertThat(list.items()).hasSize(1);
    }

    @Test
    void asksForTheGuardianOfAMinor() {
        String minor = InventedNumbers.residentId(
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusYears(10));
        Map<String, Object> child = new LinkedHashMap<>(Map.of("name", "王小明", "idNumber", minor));
        Answer refused = Caller.as(desk).post("/api/crm/customers", child);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("privacy.guardian-needed");
        assertThat(Caller.as(desk)
                        .post("/api/crm/customers/search", Map.of("idNumber", minor))
                        .items())
                .isEmpty();
        Answer imported = Caller.as(desk)
                .send(
                        "POST",
                        "/api/crm/imports?consentText=2026-1&dryRun=true",
                        "姓名,身份证号\n王小明," + minor + "\n",
                        "Content-Type",
                        "text/csv; charset=UTF-8");
        assertThat(imported.json()).as(imported.toString()).containsEntry("faulty", 1L);
        assertThat(Caller.as(desk)
                        .get("/api/crm/imports/" + imported.text("id") + "/errors")
                        .body())
                .contains("crm.import-guardian-needed");

        child.put(
                "guardian",
                Map.of(
                        "name",
                        "王大明",
                        "phone",
                        "13900001111",
                        "relation",
                        "father",
                        "textVersion",
                        "2026-1",
                        "channel",
                        "paper",
                        "verifiedHow",
                        "household-register"));
        Answer registered = Caller.as(desk).post("/api/crm/customers", child);
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        String path = "/api/privacy/people/" + registered.text("id") + "/guardian";
        Answer card = Caller.as(desk).get(path);
        assertThat(card.body())
                .contains("\"minor\":true")
                .contains("139****1111")
                .doesNotContain("王大明");
    }

    @Test
    void stopsWhenItTurnsOutThatACustomerIsAMinor() {
        String child = Caller.as(desk)
                .post("/api/crm/customers", Map.of("name", "李小小"))
                .text("id");
        Answer before = Caller.as(desk).get("/api/crm/customers/" + child);
        String minor = InventedNumbers.residentId(
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusYears(8));
        Caller.as(desk)
                .put(
                        "/api/crm/customers/" + child,
                        Map.of("idNumber", minor),
                        "If-Match",
                        before.header("ETag").orElseThrow());
        Answer refused = order(child);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("privacy.guardian-needed");
        Answer guardian = Caller.as(desk)
                .put(
                        "/api/privacy/people/" + child + "/guardian",
                        Map.of(
                                "name",
                                "李大大",
                                "phone",
                                "13900002222",
                                "relation",
                                "mother",
                                "textVersion",
                                "2026-1",
                                "channel",
                                "visit",
                                "verifiedHow",
                                "household-register"));
        assertThat(guardian.status()).as(guardian.toString()).isEqualTo(204);
        assertThat(order(child).status()).isEqualTo(201);
    }

    @Test
    void letsLegalFreezeACase() {
        Person legal = Person.with(Role.LEGAL, Portal.SUPERVISION);
        Answer accepted = accept(201);
        String path = "/api/workorder/work-orders/" + accepted.text("id");
        assertThat(Caller.as(AGENT)
                        .send("PUT", "/api/workorder/frozen-cases/" + accepted.text("id"), "")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.as(legal)
                        .send("PUT", "/api/workorder/frozen-cases/" + accepted.text("id"), "")
                        .status())
                .isEqualTo(204);
        Answer read = Caller.as(AGENT).get(path);
        Answer note = Caller.as(AGENT)
                .post(
                        path + "/note",
                        Map.of("note", "不应写入"),
                        "If-Match",
                        read.header("ETag").orElseThrow());
        assertThat(note.status()).as(note.toString()).isEqualTo(409);
        assertThat(note.text("type")).endsWith("workorder.case-frozen");
        assertThat(reveal(accepted.text("id")).status()).isEqualTo(403);
        assertThat(Caller.as(legal).get("/api/workorder/frozen-cases").body()).contains("\"state\":\"received\"");
        Answer page = Visitor.as(legal).open("/workorder/frozen-cases");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("???");
        assertThat(Caller.as(legal)
                        .delete("/api/workorder/frozen-cases/" + accepted.text("id"))
                        .status())
                .isEqualTo(204);
        assertThat(reveal(accepted.text("id")).status()).isEqualTo(200);
    }

    @Test
    void givesTrainersACopyThatSinglesNobodyOut() {
        for (int i = 0; i < 6; i++) {
            closed("consultation");
        }
        closed("suggestion");
        String month =
                java.time.YearMonth.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        String path = "/api/workorder/training-copies/" + month + ".csv";
        Answer copy = Caller.as(Person.with(Role.TRAINER, Portal.SUPERVISION)).get(path);
        assertThat(copy.status()).as(copy.toString()).isEqualTo(200);
        List<String> lines = copy.body().lines().toList();
        assertThat(lines.get(0)).startsWith("customer,type,");
        assertThat(lines).filteredOn(line -> line.contains(",consultation,")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(lines).noneMatch(line -> line.contains(",suggestion,"));
        assertThat(copy.body())
                .doesNotContain(customer)
                .doesNotContain("测试")
                .doesNotContain(phone)
                .doesNotContain("GD2");
        assertThat(Caller.as(AGENT).get(path).status()).isEqualTo(403);
        assertThat(Caller.as(OFFICER).get(path).status()).isEqualTo(403);
    }

    private Answer closed(String type) {
        Answer order = Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "email",
                                "type", type,
                                "priority", "low",
                                "description", "测试"));
        finish(order, order.text("id"), type);
        return order;
    }

    /** @return the answer to the closing */
    private static Answer finish(Answer order, String id, String type) {
        String path = "/api/workorder/work-orders/" + id;
        Answer now = step(order, path + "/analysis", Map.of("type", type, "priority", "low", "complexity", "general"));
        now = step(now, path + "/solution", Map.of("solution", "测试"));
        now = step(now, path + "/confirmation", Map.of("helped", true, "feedback", "测试"));
        return step(now, path + "/closing", Map.of());
    }

    private static Answer step(Answer before, String path, Map<String, ?> body) {
        Answer after = Caller.as(AGENT)
                .post(path, body, "If-Match", before.header("ETag").orElseThrow());
        assertThat(after.status()).as(after.toString()).isEqualTo(200);
        return after;
    }

    @Test
    void keepsEverybodyElseOut() {
        Answer received = receive("copy", List.of(), "id-shown");
        String path = REQUESTS + "/" + received.text("id");
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE);
        for (Person person : new Person[] {AGENT, auditor, Person.with(Role.PRIVACY_APPROVER, Portal.COMPLIANCE)}) {
            assertThat(Caller.as(person).get(REQUESTS).status()).isEqualTo(403);
            assertThat(Caller.as(person).get(path).status()).isEqualTo(403);
            for (String act : List.of(
                    "verify",
                    "start",
                    "extend",
                    "answer",
                    "refuse",
                    "close",
                    "erase",
                    "restrict",
                    "lift",
                    "withdraw-consents",
                    "look-into",
                    "release-copy")) {
                Answer answer = Caller.as(person).send("POST", path + "/" + act, "{\"word\":\"complex\"}");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            }
            assertThat(Caller.as(person).get(path + "/holds").status()).isEqualTo(403);
            assertThat(Caller.as(person)
                            .get("/api/privacy/erasures/" + UUID.randomUUID() + "/report")
                            .status())
                    .isEqualTo(403);
            assertThat(Visitor.as(person).open("/privacy/subject-requests").status())
                    .isEqualTo(403);
        }
        assertThat(Caller.as(OFFICER)
                        .post(REQUESTS, Map.of("person", customer, "kind", "copy", "channel", "visit"))
                        .status())
                .isEqualTo(403);
        assertThat(Caller.as(OFFICER)
                        .get("/api/privacy/people/" + customer + "/guardian")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.as(AGENT)
                        .post(REQUESTS, Map.of("person", UUID.randomUUID(), "kind", "copy", "channel", "visit"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsItsPages() {
        Answer received = receive("delete", List.of(), "id-shown");
        Visitor officer = Visitor.as(OFFICER);
        for (String path : List.of(
                "/compliance",
                "/privacy/subject-requests?running=true",
                "/privacy/subject-requests?kind=delete&person=" + customer,
                "/privacy/subject-request?id=" + received.text("id"))) {
            Answer page = officer.open(path);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("???").doesNotContain(phone);
        }
        assertThat(officer.open("/privacy/subject-request?id=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        Answer form = Visitor.as(AGENT).open("/privacy/subject-request-new?person=" + customer);
        assertThat(form.status()).as(form.toString()).isEqualTo(200);
        assertThat(form.body()).contains("receiving:send").doesNotContain("???");
    }

    private Answer receive(String kind, List<String> fields, String verifiedHow) {
        Map<String, Object> request =
                new LinkedHashMap<>(Map.of("person", customer, "kind", kind, "channel", "visit", "fields", fields));
        request.put("verifiedHow", verifiedHow);
        Answer answer = Caller.as(AGENT).post(REQUESTS, request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static void act(String path, String act, String word) {
        Answer answer = tryAct(path, act, word);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    /** Whatever the tag of a representation says besides. */
    private static void assertSameVersion(Answer read, Answer changed) {
        String version = changed.header("ETag").orElseThrow().replace("\"", "");
        assertThat(read.header("ETag").orElseThrow()).startsWith("\"" + version);
    }

    /** Does one of the request's tasks, having read it. */
    private static Answer work(Person person, String path, String task) {
        String version = Caller.as(OFFICER).get(path).header("ETag").orElseThrow();
        return Caller.as(person).send("POST", path + "/" + task, "", "If-Match", version);
    }

    private static Answer tryAct(String path, String act, String word) {
        String version = Caller.as(OFFICER).get(path).header("ETag").orElseThrow();
        return Caller.as(OFFICER)
                .send("POST", path + "/" + act, word == null ? "" : "{\"word\":\"" + word + "\"}", "If-Match", version);
    }

    private Answer accept(int status) {
        Answer answer = order(customer);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private static Answer order(String person) {
        return Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", person,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "测试"));
    }

    private Answer reveal(String order) {
        return Caller.as(AGENT)
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
                                "workorder/" + order));
    }

    private String register() {
        Answer answer = Caller.as(desk)
                .post(
                        "/api/crm/customers",
                        Map.of(
                                "name",
                                "王测试",
                                "phone",
                                phone,
                                "idNumber",
                                InventedNumbers.residentId(java.time.LocalDate.of(1990, 1, 1)),
                                "evenIfSimilar",
                                true));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }
}
