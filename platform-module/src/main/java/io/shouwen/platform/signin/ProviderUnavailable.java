package io.shouwen.platform.signin;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The OpenID provider cannot be reached or does not make sense: nobody can sign in now. */
public final class ProviderUnavailable extends Refusal {
    ProviderUnavailable(String why, Throwable cause) {
        super(
                Kind.UNAVAILABLE,
                "platform.sign-in-unavailable",
                "the OpenID provider cannot be used: " + why,
                Map.of(),
                cause);
    }
}
