package io.shouwen.platform.access;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Nobody has signed in where somebody must have: 401. */
public final class NotSignedIn extends Refusal {
    public NotSignedIn() {
        super(Kind.STEP_UP, "platform.not-signed-in", "sign in first: send a bearer access token", Map.of());
    }
}
