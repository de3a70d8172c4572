package io.shouwen.privacy.anomaly;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The alert was confirmed or called a false alarm already. */
public final class AlertEnded extends Refusal {

    AlertEnded() {
        super(
                Kind.CONFLICT,
                "privacy.alert-ended",
                "the alert was confirmed or called a false alarm already",
                Map.of());
    }
}
