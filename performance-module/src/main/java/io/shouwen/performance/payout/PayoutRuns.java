package io.shouwen.performance.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All payout runs with what belongs to them. */
public interface PayoutRuns {

    void add(PayoutRun run);

    Optional<PayoutRun> find(UUID id);

    Optional<PayoutRun> ofPeriod(YearMonth period);

    /**
     * Newest period first.
     *
     * @param before only earlier periods, or null
     */
    List<PayoutRun> page(YearMonth before, int limit);

    /** The newest locked run of a period before this one. */
    Optional<PayoutRun> lockedBefore(YearMonth period);

    /** A locked run of a later period. */
    Optional<PayoutRun> lockedAfter(YearMonth period);

    /**
     * The earliest run before this period that still waits for its lock. One that a later lock overtook waits no longer:
     * it can never be locked, and must not hold up the rest.
     */
    Optional<PayoutRun> waitingBefore(YearMonth period);

    /** Replaces lines, facts, differences and exceptions by those of a new calculation. */
    void replaceContent(PayoutRun run, PayoutCalculation.Result result, List<UUID> facts);

    List<PayoutLine> lines(PayoutRun run);

    List<PayoutException> exceptions(PayoutRun run);

    /** What earlier locked runs leave behind for a run of this period. */
    Ledger ledger(PayoutRun run, int monthsBack);

    /** Net sum of the lines, by run: for lists. */
    List<Summary> summaries(List<UUID> runs);

    void noteStep(PayoutRun run, Step step);

    List<Step> steps(PayoutRun run);

    void flush();

    /** Who brought the run into a state, and when. */
    record Step(String staff, RunState state, Instant at) {}

    record Summary(UUID run, int headcount, int lines, int holds, BigDecimal net) {}
}
