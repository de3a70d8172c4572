package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Periods are locked in order, so the earlier run goes first: after a later lock nobody could be paid by it. */
public final class EarlierRunIsNotLocked extends Refusal {
    EarlierRunIsNotLocked(PayoutRun earlier) {
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
}
