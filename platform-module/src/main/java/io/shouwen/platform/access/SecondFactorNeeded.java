package io.shouwen.platform.access;

import io.shouwen.platform.http.Refusal;
import java.time.Duration;
import java.util.Map;

/** The act needs a fresh second factor: RFC 9470 challenge for an API caller, a trip to Keycloak for a page. */
public final class SecondFactorNeeded extends Refusal {

    private final Duration maxAge;

    public SecondFactorNeeded(Duration maxAge) {
        super(
                Kind.STEP_UP,
                "platform.second-factor-needed",
                "needs a second factor not older than " + maxAge.toSeconds() + " s",
                Map.of("maxAge", maxAge.toSeconds()));
        this.maxAge = maxAge;
    }

    public Duration maxAge() {
        return maxAge;
    }
}
