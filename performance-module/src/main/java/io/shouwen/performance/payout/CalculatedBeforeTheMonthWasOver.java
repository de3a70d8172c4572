package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A month is paid whole: its last days are among the facts. */
public final class CalculatedBeforeTheMonthWasOver extends Refusal {
    CalculatedBeforeTheMonthWasOver(PayoutRun run) {
        super(
                Kind.CONFLICT,
                "performance.calculated-before-the-month-was-over",
                "the run of " + run.period()
                        + " was calculated before that month was over: calculate it again afterwards",
                Map.of("period", run.period().toString()));
    }
}
