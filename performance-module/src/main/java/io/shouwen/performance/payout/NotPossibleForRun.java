package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The run's state does not allow it (F21). */
public final class NotPossibleForRun extends Refusal {
    NotPossibleForRun(String act, RunState state) {
        super(
                Kind.CONFLICT,
                "performance.not-possible-for-run",
                "a run that is " + state.word() + " cannot " + act,
                Map.of("act", act, "state", state.word()));
    }
}
