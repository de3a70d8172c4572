package io.shouwen.performance.payout;

import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Scheme;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * What earlier, locked runs left behind for the next one.
 *
 * @param runs locked runs to look at again, oldest period first
 * @param settled differences that locked runs already found in them
 * @param carried what the newest locked run had still to take back, oldest first; amounts positive
 */
public record Ledger(List<LockedRun> runs, List<Difference> settled, List<Difference> carried) {

    /**
     * @param measuredBy by whose meaning of a score differences are found: the one by which it was paid
     * @param lines all of its lines
     */
    public record LockedRun(UUID id, YearMonth period, Scheme scheme, Engine measuredBy, List<PayoutLine> lines) {}

    public static Ledger empty() {
        return new Ledger(List.of(), List.of(), List.of());
    }

    public Ledger {
        runs = List.copyOf(runs);
        settled = List.copyOf(settled);
        carried = List.copyOf(carried);
    }
}
