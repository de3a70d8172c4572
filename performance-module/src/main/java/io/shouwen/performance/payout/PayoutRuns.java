package io.shouwen.performance.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All payout runs with what belongs to them. */
public interface PayoutRuns {

    /** Waits until nobody else opens, submits, approves, locks or calculates a run, and keeps them waiting until this transaction ends. */
    void alone();

    /** The same, beside others who calculate. */
    void besideCalculations();

    void add(PayoutRun run);

    Optional<PayoutRun> find(UUID id);

    /** The one that was not discarded. */
    Optional<PayoutRun> ofPeriod(YearMonth period);

    /** Where a page of runs ended: of one month several may have been discarded. */
    record Last(YearMonth period, UUID run) {}

    /**
     * Newest period first.
     *
     * @param last of the page before, or null
     */
    List<PayoutRun> page(Last last, int limit);

    /** All locked runs in the order of their locks. */
    List<PayoutRun> locked();

    /** A locked run of a later period. */
    Optional<PayoutRun> lockedAfter(YearMonth period);

    /** The earliest run before this period that still waits for its lock. A late one holds up nobody. */
    Optional<PayoutRun> waitingBefore(YearMonth period);

    /** Where the next lock will stand among all locks, from 1. */
    default int nextPlace() {
        List<PayoutRun> locked = locked();
        return locked.isEmpty() ? 1 : locked.get(locked.size() - 1).place().orElseThrow() + 1;
    }

    /** Replaces lines, facts, differences, exceptions and what was looked at by those of a new calculation. */
    void replaceContent(PayoutRun run, Calculations.Fresh fresh);

    List<PayoutLine> lines(PayoutRun run);

    List<PayoutException> exceptions(PayoutRun run);

    /** What the run found in earlier ones. */
    List<Difference> found(PayoutRun run);

    /** What the run left to be taken back, oldest first; amounts positive. */
    List<Difference> carried(PayoutRun run);

    /** The earlier runs that the run looked at again; none where its engine did not pin them. */
    Set<UUID> lookedAt(PayoutRun run);

    /** Net sum of the lines, by run: for lists. */
    List<Summary> summaries(List<UUID> runs);

    void noteStep(PayoutRun run, Step step);

    List<Step> steps(PayoutRun run);

    void flush();

    /** Who brought the run into a state, and when. */
    record Step(String staff, RunState state, Instant at) {}

    record Summary(UUID run, int headcount, int lines, int holds, BigDecimal net) {}
}
