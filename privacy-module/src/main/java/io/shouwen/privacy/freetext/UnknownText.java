package io.shouwen.privacy.freetext;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The address names no text. */
public final class UnknownText extends Refusal {

    public UnknownText() {
        super(Kind.UNKNOWN, "privacy.unknown-text", "there is no such text", Map.of());
    }
}
