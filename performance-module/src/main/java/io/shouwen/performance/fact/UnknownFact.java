package io.shouwen.performance.fact;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.UUID;

/** There is no such fact. */
public final class UnknownFact extends Refusal {
    public UnknownFact(UUID id) {
        super(Kind.UNKNOWN, "performance.unknown-fact", "no fact " + id, Map.of("fact", id.toString()));
    }
}
