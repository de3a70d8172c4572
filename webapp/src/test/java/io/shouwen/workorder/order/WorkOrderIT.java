package io.shouwen.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.Visitor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** From the customer's call to their rating, and what is refused on the way. */
@InPayara
@RunAsClient
class WorkOrderIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF);
    private static final Person OTHER_AGENT = Person.with(Role.SENIOR_AGENT, Portal.STAFF);
    private static final Person HANDLER =
            Person.with(Role.HANDLER, Portal.STAFF).in("technical");
    private static final Person OTHER_HANDLER =
            Person.with(Role.HANDLER, Portal.STAFF).in("legal").numbered("t-handler-legal");
    private static final Person SUPERVISOR = Person.with(Role.SUPERVISOR, Portal.STAFF);

    private static final Person OFFICER = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    private static final String ORDERS = "/api/workorder/work-orders";

    private final Caller agent = Caller.as(AGENT);
    private final Caller handler = Caller.as(HANDLER);

    @Test
    void goesFromTheFirstContactToTheCustomersRating() {
        Answer accepted = accept(agent, "登录不了学习平台，请回电 19900001234");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        assertThat(accepted.text("number")).matches("GD\\d{6}-\\d{6}");
        assertThat(accepted.text("description")).isEqualTo("登录不了学习平台，请回电 199****1234");
        assertThat(accepted.text("state")).isEqualTo("received");
        String order = accepted.header("Location").orElseThrow().replaceAll(".*/api/", "/api/");

        Answer now = step(
                agent,
                accepted,
                order + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "general"));
        now = step(agent, now, order + "/dispatch", Map.of("department", "technical", "limitMinutes", 120));
        assertThat(now.text("state")).isEqualTo("dispatched");
        now = step(handler, now, order + "/take-up", Map.of());
        now = step(handler, now, order + "/solution", Map.of("solution", "已重置账号并确认可以登录"));
        now = step(agent, now, order + "/confirmation", Map.of("helped", true, "feedback", "客户确认可以登录"));
        Answer closed = agent.post(order + "/closing", Map.of(), "If-Match", etag(now));
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        assertThat(closed.text("ratingPath")).isEqualTo("/public/rate?t=" + closed.text("ratingToken"));

        Answer whole = agent.get(order);
        assertThat(whole.text("state")).isEqualTo("closed");
        assertThat(whole.text("responseInTime")).isEqualTo("true");
        assertThat(whole.text("handlingMinutes")).isNotNull();
        assertThat(agent.get(order + "/history").jsonArray()).hasSize(7);

        String token = closed.text("ratingToken");
        Visitor customer = Visitor.stranger();
        assertThat(customer.open("/public/rate?t=" + token).body()).contains("非常满意");
        Caller anybody = Caller.anonymous();
        String rating = "/api/workorder/ratings/" + token;
        for (String stars : List.of("6", "0", "2.5", "4294967301", "\"5\"", "null", "[5]", "1e400")) {
            assertThat(anybody.send("POST", rating, "{\"stars\":" + stars + "}").status())
                    .as(stars)
                    .isEqualTo(400);
        }
        assertThat(anybody.post(rating, Map.of("stars", 5, "comment", "很快")).status())
                .isEqualTo(204);
        assertThat(anybody.post(rating, Map.of("stars", 1)).status()).isEqualTo(410);
        assertThat(anybody.post("/api/workorder/ratings/guess", Map.of("stars", 5))
                        .status())
                .isEqualTo(404);
        assertThat(customer.open("/public/rate?t=" + token).body()).contains("已经评价过");
        assertThat(agent.get(order).json().get("rating").toString()).contains("很快");

        Answer reopened = agent.post(order + "/reopening", Map.of("reason", "又登录不了"), "If-Match", etag(closed));
        assertThat(reopened.text("state")).isEqualTo("analysed");
        assertThat(reopened.text("reopened")).isEqualTo("1");
    }

    @Test
    void ofTwoWhoChangeItAtTheSameTimeOneIsRefused() {
        for (int round = 0; round < 5; round++) {
            Answer accepted = accept(agent, "排课冲突");
            String path = ORDERS + "/" + accepted.text("id") + "/analysis";
            List<Integer> outcomes = Stream.of("high", "low")
                    .map(priority -> CompletableFuture.supplyAsync(() -> agent.post(
                                    path,
                                    Map.of("type", "schedule", "priority", priority, "complexity", "general"),
                                    "If-Match",
                                    etag(accepted))
                            .status()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
            assertThat(outcomes).containsExactly(200, 412);
            assertThat(agent.get(ORDERS + "/" + accepted.text("id") + "/history")
                            .jsonArray())
                    .hasSize(2);
        }
    }

    @Test
    void refusesWhatDoesNotFollowAndSaysWhy() {
        Answer accepted = accept(agent, "想了解课程安排");
        String order = ORDERS + "/" + accepted.text("id");
        assertThat(agent.post(order + "/closing", Map.of()).status()).isEqualTo(428);
        assertThat(agent.post(order + "/closing", Map.of(), "If-Match", "\"99\"")
                        .status())
                .isEqualTo(412);
        Answer early = agent.post(order + "/closing", Map.of(), "If-Match", etag(accepted));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("type")).endsWith("workorder.not-possible-in-state");
        for (Map<String, Object> more : List.of(
                Map.<String, Object>of("grade", "serious"),
                Map.<String, Object>of("promisedAt", "2020-01-01T00:00:00Z"))) {
            Map<String, Object> analysis = new java.util.HashMap<>(more);
            analysis.putAll(Map.of("type", "technical", "priority", "low", "complexity", "general"));
            Answer refused = agent.post(order + "/analysis", analysis, "If-Match", etag(accepted));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        }
        Answer nowhere = step(
                agent,
                accepted,
                order + "/analysis",
                Map.of("type", "consultation", "priority", "low", "complexity", "general"));
        Answer unknown = agent.post(order + "/dispatch", Map.of("department", "kitchen"), "If-Match", etag(nowhere));
        assertThat(unknown.status()).isEqualTo(422);
        Map.of("platform.required", Map.<String, String>of(), "workorder.department-missing", Map.of("department", " "))
                .forEach((code, none) -> {
                    Answer missing = agent.post(order + "/dispatch", none, "If-Match", etag(nowhere));
                    assertThat(missing.status()).as(missing.toString()).isEqualTo(400);
                    assertThat(missing.body()).contains("\"department\"", code).doesNotContain("null");
                });
        assertThat(agent.post(
                                ORDERS,
                                Map.of(
                                        "customer",
                                        UUID.randomUUID().toString(),
                                        "channel",
                                        "phone",
                                        "type",
                                        "consultation",
                                        "priority",
                                        "low",
                                        "description",
                                        "x"))
                        .status())
                .isEqualTo(422);
        assertThat(agent.post(ORDERS, Map.of("channel", "pigeon")).status()).isEqualTo(400);
    }

    @Test
    void callsNobodyBackWhoHasNotAgreedToIt() throws SQLException {
        Person owner = AGENT.numbered("t-w" + UUID.randomUUID().toString().substring(0, 8));
        Caller caller = Caller.as(owner);
        String customer = customer();
        Answer closed = close(caller, customer);
        assertThat(closed.text("ratingPath"))
                .as("never asked: may be handed over")
                .isNotNull();
        String order = ORDERS + "/" + idOf(closed);
        expectCallback(idOf(closed));

        Answer whole = caller.get(order);
        assertThat(whole.text("actions")).doesNotContain("call-back");
        Visitor page = Visitor.as(owner);
        assertThat(page.open("/workorder/work-order?id=" + idOf(closed)).body()).contains("未同意回访");
        assertThat(page.open("/desk").body()).contains("未同意回访");
        Answer refused = caller.post(order + "/call-back", Map.of("note", "客户满意"), "If-Match", etag(whole));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.text("type")).endsWith("privacy.no-consent");
        assertThat(version(caller.get(order))).as("nothing was kept").isEqualTo(version(whole));

        survey(caller, customer, true);
        assertThat(page.open("/desk").body()).contains("回访").doesNotContain("未同意回访");
        assertThat(caller.get(order).text("actions")).contains("call-back");
        assertThat(caller.post(order + "/call-back", Map.of("note", "客户满意"), "If-Match", etag(whole))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void invitesNobodyWhoDoesNotWantToBeAskedAnyMore() {
        String customer = customer();
        survey(agent, customer, true);
        survey(agent, customer, false);
        Answer closed = close(agent, customer);
        assertThat(closed.text("ratingPath")).isNull();
        assertThat(closed.text("ratingToken")).isNull();
        survey(agent, customer, true);
        assertThat(close(agent, customer).text("ratingPath")).isNotNull();
    }

    @Test
    void countsOneRatingForEachEnd() {
        Answer closed = close(agent, customer());
        String order = ORDERS + "/" + idOf(closed);
        String first = closed.text("ratingToken");
        Answer now = step(agent, closed, order + "/reopening", Map.of("reason", "还是不行"));
        Caller anybody = Caller.anonymous();
        Answer refused = anybody.post("/api/workorder/ratings/" + first, Map.of("stars", 1));
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.text("type")).endsWith("workorder.rating-link-void");
        assertThat(Visitor.stranger().open("/public/rate?t=" + first).body())
                .contains("已重新受理")
                .doesNotContain("非常满意");
        now = step(agent, now, order + "/solution", Map.of("solution", "换了教室"));
        now = step(agent, now, order + "/confirmation", Map.of("helped", true, "feedback", "好了"));
        String second = step(agent, now, order + "/closing", Map.of()).text("ratingToken");
        assertThat(anybody.post("/api/workorder/ratings/" + second, Map.of("stars", 4))
                        .status())
                .isEqualTo(204);
        assertThat(anybody.post("/api/workorder/ratings/" + first, Map.of("stars", 1))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void isSeenOnlyByThoseWhomItConcerns() {
        Answer accepted = accept(agent, "平台打不开");
        String order = ORDERS + "/" + accepted.text("id");
        Caller other = Caller.as(OTHER_AGENT);
        assertThat(other.get(order).status()).isEqualTo(200);
        Answer now = step(
                agent,
                accepted,
                order + "/analysis",
                Map.of("type", "technical", "priority", "normal", "complexity", "general"));
        assertThat(other.get(order).status()).isEqualTo(403);
        assertThat(handler.get(order).status()).isEqualTo(403);
        now = step(agent, now, order + "/dispatch", Map.of("department", "technical"));
        assertThat(handler.get(order).status()).isEqualTo(200);
        assertThat(Caller.as(OTHER_HANDLER).get(order).status()).isEqualTo(403);
        assertThat(numbers(handler.get(ORDERS + "?open=true&limit=200"))).contains(accepted.text("number"));
        assertThat(numbers(Caller.as(OTHER_HANDLER).get(ORDERS + "?open=true&limit=200")))
                .doesNotContain(accepted.text("number"));
        assertThat(numbers(other.get(ORDERS + "?limit=200"))).doesNotContain(accepted.text("number"));
        Answer taken = other.post(order + "/return", Map.of("reason", "我来"), "If-Match", etag(now));
        assertThat(taken.status()).isEqualTo(403);
        assertThat(Caller.as(SUPERVISOR).get(order).status()).isEqualTo(200);
    }

    @Test
    void changesHandsOnlyByASupervisor() {
        Answer accepted = accept(agent, "需要移交");
        String order = ORDERS + "/" + accepted.text("id");
        Visitor.as(OTHER_AGENT).open("/desk");
        Map<String, Object> to = Map.of("owner", OTHER_AGENT.staffNumber(), "reason", "休假");
        assertThat(agent.post(order + "/hand-over", to, "If-Match", etag(accepted))
                        .status())
                .isEqualTo(403);
        Answer handed = Caller.as(SUPERVISOR).post(order + "/hand-over", to, "If-Match", etag(accepted));
        assertThat(handed.status()).as(handed.toString()).isEqualTo(200);
        assertThat(handed.json().get("owner").toString()).contains(OTHER_AGENT.staffNumber());
    }

    @Test
    void answersAnActWithoutAskingForMoreThanTheAct() {
        Caller acceptsOnly = Caller.as(AGENT.without("workorder.case.read"));
        Answer accepted = accept(acceptsOnly, "只有受理权限");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        Visitor.as(OTHER_AGENT).open("/desk");
        Caller handsOverOnly =
                Caller.as(Person.holding(Portal.STAFF, "workorder.case.oversee", "workorder.case.hand-over")
                        .numbered("t-hands-over"));
        Answer handed = handsOverOnly.post(
                ORDERS + "/" + accepted.text("id") + "/hand-over",
                Map.of("owner", OTHER_AGENT.staffNumber(), "reason", "休假"),
                "If-Match",
                etag(accepted));
        assertThat(handed.status()).as(handed.toString()).isEqualTo(200);
        assertThat(handsOverOnly.get(ORDERS + "/" + accepted.text("id")).status())
                .isEqualTo(403);
    }

    @Test
    void isHandedToNobodyWhoCannotOwnIt() {
        Answer accepted = accept(agent, "需要移交");
        String order = ORDERS + "/" + accepted.text("id");
        String unique = UUID.randomUUID().toString().substring(0, 8);
        Person technician = HANDLER.numbered("t-h" + unique);
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE).numbered("t-a" + unique);
        Person operator = Person.with(Role.OPERATOR, Portal.OPERATIONS).numbered("t-o" + unique);
        Person payer = Person.with(Role.FINANCE_PREPARER, Portal.FINANCE).numbered("t-f" + unique);
        for (Person person : List.of(technician, auditor, operator, payer)) {
            Visitor.as(person).open(person.portal().home());
            Answer refused = Caller.as(SUPERVISOR)
                    .post(
                            order + "/hand-over",
                            Map.of("owner", person.staffNumber(), "reason", "休假"),
                            "If-Match",
                            etag(accepted));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.text("type")).endsWith("workorder.only-front-line-may-own");
            assertThat(refused.body()).contains("资深客服");
        }
        Person colleague = AGENT.numbered("t-c" + unique);
        Visitor.as(colleague).open("/desk");
        assertThat(Caller.as(SUPERVISOR)
                        .post(
                                order + "/hand-over",
                                Map.of("owner", colleague.staffNumber(), "reason", "休假"),
                                "If-Match",
                                etag(accepted))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void listsPageByPageWithoutGapsOrRepeats() {
        String customer = customer();
        for (int i = 0; i < 5; i++) {
            accept(agent, customer, "第 " + i + " 个问题");
        }
        Answer first = agent.get(ORDERS + "?limit=2&owner=me&customer=" + customer);
        Answer second = agent.get(ORDERS + "?limit=2&owner=me&customer=" + customer + "&cursor=" + first.text("next"));
        Answer third = agent.get(ORDERS + "?limit=2&owner=me&customer=" + customer + "&cursor=" + second.text("next"));
        assertThat(Stream.of(first, second, third).flatMap(a -> numbers(a).stream()))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(third.text("next")).isNull();
        assertThat(first.items().get(0).get("clocks").toString()).contains("resolve");
        assertThat(first.items().get(0).get("customer").toString()).contains("199****");
        assertThat(agent.get(ORDERS + "?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void isCreatedOnceForOneKey() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = request(customer(), "只建一次");
        Answer once = agent.post(ORDERS, request, "Idempotency-Key", key);
        Answer again = agent.post(ORDERS, request, "Idempotency-Key", key);
        assertThat(again.text("id")).isEqualTo(once.text("id"));
    }

    @Test
    void leavesAnEntryAboutTheCustomerWhoeverReadsIt() {
        String customer = customer();
        Person reader =
                SUPERVISOR.numbered("t-reads-" + UUID.randomUUID().toString().substring(0, 8));
        String id = accept(agent, customer, "谁看过").text("id");
        Caller rest = Caller.as(reader);
        rest.get(ORDERS + "/" + id);
        assertThat(entries("workorder.read", reader))
                .singleElement()
                .satisfies(entry -> assertThat(entry.toString()).contains(customer, "workorder/" + id, "done"));
        rest.get(ORDERS + "/" + id + "/history");
        assertThat(entries("workorder.read", reader)).hasSize(2);
        assertThat(Visitor.as(reader).open("/workorder/work-order?id=" + id).status())
                .isEqualTo(200);
        assertThat(entries("workorder.read", reader))
                .as("a page with its history is one look")
                .hasSize(3);

        rest.get(ORDERS + "?open=true&customer=" + customer);
        assertThat(entries("workorder.list", reader))
                .singleElement()
                .satisfies(entry -> assertThat(entry.toString()).contains(customer, "open", "customer"));
        Visitor.as(reader).open("/workorder/work-orders?show=overdue");
        assertThat(entries("workorder.list", reader)).hasSize(2);
        assertThat(Caller.as(OFFICER)
                        .get("/api/privacy/audit-entries?limit=200&subject=" + customer + "&actor="
                                + reader.staffNumber())
                        .items())
                .as("everything about the customer")
                .hasSize(4);
    }

    private static List<Map<String, Object>> entries(String action, Person by) {
        return Caller.as(OFFICER)
                .get("/api/privacy/audit-entries?limit=200&action=" + action + "&actor=" + by.staffNumber())
                .items();
    }

    @Test
    void showsItselfOnThePages() {
        String customer = customer();
        Answer accepted = accept(agent, customer, "页面上看得到");
        Visitor visitor = Visitor.as(AGENT);
        assertThat(visitor.open("/desk").body())
                .contains(accepted.text("number"), "测***")
                .doesNotContain("???");
        assertThat(visitor.open("/workorder/work-orders?show=open&owner=" + AGENT.staffNumber())
                        .body())
                .contains(accepted.text("number"));
        assertThat(visitor.open("/workorder/work-order?id=" + accepted.text("id"))
                        .body())
                .contains("页面上看得到", "首问负责人", "解决", "199****")
                .doesNotContain("???");
        assertThat(visitor.open("/workorder/work-order-new?customer=" + customer)
                        .body())
                .contains("问题描述", "199****");
        assertThat(visitor.open("/workorder/work-order?id=nonsense").status()).isLessThan(500);
        Answer supervisors = Visitor.as(SUPERVISOR).open("/workorder/work-order?id=" + accepted.text("id"));
        assertThat(supervisors.body()).contains("移交");
    }

    private static Answer close(Caller by, String customer) {
        Answer now = accept(by, customer, "咨询上课时间");
        String order = ORDERS + "/" + now.text("id");
        now = step(
                by, now, order + "/analysis", Map.of("type", "schedule", "priority", "low", "complexity", "general"));
        now = step(by, now, order + "/solution", Map.of("solution", "已告知"));
        now = step(by, now, order + "/confirmation", Map.of("helped", true, "feedback", "知道了"));
        return step(by, now, order + "/closing", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static String idOf(Answer closed) {
        return ((Map<String, Object>) closed.json().get("workOrder")).get("id").toString();
    }

    /** As if a day had gone by since the end. */
    private static void expectCallback(String order) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        Running.setting("shouwen.db.url"),
                        Running.setting("shouwen.db.owner.user"),
                        Running.setting("shouwen.db.owner.password"));
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE workorder.order_clock"
                                + " SET opens_at = now() - interval '1 hour' WHERE work_order = ?::uuid AND kind = 'CALLBACK'")) {
            update.setString(1, order);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static void survey(Caller by, String customer, boolean given) {
        Map<String, Object> request = given
                ? Map.of("purpose", "survey", "given", true, "channel", "phone", "textVersion", "2026-1")
                : Map.of("purpose", "survey", "given", false, "channel", "phone");
        assertThat(by.post("/api/privacy/people/" + customer + "/consents", request)
                        .status())
                .isEqualTo(204);
    }

    private Answer accept(Caller by, String description) {
        return accept(by, customer(), description);
    }

    private static Answer accept(Caller by, String customer, String description) {
        return by.post(ORDERS, request(customer, description));
    }

    private static Map<String, Object> request(String customer, String description) {
        return Map.of(
                "customer",
                customer,
                "channel",
                "phone",
                "type",
                "technical",
                "priority",
                "normal",
                "description",
                description,
                "contactedAt",
                java.time.Instant.now().minusSeconds(30).toString(),
                "respondedAt",
                java.time.Instant.now().minusSeconds(10).toString());
    }

    /** A new customer with a phone from an unassigned range. */
    private String customer() {
        String phone = "1990000" + String.format("%04d", (int) (Math.random() * 10_000));
        Answer registered =
                agent.post("/api/crm/customers", Map.of("name", "测试客户", "phone", phone, "evenIfSimilar", true));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        return registered.text("id");
    }

    private static Answer step(Caller by, Answer before, String path, Map<String, ?> body) {
        Answer after = by.post(path, body, "If-Match", etag(before));
        assertThat(after.status()).as(after.toString()).isEqualTo(200);
        return after;
    }

    /** The clocks in what is shown go on; the version does not. */
    private static String version(Answer answer) {
        return etag(answer).split("\\.")[0];
    }

    private static String etag(Answer answer) {
        return answer.header("ETag").orElseThrow();
    }

    private static List<String> numbers(Answer list) {
        return list.items().stream().map(i -> (String) i.get("number")).toList();
    }
}
