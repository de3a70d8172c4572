package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no such request, or it is not this person's to see. */
public final class UnknownGrantRequest extends Refusal {

    UnknownGrantRequest() {
        super(Kind.UNKNOWN, "privacy.unknown-reveal-request", "there is no such request for you", Map.of());
    }
}
