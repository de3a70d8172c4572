package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The same person has asked the same, and waits for an answer. */
public final class AlreadyAsked extends Refusal {

    AlreadyAsked() {
        super(Kind.CONFLICT, "privacy.already-asked", "the same request waits for an answer", Map.of());
    }
}
