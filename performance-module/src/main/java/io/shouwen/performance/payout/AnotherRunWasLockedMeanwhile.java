package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A run looks back at all that were locked before it: one that was locked since its calculation is not among them. */
public final class AnotherRunWasLockedMeanwhile extends Refusal {
    private AnotherRunWasLockedMeanwhile(PayoutRun run) {
        super(
                Kind.CONFLICT,
                "performance.another-run-was-locked-meanwhile",
                "another run was locked since the run of " + run.period() + " was calculated: calculate it again",
                Map.of("period", run.period().toString()));
    }

    /** Refuses a run that was not calculated for the place after the last lock. */
    static void requireNoneSince(PayoutRuns runs, PayoutRun run) {
        if (run.place().orElse(0) != runs.nextPlace()) {
            throw new AnotherRunWasLockedMeanwhile(run);
        }
    }
}
