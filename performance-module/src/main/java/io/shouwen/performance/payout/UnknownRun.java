package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.UUID;

/** There is no such run, or no such line in it. */
public final class UnknownRun extends Refusal {
    UnknownRun(UUID id) {
        super(Kind.UNKNOWN, "performance.unknown-run", "no run " + id, Map.of("run", id.toString()));
    }
}
