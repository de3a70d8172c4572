package io.shouwen.privacy.anomaly;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no such alert, or no such rule. */
public final class UnknownAlert extends Refusal {

    public UnknownAlert() {
        super(Kind.UNKNOWN, "privacy.unknown-alert", "there is no such alert or rule", Map.of());
    }
}
