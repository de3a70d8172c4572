package io.shouwen.performance.payout;

import io.shouwen.performance.score.Engine;
import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Scores meant something else when the run was calculated. Nothing is paid by an engine of the past: calculate it anew. */
public final class CalculatedByAnotherEngine extends Refusal {
    CalculatedByAnotherEngine(String engine) {
        super(
                Kind.CONFLICT,
                "performance.calculated-by-another-engine",
                "the run was calculated by engine version " + engine + ", this one is " + Engine.NEWEST.version()
                        + ": calculate it again",
                Map.of("engine", engine, "now", Engine.NEWEST.version()));
    }
}
