package io.shouwen.performance.inspection;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.UUID;

/** There is no such inspection. */
public final class UnknownInspection extends Refusal {
    UnknownInspection(UUID id) {
        super(
                Kind.UNKNOWN,
                "performance.unknown-inspection",
                "no inspection " + id,
                Map.of("inspection", id.toString()));
    }
}
