package io.shouwen.performance.payout;

import static io.shouwen.performance.FactsOf.OCTOBER;
import static io.shouwen.performance.FactsOf.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.Audited;
import io.shouwen.performance.FactsOf;
import io.shouwen.performance.Somebody;
import io.shouwen.performance.Told;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.staff.StaffId;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LockingInOrderTest {

    private static final Scheme STANDARD = new Schemes().get("standard v1");
    private static final YearMonth NOVEMBER = OCTOBER.plusMonths(1);
    private static final YearMonth DECEMBER = OCTOBER.plusMonths(2);
    private static final StaffId PREPARER = new StaffId("1025");
    private static final StaffId APPROVER = new StaffId("1026");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-04T02:00:00Z"), ZoneOffset.UTC);

    private final RunsInMemory runs = new RunsInMemory();
    private final Told told = new Told();
    private final Calculations unchanged = new Calculations() {
        @Override
        PayoutCalculation.Result again(PayoutRun run) {
            return content(run);
        }
    };
    private final PreparingPayouts preparing = new PreparingPayouts(
            runs, unchanged, new Schemes(), new Somebody("1025"), told, new Audited(told), ZONE, CLOCK);
    private final ApprovingPayouts approving =
            new ApprovingPayouts(runs, unchanged, new Somebody("1026"), told, new Audited(told), CLOCK);

    private static PayoutCalculation.Result content(PayoutRun run) {
        FactsOf facts = new FactsOf().role("2025-01-01", null, "intermediate", null);
        return new PayoutCalculation(run.id(), run.period(), STANDARD, "CN 2026.1", ZONE, facts.set(), Ledger.empty())
                .calculate();
    }

    /** A run that went all the way to this state, in whatever order. */
    private PayoutRun run(YearMonth period, RunState state) {
        PayoutRun run = new PayoutRun(new UUID(7, period.getMonthValue()), period, STANDARD, PREPARER);
        PayoutCalculation.Result content = content(run);
        String hash = content.content().hash();
        int place = runs.nextPlace();
        List<Runnable> way = List.of(
                () -> run.calculated(content, place, PREPARER),
                () -> run.freeze(PREPARER),
                () -> run.startReview(PREPARER),
                () -> run.submit(PREPARER),
                () -> run.approve(APPROVER, hash, Set.of()),
                () -> run.lock(APPROVER, hash, Set.of()));
        for (int i = 0; i < way.size() && run.state() != state; i++) {
            way.get(i).run();
        }
        assertThat(run.state()).isEqualTo(state);
        runs.add(run);
        runs.replaceContent(run, new Calculations.Fresh(content, List.of(), place, Set.of()));
        return run;
    }

    private void submit(PayoutRun run) {
        preparing.submit(run.id(), "\"0\"");
    }

    private void approve(PayoutRun run) {
        approving.approve(run.id(), run.contentHash().orElseThrow(), "\"0\"");
    }

    private void lock(PayoutRun run) {
        approving.lock(run.id(), "\"0\"");
    }

    @Test
    void refusesToSubmitApproveOrLockWhileAnEarlierRunWaits() {
        run(OCTOBER, RunState.SUBMITTED);
        for (Runnable act : List.<Runnable>of(
                () -> submit(run(NOVEMBER, RunState.IN_REVIEW)),
                () -> approve(run(NOVEMBER, RunState.SUBMITTED)),
                () -> lock(run(NOVEMBER, RunState.APPROVED)))) {
            assertThatThrownBy(act::run)
                    .isInstanceOf(EarlierRunIsNotLocked.class)
                    .hasMessageContaining("2026-10");
        }
    }

    @Test
    void letsALateRunGoItsWayAfterALaterLock() {
        run(NOVEMBER, RunState.LOCKED);
        PayoutRun october = run(OCTOBER, RunState.IN_REVIEW);
        submit(october);
        approve(october);
        lock(october);
        assertThat(october.state()).isEqualTo(RunState.LOCKED);
        assertThat(runs.locked()).extracting(PayoutRun::period).containsExactly(NOVEMBER, OCTOBER);
    }

    @Test
    void opensAMonthThatALaterLockOvertookButNeverTwice() {
        run(NOVEMBER, RunState.LOCKED);
        preparing.open(OCTOBER, null);
        assertThatThrownBy(() -> preparing.open(OCTOBER, null)).isInstanceOf(PeriodHasARun.class);
    }

    @Test
    void refusesToSubmitApproveOrLockWhatWasCalculatedBeforeAnotherLock() {
        PayoutRun late = run(OCTOBER, RunState.IN_REVIEW);
        PayoutRun later = run(OCTOBER.minusMonths(1), RunState.SUBMITTED);
        PayoutRun last = run(OCTOBER.minusMonths(2), RunState.APPROVED);
        run(NOVEMBER, RunState.LOCKED);
        for (Runnable act : List.<Runnable>of(() -> submit(late), () -> lockAgain(last))) {
            assertThatThrownBy(act::run)
                    .isInstanceOf(AnotherRunWasLockedMeanwhile.class)
                    .hasMessageContaining("calculate it again");
        }
        assertThatThrownBy(() -> new Calculations(runs, null, new Schemes(), null, ZONE).again(later))
                .isInstanceOf(AnotherRunWasLockedMeanwhile.class);
    }

    private void lockAgain(PayoutRun run) {
        new ApprovingPayouts(
                        runs,
                        new Calculations(runs, null, new Schemes(), null, ZONE),
                        new Somebody("1026"),
                        told,
                        new Audited(told),
                        CLOCK)
                .lock(run.id(), "\"0\"");
    }

    @Test
    void locksOneAfterTheOther() {
        PayoutRun october = run(OCTOBER, RunState.SUBMITTED);
        approve(october);
        lock(october);
        PayoutRun november = run(NOVEMBER, RunState.IN_REVIEW);
        submit(november);
        approve(november);
        lock(november);
        assertThat(november.state()).isEqualTo(RunState.LOCKED);
    }

    @Test
    void isNotHeldUpByARunThatALaterLockOvertook() {
        run(OCTOBER, RunState.SUBMITTED);
        run(NOVEMBER, RunState.LOCKED);
        PayoutRun december = run(DECEMBER, RunState.APPROVED);
        lock(december);
        assertThat(december.state()).isEqualTo(RunState.LOCKED);
    }

    @Test
    void asksForANewCalculationWhereAnotherEngineMadeTheRun() {
        PayoutRun run = new PayoutRun(new UUID(7, 10), OCTOBER, STANDARD, PREPARER);
        PayoutCalculation.Result now = content(run);
        RunContent.Header header = now.content().header();
        RunContent then = new RunContent(
                new RunContent.Header(
                        header.run(),
                        header.period(),
                        header.scheme(),
                        header.schemeHash(),
                        header.calendarVersion(),
                        header.factRoot(),
                        "1"),
                now.content().lines());
        run.calculated(new PayoutCalculation.Result(then, List.of(), List.of(), now.totals(), List.of()), 1, PREPARER);
        assertThatThrownBy(() -> new Calculations(runs, null, new Schemes(), null, ZONE).again(run))
                .isInstanceOf(CalculatedByAnotherEngine.class)
                .hasMessageContaining("calculate it again");
    }

    @Test
    void tellsTheAuditLogOfTheRefusal() {
        run(OCTOBER, RunState.OPEN);
        PayoutRun november = run(NOVEMBER, RunState.APPROVED);
        assertThatThrownBy(() -> lock(november)).isInstanceOf(EarlierRunIsNotLocked.class);
        assertThat(told.events())
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("performance.earlier-run-is-not-locked"));
        assertThat(november.state()).isEqualTo(RunState.APPROVED);
    }
}
