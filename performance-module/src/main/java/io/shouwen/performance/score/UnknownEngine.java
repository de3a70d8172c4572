package io.shouwen.performance.score;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The run was calculated by an engine that this release does not have: it can be read and exported here, but not recalculated. */
public final class UnknownEngine extends Refusal {
    UnknownEngine(String engine) {
        super(
                Kind.CONFLICT,
                "performance.unknown-engine",
                "engine version " + engine
                        + " is not part of this release: what it calculated cannot be recalculated here",
                Map.of("engine", engine));
    }
}
