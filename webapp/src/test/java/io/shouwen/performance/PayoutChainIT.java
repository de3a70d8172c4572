package io.shouwen.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.payout.Ledger;
import io.shouwen.performance.payout.PayoutCalculation;
import io.shouwen.performance.payout.PayoutLine;
import io.shouwen.performance.payout.RunContent;
import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
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
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import io.shouwen.workorder.order.PastWorkOrdersWritten;
import io.shouwen.workorder.order.WorkOrderClosed;
import io.shouwen.workorder.order.WorkOrderId;
import io.shouwen.workorder.rating.CustomerRated;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Runs that are locked one after another: late ones, two sessions at once, and runs that an earlier release locked. In months
 * of more than a year ago; what is locked stays, so the steps go on from one another.
 */
@InPayara
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayoutChainIT {

    private static final StaffId AGENT = new StaffId("p-3001");
    private static final Person SUPERVISOR = Person.with(Role.SUPERVISOR, Portal.SUPERVISION);
    private static final Person HR = Person.with(Role.HR, Portal.SUPERVISION);
    private static final Person PREPARER = Person.with(Role.FINANCE_PREPARER, Portal.FINANCE);
    private static final Person APPROVER =
            Person.with(Role.FINANCE_APPROVER, Portal.FINANCE).withSecondFactor();
    private static final String RUNS = "/api/performance/payout-runs";

    @Inject
    Event<PastWorkOrdersWritten> past;

    @Inject
    StaffDirectory directory;

    @Inject
    Facts facts;

    @Inject
    Schemes schemes;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    @Resource
    UserTransaction transaction;

    /** The months of this journey, from 0; all over, and long before those of other tests. */
    private YearMonth month(int number) {
        return zone.monthOf(clock.instant()).minusMonths(22).plusMonths(number);
    }

    private Instant at(int month, int day, int minute) {
        return zone.startOf(month(month).atDay(day)).plusSeconds(9 * 3600L + minute * 60L);
    }

    /** Twenty work orders and ten good ratings of a month; some orders were closed and rated twice. */
    private void work(int month) throws Exception {
        List<WorkOrderClosed> closings = new ArrayList<>();
        List<CustomerRated> ratings = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            WorkOrderId order = new WorkOrderId(new UUID(300 + month, i));
            closings.add(closing(order, at(month, 4, i), 300));
            ratings.add(new CustomerRated(order, AGENT, i < 10 ? 1 : 5, at(month, 5, i), new UUID(301, i)));
            if (i < 10) {
                closings.add(closing(order, at(month, 6, i), 900));
                ratings.add(new CustomerRated(order, AGENT, 5, at(month, 7, i), new UUID(302, i)));
            }
        }
        written(closings, ratings);
        Answer inspected = Caller.as(SUPERVISOR)
                .post(
                        "/api/performance/inspections",
                        Map.of(
                                "staff", AGENT.value(),
                                "method", "recording",
                                "professionalism", 95,
                                "efficiency", 95,
                                "attitude", 95,
                                "result", 95,
                                "inspectedAt", at(month, 10, 0).toString()),
                        "Idempotency-Key",
                        "chain-" + month);
        assertThat(inspected.status()).as(inspected.toString()).isEqualTo(201);
    }

    private WorkOrderClosed closing(WorkOrderId order, Instant when, long minutes) {
        return new WorkOrderClosed(
                order,
                AGENT,
                when.minusSeconds(7200),
                when.minusSeconds(60),
                when,
                minutes,
                "phone",
                40L,
                true,
                new UUID(303, 1));
    }

    private void written(List<WorkOrderClosed> closings, List<CustomerRated> ratings) throws Exception {
        transaction.begin();
        past.fire(new PastWorkOrdersWritten(closings, List.of(), ratings));
        transaction.commit();
    }

    @Test
    @Order(1)
    void paysAMonthThatWasNeverOpenedBeforeALaterOneWasLocked() throws Exception {
        directory.put(new StaffMember(AGENT, "测试补发", Optional.of("service"), true));
        Answer entered = Caller.as(HR)
                .put(
                        "/api/performance/people/" + AGENT,
                        Map.of("periods", List.of(Map.of("from", "2020-01-01", "level", "junior"))));
        assertThat(entered.status()).as(entered.toString()).isEqualTo(200);
        work(0);
        work(2);
        pay(20); // from here on every month before it is late
        pay(2);
        Answer late = pay(0);
        Answer whole = Caller.as(PREPARER).get(path(late));
        assertThat(whole.body()).contains("\"late\":true").contains("\"balanced\":true");
        assertThat(amounts(whole)).containsExactly("bonus 960.00");
        assertThat(Visitor.as(PREPARER)
                        .open("/performance/payout-run?id=" + late.text("id"))
                        .body())
                .contains("补发批次")
                .doesNotContain("???");
        // The run after it finds nothing more, and paying the month again is refused.
        assertThat(amounts(Caller.as(PREPARER).get(path(pay(3))))).containsExactly("bonus 0.00");
        assertThat(Caller.as(PREPARER)
                        .post(RUNS, Map.of("period", month(0).toString()))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Order(2)
    void opensBeforeTheLockOfALaterMonth() throws Exception {
        Answer later = to("approval", 5, open(5));
        List<Answer> answers = oneAfterTheOther(() -> open(4), () -> step(APPROVER, path(later), "lock", later));
        assertThat(answers).extracting(Answer::status).containsExactly(201, 200);
        Answer late = lock(4, answers.get(0));
        assertThat(place(late)).isEqualTo(place(answers.get(1)) + 1);
    }

    @Test
    @Order(3)
    void opensAfterTheLockOfALaterMonth() throws Exception {
        Answer later = to("approval", 7, open(7));
        List<Answer> answers = oneAfterTheOther(() -> step(APPROVER, path(later), "lock", later), () -> open(6));
        assertThat(answers).extracting(Answer::status).containsExactly(200, 201);
        Answer late = lock(6, answers.get(1));
        assertThat(place(late)).isEqualTo(place(answers.get(0)) + 1);
        assertThat(Caller.as(PREPARER).get(path(late)).body()).contains("\"late\":true");
    }

    @Test
    @Order(4)
    void calculatesBeforeAnotherLockAndMustDoSoAgain() throws Exception {
        Answer late = open(8);
        Answer third = to("approval", 11, open(11));
        List<Answer> answers = oneAfterTheOther(
                () -> step(PREPARER, path(late), "calculation", late),
                () -> step(APPROVER, path(third), "lock", third));
        assertThat(answers).extracting(Answer::status).containsExactly(200, 200);
        Answer reviewed = step(PREPARER, path(late), "review", step(PREPARER, path(late), "freeze", answers.get(0)));
        Answer stale = step(PREPARER, path(late), "submission", reviewed);
        assertThat(stale.status()).as(stale.toString()).isEqualTo(409);
        assertThat(stale.body()).contains("another-run-was-locked-meanwhile");
        assertThat(place(lock(8, reviewed))).isEqualTo(place(answers.get(1)) + 1);
    }

    @Test
    @Order(5)
    void calculatesAfterAnotherLock() throws Exception {
        Answer third = to("approval", 14, open(14));
        Answer late = open(12);
        List<Answer> answers = oneAfterTheOther(
                () -> step(APPROVER, path(third), "lock", third),
                () -> step(PREPARER, path(late), "calculation", late));
        assertThat(answers).extracting(Answer::status).containsExactly(200, 200);
        assertThat(place(answers.get(1))).isEqualTo(place(answers.get(0)) + 1);
        // Of two that were approved for one place only one gets it.
        Answer approved = to("approval", 12, answers.get(1));
        Answer rival = to("approval", 10, open(10));
        List<Answer> locks = oneAfterTheOther(
                () -> step(APPROVER, path(rival), "lock", rival),
                () -> step(APPROVER, path(approved), "lock", approved));
        assertThat(locks).extracting(Answer::status).containsExactly(200, 409);
        assertThat(locks.get(1).body()).contains("another-run-was-locked-meanwhile");
        lock(12, Caller.as(PREPARER).get(path(approved)));
        assertThat(sql.list(
                        "select place from performance.payout_run where place is not null and state in ('LOCKED', 'EXPORTED')"
                                + " group by place having count(*) > 1",
                        row -> row.getInt(1)))
                .isEmpty();
    }

    @Test
    @Order(6)
    void leavesARunOfAnEarlierEngineAsItIsAndMeasuresItByThatEngine() throws Exception {
        work(15);
        UUID run = UuidV7.at(clock.instant());
        Scheme scheme = schemes.get(Schemes.DEFAULT);
        FactSet set = facts.ofMonths(month(15).getMonthValue() % 3 == 0 ? month(13) : month(15), month(15));
        PayoutCalculation.Result then = engine(Engine.ONE, run, scheme, set);
        assertThat(amounts(then.content().lines())).containsExactly("bonus 800.00");
        assertThat(amounts(engine(Engine.TWO, run, scheme, set).content().lines()))
                .containsExactly("bonus 960.00");
        lockedByAnEarlierRelease(run, scheme, set, then.content());

        Caller preparer = Caller.as(PREPARER);
        String path = RUNS + "/" + run;
        Answer verified = preparer.get(path + "/verification");
        assertThat(verified.status()).as(verified.toString()).isEqualTo(200);
        assertThat(verified.json()).containsEntry("identical", true).containsEntry("engineVersion", "1");
        assertThat(verified.text("recalculated")).isEqualTo(then.content().hash());
        String exported = preparer.send("POST", path + "/export", null).body();
        String before = preparer.get(path).body();

        // Engine 1 paid less for the month than the newest would: that is no difference.
        Answer next = pay(16);
        assertThat(lines(Caller.as(PREPARER).get(path(next))))
                .noneMatch(line -> run.toString().equals(line.get("original")));

        List<CustomerRated> late = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            late.add(new CustomerRated(
                    new WorkOrderId(new UUID(315, 10 + i % 14)), AGENT, 5, at(15, 20, i), new UUID(304, i)));
        }
        written(List.of(), late);
        Answer after = Caller.as(PREPARER).get(path(pay(17)));
        assertThat(lines(after))
                .filteredOn(line -> run.toString().equals(line.get("original")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line).containsEntry("component", "delta-bonus");
                    assertThat(new BigDecimal(line.get("amount").toString())).isEqualByComparingTo("160");
                    Answer why = preparer.get(path(after) + "/lines/" + line.get("number"));
                    assertThat(new BigDecimal(why.text("entitled"))).isEqualByComparingTo("960");
                    assertThat(new BigDecimal(why.text("paidThen"))).isEqualByComparingTo("800");
                });
        assertThat(preparer.get(path).body()).isEqualTo(before);
        assertThat(preparer.send("POST", path + "/export", null).body()).isEqualTo(exported);
        assertThat(preparer.get(path + "/verification").json()).containsEntry("identical", true);
        assertThat(Visitor.as(PREPARER)
                        .open("/performance/payout-run?verify=1&id=" + run)
                        .body())
                .contains("逐字节一致", then.content().hash())
                .doesNotContain("???");
    }

    @Test
    @Order(7)
    void saysThatItCannotRecalculateWhatANewerReleaseLocked() throws Exception {
        UUID run = UuidV7.at(clock.instant());
        Scheme scheme = schemes.get(Schemes.DEFAULT);
        FactSet set = facts.ofMonths(month(18), month(18));
        RunContent.Header header =
                engine(Engine.NEWEST, run, scheme, set).content().header();
        RunContent content = new RunContent(
                new RunContent.Header(
                        run,
                        month(18),
                        header.scheme(),
                        header.schemeHash(),
                        header.calendarVersion(),
                        header.factRoot(),
                        "99"),
                List.of());
        transaction.begin();
        insert(run, scheme, set, content);
        sql.change(
                "update performance.payout_run set place = (select max(place) + 1 from performance.payout_run"
                        + " where state in ('LOCKED', 'EXPORTED')) where id = ?",
                run);
        transaction.commit();
        try {
            Answer refused = Caller.as(PREPARER).get(RUNS + "/" + run + "/verification");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.body()).contains("unknown-engine", "99");
        } finally {
            sql.change("delete from performance.payout_fact where run = ?", run);
            sql.change("delete from performance.payout_run where id = ?", run);
        }
    }

    @Test
    @Order(8)
    void verifiesEveryLockedRunAndRefusesWhoMayNotReadPay() {
        for (Map<String, Object> run :
                Caller.as(PREPARER).get(RUNS + "?limit=200").items()) {
            if (List.of("locked", "exported").contains(run.get("state"))) {
                Answer verified = Caller.as(APPROVER).get(RUNS + "/" + run.get("id") + "/verification");
                assertThat(verified.json()).as(verified.toString()).containsEntry("identical", true);
            }
        }
        String any = RUNS + "/" + new UUID(1, 1) + "/verification";
        assertThat(Caller.as(SUPERVISOR).get(any).status()).isEqualTo(403);
        assertThat(Caller.as(HR).get(any).status()).isEqualTo(403);
        assertThat(Caller.as(PREPARER).get(any).status()).isEqualTo(404);
    }

    private PayoutCalculation.Result engine(Engine engine, UUID run, Scheme scheme, FactSet set) {
        return new PayoutCalculation(engine, run, month(15), scheme, "cn-2024-2026", zone, onlyOf(set), Ledger.empty())
                .calculate();
    }

    /** Other tests' people are none of this one's. */
    private static FactSet onlyOf(FactSet set) {
        return FactSet.of(
                set.facts().stream().filter(fact -> fact.agent().equals(AGENT)).toList());
    }

    /** As it stood after the migration that numbered the locks: without a list of runs that were looked at. */
    private void lockedByAnEarlierRelease(UUID run, Scheme scheme, FactSet set, RunContent content) throws Exception {
        transaction.begin();
        insert(run, scheme, onlyOf(set), content);
        sql.change(
                "update performance.payout_run set state = 'EXPORTED', place = (select coalesce(max(place), 0) + 1"
                        + " from performance.payout_run where state in ('LOCKED', 'EXPORTED')) where id = ?",
                run);
        transaction.commit();
    }

    private void insert(UUID run, Scheme scheme, FactSet set, RunContent content) {
        sql.change(
                "insert into performance.payout_run (id, version, period, state, scheme, scheme_hash, calendar_version,"
                        + " fact_root, engine_version, content_hash, preparers, approver, approved_hash, currency, opening,"
                        + " earned, adjustments, closing, place) values (?, 7, ?, 'APPROVED', ?, ?, ?, ?, ?, ?, 't-then', 't-other',"
                        + " ?, 'CNY', 0, 0, 0, 0, 1)",
                run,
                content.header().period().toString(),
                scheme.reference(),
                scheme.hash(),
                content.header().calendarVersion(),
                content.header().factRoot(),
                content.header().engineVersion(),
                content.hash(),
                content.hash());
        int number = 0;
        for (PayoutLine line : content.lines()) {
            sql.change(
                    "insert into performance.payout_line (run, number, staff, component, amount) values (?, ?, ?, ?, ?)",
                    run,
                    ++number,
                    line.staff().value(),
                    line.component(),
                    line.amount().amount());
        }
        for (Fact fact : set.facts()) {
            sql.change("insert into performance.payout_fact (run, fact) values (?, ?)", run, fact.id());
        }
    }

    /** The first act gets its turn, then waits for a table that is held; the second must wait for the first. */
    private List<Answer> oneAfterTheOther(Supplier<Answer> first, Supplier<Answer> second) throws Exception {
        CompletableFuture<Answer> one;
        CompletableFuture<Answer> other;
        transaction.begin();
        try {
            sql.change("lock table performance.payout_step in exclusive mode");
            one = CompletableFuture.supplyAsync(first, task -> new Thread(task).start());
            awaitLocks("locktype = 'relation' and relation = 'performance.payout_step'::regclass and not granted");
            other = CompletableFuture.supplyAsync(second, task -> new Thread(task).start());
            awaitLocks("locktype = 'advisory' and not granted");
            assertThat(other).isNotDone();
        } finally {
            transaction.rollback();
        }
        return List.of(one.join(), other.join());
    }

    private void awaitLocks(String which) {
        await().alias("somebody waits where " + which)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(15))
                .until(() -> sql.number("select count(*) from pg_locks where " + which) > 0);
    }

    private Answer open(int month) {
        return Caller.as(PREPARER).post(RUNS, Map.of("period", month(month).toString()));
    }

    private Answer pay(int month) {
        Answer opened = open(month);
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        return lock(month, opened);
    }

    private Answer lock(int month, Answer from) {
        Answer approved = to("approval", month, from);
        Answer locked = step(APPROVER, path(from), "lock", approved);
        assertThat(locked.status()).as(locked.toString()).isEqualTo(200);
        return locked;
    }

    /** From a new calculation on. */
    private Answer to(String last, int month, Answer run) {
        Answer now = run;
        for (String step : List.of("calculation", "freeze", "review", "submission", "approval")) {
            now = step(step.equals("approval") ? APPROVER : PREPARER, path(run), step, now);
            assertThat(now.status()).as(month(month) + " " + step + " " + now).isEqualTo(200);
            if (step.equals(last)) {
                break;
            }
        }
        return now;
    }

    private static Answer step(Person who, String run, String step, Answer before) {
        String tag = before.header("ETag").orElseThrow();
        return step.equals("approval")
                ? Caller.as(who).post(run + "/approval", Map.of("hash", before.text("hash")), "If-Match", tag)
                : Caller.as(who).send("POST", run + "/" + step, null, "If-Match", tag);
    }

    private static String path(Answer run) {
        return RUNS + "/" + run.text("id");
    }

    private static int place(Answer run) {
        return Integer.parseInt(run.text("place"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Answer whole) {
        return (List<Map<String, Object>>) whole.json().get("lines");
    }

    private static List<String> amounts(Answer whole) {
        return lines(whole).stream()
                .filter(line -> AGENT.value().equals(line.get("staff"))
                        && !line.get("component").equals("star")
                        && !line.get("component").equals("team"))
                .map(line -> line.get("component") + " "
                        + new BigDecimal(line.get("amount").toString()).setScale(2))
                .toList();
    }

    private static List<String> amounts(List<PayoutLine> lines) {
        return lines.stream()
                .filter(line -> line.component().equals("bonus"))
                .map(line -> line.component() + " " + line.amount().plain())
                .toList();
    }
}
