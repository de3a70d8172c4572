package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The request no longer waits for an answer. */
public final class RequestNotOpen extends Refusal {

    RequestNotOpen() {
        super(
                Kind.CONFLICT,
                "privacy.reveal-request-not-open",
                "the request is answered, withdrawn or too old",
                Map.of());
    }
}
