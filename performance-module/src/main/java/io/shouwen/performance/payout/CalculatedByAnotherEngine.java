package io.shouwen.performance.payout;

import io.shouwen.performance.score.ScoreEngine;
import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Scores meant something else when the run was calculated: it cannot be checked by the engine of today, only calculated anew. */
public final class CalculatedByAnotherEngine extends Refusal {
    CalculatedByAnotherEngine(String engine) {
        super(
                Kind.CONFLICT,
                "performance.calculated-by-another-engine",
                "the run was calculated by engine version " + engine + ", this one is " + ScoreEngine.VERSION
                        + ": calculate it again",
                Map.of("engine", engine, "now", ScoreEngine.VERSION));
    }
}
