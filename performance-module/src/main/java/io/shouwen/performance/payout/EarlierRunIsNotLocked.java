package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Months are locked in order, so that pay comes in order and nothing has to be calculated twice. */
public final class EarlierRunIsNotLocked extends Refusal {
    private EarlierRunIsNotLocked(PayoutRun earlier) {
        super(
                Kind.CONFLICT,
                "performance.earlier-run-is-not-locked",
                "the run of " + earlier.period() + " is not locked yet: lock it first",
                Map.of(
                        "earlier",
                        earlier.period().toString(),
                        "run",
                        earlier.id().toString(),
                        "state",
                        earlier.state().word()));
    }

    /** Refuses a run whose turn it is not. A late one, of a month that a later lock overtook, has its turn at any time. */
    static void requireTurnOf(PayoutRuns runs, PayoutRun run) {
        runs.waitingBefore(run.period()).ifPresent(earlier -> {
            throw new EarlierRunIsNotLocked(earlier);
        });
    }
}
