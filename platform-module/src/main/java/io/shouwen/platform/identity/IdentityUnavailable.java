package io.shouwen.platform.identity;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Keycloak's administration interface does not answer or does not let us in: nothing has been changed there for certain. */
public final class IdentityUnavailable extends Refusal {

    IdentityUnavailable(String why, Throwable cause) {
        super(
                Kind.UNAVAILABLE,
                "platform.identity-unavailable",
                "Keycloak's administration interface cannot be used: " + why,
                Map.of(),
                cause);
    }
}
