package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.time.YearMonth;
import java.util.Map;

/** A locked run looks back at the earlier ones; one that slipped in before it would make it another (F23). */
public final class PeriodsAreLockedInOrder extends Refusal {
    PeriodsAreLockedInOrder(YearMonth later) {
        super(
                Kind.CONFLICT,
                "performance.periods-are-locked-in-order",
                "the run of " + later + " is locked already: what is missing goes into the next run as deltas",
                Map.of("later", later.toString()));
    }

    /** Refuses a period after which one is locked: it comes too late. */
    static void requireNoneLockedAfter(PayoutRuns runs, YearMonth period) {
        runs.lockedAfter(period).ifPresent(later -> {
            throw new PeriodsAreLockedInOrder(later.period());
        });
    }

    /** Refuses a period whose turn it is not: were it locked, the earlier one could never be paid. */
    static void requireTurnOf(PayoutRuns runs, YearMonth period) {
        requireNoneLockedAfter(runs, period);
        runs.waitingBefore(period).ifPresent(earlier -> {
            throw new EarlierRunIsNotLocked(earlier);
        });
    }
}
