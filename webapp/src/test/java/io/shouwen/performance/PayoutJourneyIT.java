package io.shouwen.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import io.shouwen.workorder.order.PastWorkOrdersWritten;
import io.shouwen.workorder.order.WorkOrderClosed;
import io.shouwen.workorder.order.WorkOrderId;
import io.shouwen.workorder.order.WorkOrderReopened;
import io.shouwen.workorder.rating.CustomerRated;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From closed work orders to the exported file. One journey, in steps, because a locked run stays. */
@InPayara
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayoutJourneyIT {

    private static final StaffId AGENT = new StaffId("p-1001");
    private static final Person SUPERVISOR = Person.with(Role.SUPERVISOR, Portal.SUPERVISION);
    private static final Person HR = Person.with(Role.HR, Portal.SUPERVISION);
    private static final Person PREPARER = Person.with(Role.FINANCE_PREPARER, Portal.FINANCE);
    private static final Person APPROVER = Person.with(Role.FINANCE_APPROVER, Portal.FINANCE);

    @Inject
    Event<PastWorkOrdersWritten> past;

    @Inject
    Event<WorkOrderClosed> closed;

    @Inject
    StaffDirectory directory;

    @Inject
    Facts facts;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    @Resource
    UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/shouwen")
    DataSource database;

    private YearMonth month() {
        return zone.monthOf(clock.instant()).minusMonths(1);
    }

    private Instant at(int day, int minute) {
        return zone.startOf(month().atDay(day)).plusSeconds(9 * 3600L + minute * 60L);
    }

    private WorkOrderClosed closing(int number) {
        return new WorkOrderClosed(
                new WorkOrderId(new UUID(77, number)),
                AGENT,
                at(2, number),
                at(3, number),
                at(4, number),
                330,
                "phone",
                40L,
                number < 93,
                new UUID(78, number));
    }

    @Test
    @Order(1)
    void turnsWhatHappensToWorkOrdersIntoFactsInTheSameTransaction() throws Exception {
        directory.put(new StaffMember(AGENT, "测试客服", Optional.of("service"), true));
        List<WorkOrderClosed> closings = new ArrayList<>();
        List<WorkOrderReopened> reopenings = new ArrayList<>();
        List<CustomerRated> ratings = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            WorkOrderClosed closing = closing(i);
            closings.add(closing);
            if (i < 3) {
                reopenings.add(new WorkOrderReopened(
                        closing.id(), AGENT, closing.solvedAt(), at(6, i), true, new UUID(79, i)));
            }
            if (i < 12) {
                ratings.add(
                        new CustomerRated(closing.id(), AGENT, i < 8 ? 5 : i < 11 ? 4 : 2, at(7, i), new UUID(80, i)));
            }
        }
        transaction.begin();
        past.fire(new PastWorkOrdersWritten(closings, reopenings, ratings));
        transaction.commit();
        assertThat(facts.page(AGENT, month(), FactKind.CLOSED, null, 200)).hasSize(100);
        assertThat(facts.page(AGENT, month(), null, null, 200)).hasSize(115);

        transaction.begin();
        closed.fire(closing(500));
        transaction.rollback();
        assertThat(facts.page(AGENT, month(), FactKind.CLOSED, null, 200)).hasSize(100);
    }

    @Test
    @Order(2)
    void refusesToChangeOrRemoveAFact() throws Exception {
        Fact fact = facts.page(AGENT, month(), FactKind.RATED, null, 1).get(0);
        for (String sql : List.of(
                "UPDATE performance.fact SET agent = 'other' WHERE id = ?",
                "DELETE FROM performance.fact WHERE id = ?")) {
            transaction.begin();
            try (Connection connection = database.getConnection();
                    var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, fact.id());
                assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
            } finally {
                transaction.rollback();
            }
        }
        assertThat(facts.find(fact.id())).contains(fact);
    }

    @Test
    @Order(3)
    void scoresTheMonthOnceLevelInspectionAndTestAreEntered() {
        Caller hr = Caller.as(HR);
        Answer entered = hr.put(
                "/api/performance/people/" + AGENT,
                Map.of("periods", List.of(Map.of("from", "2020-01-01", "level", "intermediate"))));
        assertThat(entered.status()).as(entered.toString()).isEqualTo(200);
        assertThat(hr.put("/api/performance/people/" + AGENT, Map.of("periods", List.of()))
                        .status())
                .isEqualTo(428);

        Caller supervisor = Caller.as(SUPERVISOR);
        String card = "/api/performance/scorecards/" + AGENT + "/" + month();
        assertThat(supervisor.get(card).text("state")).isEqualTo("insufficient");

        for (int mark : List.of(88, 92, 90)) {
            Answer marked = supervisor.post(
                    "/api/performance/inspections",
                    Map.of(
                            "staff", AGENT.value(),
                            "method", "recording",
                            "professionalism", mark,
                            "efficiency", mark,
                            "attitude", mark,
                            "result", mark,
                            "inspectedAt", at(10, mark).toString()),
                    "Idempotency-Key",
                    "inspection-" + mark);
            assertThat(marked.status()).as(marked.toString()).isEqualTo(201);
            assertThat(marked.header("Location")).isPresent();
        }
        Answer tested = supervisor.post(
                "/api/performance/test-marks",
                Map.of(
                        "staff", AGENT.value(),
                        "quarter", Quarter.of(month()).toString(),
                        "mark", 84));
        assertThat(tested.status()).as(tested.toString()).isEqualTo(201);

        Answer scored = supervisor.get(card);
        assertThat(scored.status()).as(scored.toString()).isEqualTo(200);
        assertThat(scored.text("state")).as(scored.toString()).isEqualTo("scored");
        assertThat(new BigDecimal(scored.text("satisfaction"))).isEqualByComparingTo("87.5");
        assertThat(new BigDecimal(scored.text("efficiency")))
                .isBetween(new BigDecimal("94.166"), new BigDecimal("94.167"));
        assertThat(new BigDecimal(scored.text("expertise"))).isEqualByComparingTo("87");
        assertThat(scored.body())
                .contains("\"code\":\"efficiency.first-response\"")
                .contains("\"missing\":\"no-group\"");

        Answer list = supervisor.get("/api/performance/scorecards?month=" + month());
        assertThat(list.items()).anySatisfy(line -> assertThat(line).containsEntry("staff", AGENT.value()));
        Answer drilled = supervisor.get(card + "/facts?kind=rated&limit=5");
        assertThat(drilled.items()).hasSize(5);
        assertThat(drilled.text("next")).isNotBlank();
        Answer further = supervisor.get(card + "/facts?kind=rated&limit=50&cursor=" + drilled.text("next"));
        assertThat(further.items()).hasSize(7);
    }

    @Test
    @Order(4)
    void marksOneInspectionForOneIdempotencyKey() {
        Map<String, Object> body = Map.of(
                "staff", AGENT.value(),
                "method", "text",
                "professionalism", 90,
                "efficiency", 90,
                "attitude", 90,
                "result", 90);
        Caller supervisor = Caller.as(SUPERVISOR);
        Answer first = supervisor.post("/api/performance/inspections", body, "Idempotency-Key", "once");
        Answer second = supervisor.post("/api/performance/inspections", body, "Idempotency-Key", "once");
        assertThat(second.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    @Order(5)
    void refusesMarksOutsideTheScaleAndSelfInspection() {
        Map<String, Object> body = Map.of(
                "staff", AGENT.value(),
                "method", "text",
                "professionalism", 101,
                "efficiency", 90,
                "attitude", 90,
                "result", 90);
        Answer refused = Caller.as(SUPERVISOR).post("/api/performance/inspections", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(Caller.as(SUPERVISOR.numbered(AGENT.value()))
                        .post(
                                "/api/performance/inspections",
                                Map.of(
                                        "staff", AGENT.value(),
                                        "method", "text",
                                        "professionalism", 100,
                                        "efficiency", 100,
                                        "attitude", 100,
                                        "result", 100))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Order(5)
    void refusesInspectionsAndTestsOfAnotherTimeAndMarksWithoutEnd() {
        Caller supervisor = Caller.as(SUPERVISOR);
        String inspection = "{\"staff\":\"" + AGENT + "\",\"method\":\"text\",\"professionalism\":%s,\"efficiency\":90,"
                + "\"attitude\":90,\"result\":90,\"inspectedAt\":\"%s\"}";
        for (String body : List.of(
                inspection.formatted("90", "1960-01-01T00:00:00Z"), inspection.formatted("0e-100000", at(10, 1)))) {
            Answer refused = supervisor.send("POST", "/api/performance/inspections", body);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        }
        for (String body : List.of(
                "{\"staff\":\"" + AGENT + "\",\"quarter\":\"1960-Q1\",\"mark\":84}",
                "{\"staff\":\"" + AGENT + "\",\"quarter\":\"" + Quarter.of(month()) + "\",\"mark\":0e-100000}")) {
            Answer refused = supervisor.send("POST", "/api/performance/test-marks", body);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        }
    }

    @Test
    @Order(5)
    void refusesToExcludeOnesOwnFactsAndWhatNoSchemeKnows() {
        Map<String, Object> outage = Map.of("reason", "outage", "evidence", "workorder.incident/7");
        Fact rating = facts.page(AGENT, month(), FactKind.RATED, null, 1).get(0);
        Fact inspection =
                facts.page(AGENT, month(), FactKind.INSPECTED, null, 1).get(0);
        String ofRating = "/api/performance/facts/" + rating.id() + "/exclusions";
        Caller supervisor = Caller.as(SUPERVISOR);
        assertThat(Caller.as(SUPERVISOR.numbered(AGENT.value()))
                        .post(ofRating, outage)
                        .status())
                .isEqualTo(403);
        Answer unknown = supervisor.post(ofRating, Map.of("reason", "bad-day", "evidence", "workorder.incident/7"));
        assertThat(unknown.status()).as(unknown.toString()).isEqualTo(422);
        assertThat(unknown.body()).contains("mass-event, outage");
        Answer kind = supervisor.post("/api/performance/facts/" + inspection.id() + "/exclusions", outage);
        assertThat(kind.status()).as(kind.toString()).isEqualTo(422);
        assertThat(kind.body()).contains("closed, rated, reopened");
        assertThat(supervisor
                        .post(ofRating, Map.of("reason", "a".repeat(500), "evidence", "workorder.incident/7"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Order(5)
    void refusesToInspectAWorkOrderThatIsNotTheirs() {
        StaffId other = new StaffId("p-1003");
        directory.put(new StaffMember(other, "测试同事", Optional.of("service"), true));
        Caller agent = Caller.as(Person.with(Role.AGENT, Portal.STAFF).numbered(AGENT.value()));
        String customer = agent.post("/api/crm/customers", Map.of("name", "被服务", "phone", InventedNumbers.phone()))
                .text("id");
        String order = agent.post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "打不开"))
                .text("id");
        for (List<String> wrong : List.of(
                List.of(other.value(), order), List.of(AGENT.value(), "0193b0a0-0000-7000-8000-000000000000"))) {
            Answer refused = inspect(wrong.get(0), wrong.get(1));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.body()).contains("\"field\":\"caseReference\"");
        }
        Answer marked = inspect(AGENT.value(), order);
        assertThat(marked.status()).as(marked.toString()).isEqualTo(201);
    }

    private Answer inspect(String staff, String workOrder) {
        return Caller.as(SUPERVISOR)
                .post(
                        "/api/performance/inspections",
                        Map.of(
                                "staff", staff,
                                "method", "text",
                                "caseReference", "workorder/" + workOrder,
                                "professionalism", 90,
                                "efficiency", 90,
                                "attitude", 90,
                                "result", 90));
    }

    @Test
    @Order(5)
    void letsOneOfManyEnterSomebodyNewAndTellsTheOthers() {
        StaffId joiner = new StaffId("p-1002");
        directory.put(new StaffMember(joiner, "测试新人", Optional.of("service"), true));
        Map<String, Object> body = Map.of("periods", List.of(Map.of("from", "2099-01-01", "level", "junior")));
        List<CompletableFuture<Integer>> puts = Stream.generate(() -> Caller.as(HR))
                .limit(4)
                .map(hr -> CompletableFuture.supplyAsync(
                        () -> hr.put("/api/performance/people/" + joiner, body).status(),
                        task -> new Thread(task).start()))
                .toList();
        List<Integer> answers = puts.stream().map(CompletableFuture::join).toList();
        assertThat(answers)
                .containsOnlyOnce(200)
                .allMatch(status -> List.of(200, 409, 428).contains(status));
    }

    @Test
    @Order(5)
    void ofManyWhoSayAtOnceWhenSomebodyLeavesOneIsHeard() {
        StaffId leaver = new StaffId("p-1004");
        directory.put(new StaffMember(leaver, "测试离职", Optional.of("service"), true));
        List<CompletableFuture<Integer>> puts = Stream.iterate(LocalDate.of(2090, 1, 1), day -> day.plusDays(1))
                .limit(6)
                .map(day -> CompletableFuture.supplyAsync(
                        () -> Caller.as(HR)
                                .put("/api/performance/leavers/" + leaver, Map.of("leftOn", day.toString()))
                                .status(),
                        task -> new Thread(task).start()))
                .toList();
        assertThat(puts.stream().map(CompletableFuture::join).toList())
                .containsOnlyOnce(200)
                .allMatch(status -> List.of(200, 412, 428).contains(status));
    }

    @Test
    @Order(6)
    void showsAgentsTheirOwnScorecardAndNoOther() {
        Person agent = Person.with(Role.AGENT, Portal.STAFF).numbered(AGENT.value());
        Answer own = Caller.as(agent).get("/api/performance/scorecards/mine/" + month());
        assertThat(own.status()).as(own.toString()).isEqualTo(200);
        assertThat(own.text("staff")).isEqualTo(AGENT.value());
        assertThat(Caller.as(agent)
                        .get("/api/performance/scorecards/" + AGENT + "/" + month())
                        .status())
                .isEqualTo(403);
        assertThat(Caller.as(agent)
                        .get("/api/performance/scorecards?month=" + month())
                        .status())
                .isEqualTo(403);
        assertThat(Caller.as(agent).get("/api/performance/payout-runs").status())
                .isEqualTo(403);
        assertThat(Caller.as(PREPARER)
                        .get("/api/performance/scorecards?month=" + month())
                        .status())
                .isEqualTo(403);
    }

    /** The run that is paid next is held up by none of these. */
    @Test
    @Order(6)
    void discardsWhatWasOpenedByMistakeAndOpensTheMonthAgain() {
        Caller preparer = Caller.as(PREPARER);
        Map<String, Object> period = Map.of("period", "2020-02");
        Map<String, Object> reason = Map.of("reason", "wrong-month");
        Answer opened = preparer.post("/api/performance/payout-runs", period);
        Answer calculated = step(preparer, pathOf(opened), "calculation", opened);
        String discard = pathOf(opened) + "/discard";
        assertThat(preparer.post(discard, reason).status()).isEqualTo(428);
        assertThat(preparer.post(discard, reason, "If-Match", tag(opened)).status())
                .isEqualTo(412);
        assertThat(preparer.post(discard, Map.of("reason", "why not"), "If-Match", tag(calculated))
                        .status())
                .isEqualTo(400);
        assertThat(Caller.as(APPROVER.withSecondFactor())
                        .post(discard, reason, "If-Match", tag(calculated))
                        .status())
                .isEqualTo(403);
        Answer frozen = step(preparer, pathOf(opened), "freeze", calculated);
        assertThat(preparer.post(discard, reason, "If-Match", tag(frozen)).status())
                .isEqualTo(409);

        calculated = step(preparer, pathOf(opened), "calculation", frozen);
        Answer discarded = preparer.post(discard, reason, "If-Match", tag(calculated));
        assertThat(discarded.status()).as(discarded.toString()).isEqualTo(200);
        assertThat(discarded.json())
                .containsEntry("state", "discarded")
                .containsEntry("discardedBecause", "wrong-month");
        assertThat(preparer.send("POST", pathOf(opened) + "/calculation", null, "If-Match", tag(discarded))
                        .status())
                .isEqualTo(409);
        assertThatThrownBy(() -> sql.change(
                        "update performance.payout_run set state = 'OPEN', discarded_because = null where id = ?",
                        UUID.fromString(opened.text("id"))))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(Visitor.as(PREPARER)
                        .open("/performance/payout-run?id=" + opened.text("id"))
                        .body())
                .contains("已作废", "月份选错")
                .doesNotContain("???");

        Answer again = preparer.post("/api/performance/payout-runs", period);
        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        assertThat(preparer.post(pathOf(again) + "/discard", reason, "If-Match", tag(again))
                        .status())
                .isEqualTo(200);
        assertThat(idsByPages(preparer)).contains(opened.text("id"), again.text("id"));
        assertThat(Caller.as(Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE))
                        .get("/api/privacy/audit-entries?limit=200&action=performance.payout.discard")
                        .body())
                .contains("\"reason\":\"wrong-month\"", "performance.not-possible-for-run");
    }

    private static List<Object> idsByPages(Caller preparer) {
        List<Object> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            Answer page = preparer.get("/api/performance/payout-runs?limit=1" + next);
            page.items().forEach(run -> ids.add(run.get("id")));
            next = page.text("next") == null ? null : "&cursor=" + page.text("next");
        }
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    @Test
    @Order(7)
    void paysTheMonthApprovedByAnotherAndExportsItTheSameTwice() {
        Caller preparer = Caller.as(PREPARER);
        Answer opened = preparer.post("/api/performance/payout-runs", Map.of("period", month().toString()));
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        String run = "/api/performance/payout-runs/" + opened.text("id");
        assertThat(preparer.post("/api/performance/payout-runs", Map.of("period", month().toString()))
                        .status())
                .isEqualTo(409);
        assertThat(preparer.send("POST", run + "/calculation", null).status()).isEqualTo(428);

        Answer calculated = step(preparer, run, "calculation", opened);
        assertThat(calculated.text("state")).isEqualTo("calculated");
        String hash = calculated.text("hash");
        Answer frozen = step(preparer, run, "freeze", calculated);
        Answer reviewed = step(preparer, run, "review", frozen);
        Answer submitted = step(preparer, run, "submission", reviewed);

        Answer early = nextRun(preparer);
        Answer tooEarly = preparer.send("POST", pathOf(early) + "/submission", null, "If-Match", tag(early));
        assertThat(tooEarly.status()).as(tooEarly.toString()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("earlier-run-is-not-locked").contains(month().toString());
        assertThat(preparer.get(pathOf(early)).json()).containsEntry("early", true);

        Answer whole = preparer.get(run);
        assertThat(whole.json()).containsEntry("early", false).containsEntry("late", false);
        assertThat(whole.body()).contains("\"balanced\":true").contains("\"staff\":\"" + AGENT + "\"");
        Answer why = preparer.get(run + "/lines/" + lineOf(whole, AGENT));
        assertThat(why.status()).as(why.toString()).isEqualTo(200);
        assertThat(why.body()).contains("\"code\":\"base\"").contains("efficiency.handling-time");

        Caller stale = Caller.as(APPROVER);
        assertThat(approve(stale, run, hash, submitted).status()).isEqualTo(401); // no fresh second factor
        Caller approver = Caller.as(APPROVER.withSecondFactor());
        assertThat(approve(approver, run, "0".repeat(64), submitted).status()).isEqualTo(409);
        Person both = APPROVER.and(PerformancePermissions.PREPARE_PAYOUTS)
                .numbered(PREPARER.staffNumber())
                .withSecondFactor();
        assertThat(approve(Caller.as(both), run, hash, submitted).status()).isEqualTo(403); // prepared it
        Person payee = APPROVER.numbered(AGENT.value()).withSecondFactor();
        assertThat(approve(Caller.as(payee), run, hash, submitted).status()).isEqualTo(403); // is paid by it
        assertThat(approver.send("POST", run + "/export", null).status()).isEqualTo(409); // not locked yet

        Answer approved = approve(approver, run, hash, submitted);
        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);

        // Any change voids the approval (F22).
        Answer again = step(preparer, run, "calculation", approved);
        assertThat(again.text("state")).isEqualTo("calculated");
        assertThat(again.text("approver")).isNull();
        assertThat(again.text("hash")).isEqualTo(hash); // the same facts, the same bytes (F23)
        submitted =
                step(preparer, run, "submission", step(preparer, run, "review", step(preparer, run, "freeze", again)));
        approved = approve(approver, run, hash, submitted);
        Answer locked = step(approver, run, "lock", approved);
        assertThat(locked.text("state")).isEqualTo("locked");
        assertThat(preparer.send("POST", run + "/calculation", null, "If-Match", tag(locked))
                        .status())
                .isEqualTo(409);

        List<CompletableFuture<Answer>> atOnce = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> preparer.send("POST", run + "/export", null), task -> new Thread(task).start()))
                .limit(4)
                .toList();
        assertThat(atOnce.stream().map(CompletableFuture::join))
                .allSatisfy(export -> assertThat(export.status()).isEqualTo(200));
        Answer first = atOnce.get(0).join();
        Answer second = approver.send("POST", run + "/export", null);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.type()).isEqualTo("text/csv");
        assertThat(first.body()).endsWith("," + hash + "\n").contains(AGENT + ",bonus,");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(preparer.get(run).text("state")).isEqualTo("exported");
    }

    @Test
    @Order(8)
    void letsNobodyTouchALockedRunInTheDatabase() throws Exception {
        for (String sql : List.of(
                "UPDATE performance.payout_line SET amount = amount + 1",
                "DELETE FROM performance.payout_line",
                "DELETE FROM performance.payout_fact",
                "UPDATE performance.payout_run SET state = 'OPEN'",
                "UPDATE performance.payout_run SET content_hash = 'x'")) {
            transaction.begin();
            try (Connection connection = database.getConnection();
                    var statement = connection.prepareStatement(sql)) {
                assertThatThrownBy(statement::executeUpdate).as(sql).isInstanceOf(SQLException.class);
            } finally {
                transaction.rollback();
            }
        }
    }

    @Test
    @Order(8)
    void letsNoRowEnterOrLeaveALockedRun() throws Exception {
        UUID locked = UuidV7.at(clock.instant());
        UUID open = UuidV7.at(clock.instant());
        Map<String, String> rows = Map.of(
                "payout_line (run, number, staff, component, amount)", "(?, %d, 'x', 'bonus', 1)",
                "payout_fact (run, fact)", "(?, gen_random_uuid())",
                "payout_look (run, original)", "(?, (select min(id::text)::uuid from performance.payout_run))",
                "payout_difference (run, number, carried, original, staff, component, amount)",
                        "(?, %d, false, gen_random_uuid(), 'x', 'bonus', 1)",
                "payout_exception (run, number, code, staff, detail)", "(?, %d, 'held', 'x', 'x')");
        for (Map.Entry<String, String> row : rows.entrySet()) {
            String table =
                    "performance." + row.getKey().substring(0, row.getKey().indexOf(' '));
            for (boolean leaves : List.of(true, false)) {
                transaction.begin();
                try {
                    int number = 0;
                    for (UUID run : List.of(locked, open)) {
                        number++;
                        sql.change(
                                "insert into performance.payout_run (id, version, period, state, scheme, scheme_hash,"
                                        + " preparers, currency) values (?, 1, ?, 'OPEN', 's', 'h', 'x', 'CNY')",
                                run,
                                "1999-0" + number);
                        sql.change(
                                "insert into performance." + row.getKey() + " values "
                                        + row.getValue().formatted(number),
                                run);
                    }
                    sql.change("update performance.payout_run set state = 'LOCKED', place = 9999 where id = ?", locked);
                    assertThatThrownBy(() -> sql.change(
                                    "update " + table + " set run = ? where run = ?",
                                    leaves ? open : locked,
                                    leaves ? locked : open))
                            .as(table + (leaves ? " leaves" : " enters"))
                            .hasStackTraceContaining("the run is locked");
                } finally {
                    transaction.rollback();
                }
            }
        }
    }

    @Test
    @Order(9)
    void carriesALateRatingIntoTheNextRunAsADelta() throws Exception {
        List<CustomerRated> late = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            late.add(new CustomerRated(new WorkOrderId(new UUID(77, i)), AGENT, 1, at(20, i), new UUID(81, i)));
        }
        transaction.begin();
        past.fire(new PastWorkOrdersWritten(List.of(), List.of(), late));
        transaction.commit();
        Caller preparer = Caller.as(PREPARER);
        Map<String, Object> listed = preparer.get("/api/performance/payout-runs").items().stream()
                .filter(one -> month().plusMonths(1).toString().equals(one.get("period")))
                .findFirst()
                .orElseThrow();
        String run = "/api/performance/payout-runs/" + listed.get("id");
        Answer calculated = step(preparer, run, "calculation", preparer.get(run));
        step(preparer, run, "submission", step(preparer, run, "review", step(preparer, run, "freeze", calculated)));
        Answer whole = preparer.get(run);
        assertThat(whole.body()).contains("clawback-carried").contains("\"balanced\":true");
    }

    @Test
    @Order(10)
    void whoeverLeavesIsPaidUntilTheLastDayAndThatCanBeTakenBack() {
        Caller hr = Caller.as(HR);
        String leaver = "/api/performance/leavers/" + AGENT;
        LocalDate last = month().atDay(10);
        Map<String, Object> request = Map.of("leftOn", last.toString());
        Answer refused = Caller.as(SUPERVISOR).put(leaver, request);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(Caller.as(Person.with(Role.TRAINER, Portal.SUPERVISION))
                        .get("/api/performance/leavers")
                        .status())
                .isEqualTo(403);
        assertThat(hr.put("/api/performance/leavers/p-nobody", request).status())
                .isEqualTo(404);
        assertThat(hr.put(leaver, Map.of("leftOn", "soon")).status()).isEqualTo(400);
        Answer left = hr.put(leaver, request);
        assertThat(left.status()).as(left.toString()).isEqualTo(200);
        String tag = left.header("ETag").orElseThrow();
        assertThat(hr.put(leaver, Map.of("leftOn", last.plusDays(1).toString())).status())
                .isEqualTo(428);
        assertThat(hr.put(leaver, Map.of("leftOn", last.plusDays(1).toString()), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(directory.find(AGENT).orElseThrow().active()).isFalse();
        // What sign-in writes does not make somebody stay.
        directory.put(new StaffMember(AGENT, "测试客服", Optional.of("service"), true));
        assertThat(directory.find(AGENT).orElseThrow().active()).isFalse();
        assertThat(hr.get("/api/performance/leavers").body()).contains(AGENT.value(), last.toString());
        assertThat(hr.get("/api/performance/people/" + AGENT).body()).contains("\"until\":\"" + last + "\"");
        assertThat(facts.page(AGENT, zone.monthOf(clock.instant()), FactKind.ENGAGED, null, 200))
                .anySatisfy(fact -> assertThat(fact.toString()).contains("until=" + last));
        Answer shown = Visitor.as(HR).open("/performance/people");
        assertThat(shown.body()).contains(last.toString(), "撤销离职").doesNotContain("???");

        assertThat(Caller.as(SUPERVISOR).delete(leaver).status()).isEqualTo(403);
        assertThat(hr.delete(leaver).status()).isEqualTo(428);
        assertThat(hr.delete(leaver, "If-Match", tag).status()).isEqualTo(204);
        assertThat(directory.find(AGENT).orElseThrow().active()).isTrue();
        assertThat(hr.get("/api/performance/people/" + AGENT).body()).doesNotContain("\"until\":\"" + last);
        assertThat(Caller.as(Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE))
                        .get("/api/privacy/audit-entries?limit=200&actor=" + HR.staffNumber())
                        .body())
                .contains("performance.people.leave", "performance.people.stay");
    }

    @Test
    @Order(11)
    void showsItsPages() {
        Visitor supervisor = Visitor.as(SUPERVISOR);
        for (String page : List.of(
                "/supervision?month=" + month(),
                "/performance/scorecards?month=" + month(),
                "/performance/scorecard?staff=" + AGENT + "&month=" + month(),
                "/performance/facts?staff=" + AGENT + "&month=" + month(),
                "/performance/inspections",
                "/performance/inspection-new",
                "/performance/test-marks",
                "/performance/people")) {
            Answer shown = supervisor.open(page);
            assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
            assertThat(shown.body()).as(page).doesNotContain("???");
        }
        assertThat(supervisor
                        .open("/performance/scorecard?staff=" + AGENT + "&month=" + month())
                        .body())
                .contains("测试客服")
                .contains("客户满意度");
        // A figure's number opens to exactly the facts that count in it: 40 late ones took the place of some of 12.
        String counting = supervisor
                .open("/performance/facts?staff=" + AGENT + "&month=" + month() + "&figure=satisfaction.customer")
                .body();
        assertThat(counting.split("<code>workorder.work-order/", -1)).hasSize(41);
        assertThat(supervisor
                        .open("/performance/facts?staff=" + AGENT + "&month=" + month() + "&figure=no.such")
                        .status())
                .isEqualTo(200);
        Visitor agent = Visitor.as(Person.with(Role.AGENT, Portal.STAFF).numbered(AGENT.value()));
        assertThat(agent.open("/performance/my-facts?month=" + month() + "&figure=expertise.test")
                        .body())
                .contains("84");
        assertThat(agent.open("/performance/my-scorecard?month=" + month()).body())
                .contains("一次解决率");
        assertThat(agent.open("/performance/my-facts?month=" + month()).status())
                .isEqualTo(200);
        Visitor finance = Visitor.as(PREPARER);
        assertThat(finance.open("/finance").status()).isEqualTo(200);
        assertThat(finance.open("/performance/payout-runs").body()).contains(month().toString());
        Answer runs = Caller.as(PREPARER).get("/api/performance/payout-runs");
        List<Map<String, Object>> prepared = runs.items().stream()
                .filter(run -> !run.get("state").equals("discarded"))
                .toList();
        for (Map<String, Object> run : prepared) {
            Answer page = finance.open("/performance/payout-run?id=" + run.get("id") + "&line=1");
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            assertThat(page.body()).contains(run.get("hash").toString()).contains("为什么是这个数");
        }
        assertThat(finance.open("/performance/payout-run?id=" + UuidV7.at(Instant.EPOCH))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(11)
    void listsScorecardsAndLinesAsTheAddressAsksAndHandsOverExactlyThose() {
        Visitor supervisor = Visitor.as(SUPERVISOR);
        String cards = "/performance/scorecards?month=" + month();
        assertThat(table(supervisor.open(cards + "&who=" + AGENT + "&sort=-total")))
                .contains("测试客服", "降序");
        assertThat(table(supervisor.open(cards + "&who=" + URLEncoder.encode("测试客服", StandardCharsets.UTF_8))))
                .contains(AGENT.value());
        assertThat(supervisor.open(cards + "&who=nobody-at-all").body())
                .contains("没有符合条件的行", "显示全部")
                .doesNotContain("staff=" + AGENT);
        assertThat(supervisor.open(cards + "&band=none").body()).doesNotContain("staff=" + AGENT);
        for (String odd :
                List.of("&page=0", "&page=999999", "&page=x", "&sort=%3Cb%3E", "&sort=-", "&band=%27&group=%22")) {
            Answer shown = supervisor.open(cards + odd);
            assertThat(shown.status()).as(odd).isEqualTo(200);
            assertThat(shown.body()).as(odd).doesNotContain("sort=<b>").doesNotContain("???");
        }
        Answer file = supervisor.press(cards + "&who=" + AGENT, "export", "export:csv", Map.of());
        assertThat(file.type()).isEqualTo("text/csv");
        assertThat(file.header("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("scorecards-" + month() + ".csv"));
        assertThat(file.body().lines()).hasSize(2).last().asString().startsWith(month() + "," + AGENT + ",测试客服,");

        Answer listed = Caller.as(PREPARER).get("/api/performance/payout-runs?limit=200");
        Object id = listed.items().stream()
                .filter(one -> month().toString().equals(one.get("period")))
                .findFirst()
                .orElseThrow()
                .get("id");
        Visitor finance = Visitor.as(PREPARER);
        String run = "/performance/payout-run?id=" + id;
        assertThat(table(finance.open(run + "&who=" + AGENT + "&component=bonus&status=payable&sort=-amount")))
                .contains("测试客服");
        assertThat(finance.open(run + "&who=" + AGENT + "&status=held").body()).contains("没有符合条件的行");
        Answer lines = finance.press(run + "&who=" + AGENT, "copy", "copy:csv", Map.of());
        assertThat(lines.type()).isEqualTo("text/csv");
        assertThat(lines.body()).contains("," + AGENT + ",测试客服,").doesNotContain("#TRAILER");
        assertThat(Caller.as(Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE))
                        .get("/api/privacy/audit-entries?limit=200&actor=" + PREPARER.staffNumber())
                        .body())
                .contains("performance.payout.copy");
        // Who may look and not take away is not offered it, and gets nothing by the form either.
        Visitor reader = Visitor.as(
                PREPARER.without(PerformancePermissions.EXPORT_PAYOUTS).numbered("t-reader"));
        assertThat(reader.open(run).body()).doesNotContain("copy:csv");
    }

    private static String table(Answer page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return page.body().substring(page.body().indexOf("<thead"));
    }

    @Test
    @Order(11)
    void erasingACustomerChangesNoScoreAndNoPayout() throws Exception {
        Answer registered = Caller.as(Person.with(Role.AGENT, Portal.STAFF))
                .post("/api/crm/customers", Map.of("name", "将被清除", "evenIfSimilar", true));
        UUID customer = UUID.fromString(registered.text("id"));
        // The work order that a fact of the paid month names, so that it is really this customer's.
        sql.change(
                "insert into workorder.work_order (id, number, version, customer, channel, state, type, priority, complexity,"
                        + " description, owner, accepted_at, closed_at, calendar_version, changed_at) values"
                        + " (?, 'GD-IT-77', 1, ?, 'PHONE', 'CLOSED', 'technical', 'NORMAL', 'GENERAL', '将被清除的问题', ?, ?, ?,"
                        + " 'cn-2024-2026', ?)",
                closing(0).id().value(),
                customer,
                AGENT.value(),
                at(2, 0),
                at(4, 0),
                at(4, 0));
        Caller preparer = Caller.as(PREPARER);
        String card = "/api/performance/scorecards/" + AGENT + "/" + month();
        String scored = Caller.as(SUPERVISOR).get(card).body();
        List<String> exports = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        for (Map<String, Object> run :
                preparer.get("/api/performance/payout-runs").items()) {
            String path = "/api/performance/payout-runs/" + run.get("id");
            runs.add(path);
            exports.add(preparer.get(path).body());
            exports.add(preparer.send("POST", path + "/export", null).body());
        }
        assertThat(exports).anyMatch(text -> text.contains(AGENT + ",bonus,"));

        Person desk = Person.with(Role.AGENT, Portal.STAFF);
        Person officer = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).withSecondFactor();
        Answer received = Caller.as(desk)
                .post(
                        "/api/privacy/subject-requests",
                        Map.of("person", customer, "kind", "delete", "channel", "visit", "verifiedHow", "id-shown"));
        String request = "/api/privacy/subject-requests/" + received.text("id");
        Answer begun = Caller.as(officer).send("POST", request + "/start", "", "If-Match", "\"1\"");
        Answer erased = Caller.as(officer)
                .send(
                        "POST",
                        request + "/erase",
                        "",
                        "If-Match",
                        begun.header("ETag").orElseThrow());
        assertThat(erased.json()).as(erased.toString()).containsEntry("whole", true);
        assertThat(sql.first(
                        "select description from workorder.work_order where id = ?",
                        row -> row.getString(1),
                        closing(0).id().value()))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("问题"));

        assertThat(Caller.as(SUPERVISOR).get(card).body()).isEqualTo(scored);
        List<String> after = new ArrayList<>();
        for (String path : runs) {
            after.add(preparer.get(path).body());
            after.add(preparer.send("POST", path + "/export", null).body());
        }
        assertThat(after).isEqualTo(exports);
    }

    /** The run of the month after, in review. */
    private Answer nextRun(Caller preparer) {
        Answer opened = preparer.post(
                "/api/performance/payout-runs",
                Map.of("period", month().plusMonths(1).toString()));
        String run = pathOf(opened);
        return step(preparer, run, "review", step(preparer, run, "freeze", step(preparer, run, "calculation", opened)));
    }

    private static String pathOf(Answer run) {
        return "/api/performance/payout-runs/" + run.text("id");
    }

    private static Answer step(Caller caller, String run, String step, Answer before) {
        Answer after = caller.send("POST", run + "/" + step, null, "If-Match", tag(before));
        assertThat(after.status()).as(after.toString()).isEqualTo(200);
        return after;
    }

    private static Answer approve(Caller caller, String run, String hash, Answer before) {
        return caller.post(run + "/approval", Map.of("hash", hash), "If-Match", tag(before));
    }

    private static String tag(Answer answer) {
        return answer.header("ETag").orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Object lineOf(Answer whole, StaffId staff) {
        return ((List<Map<String, Object>>) whole.json().get("lines"))
                .stream()
                        .filter(line -> staff.value().equals(line.get("staff")))
                        .findFirst()
                        .orElseThrow()
                        .get("number");
    }
}
