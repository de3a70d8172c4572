package io.shouwen.privacy.anomaly;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Nobody handles an alert about themselves. */
public final class OwnAlert extends Refusal {

    OwnAlert() {
        super(Kind.FORBIDDEN, "privacy.own-alert", "nobody handles an alert about themselves", Map.of());
    }
}
