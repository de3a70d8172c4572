package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/** One run for each period: what comes late goes into the next one as deltas (F21). */
public final class PeriodHasARun extends Refusal {
    PeriodHasARun(YearMonth period, UUID run) {
        super(
                Kind.CONFLICT,
                "performance.period-has-a-run",
                period + " has a run already",
                Map.of("period", period.toString(), "run", run.toString()));
    }
}
