package io.shouwen.performance.inspection;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** An inspection is marked by somebody else. */
public final class NobodyInspectsThemselves extends Refusal {
    NobodyInspectsThemselves() {
        super(Kind.FORBIDDEN, "performance.nobody-inspects-themselves", "ask a colleague to inspect you", Map.of());
    }
}
