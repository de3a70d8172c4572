package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The purpose is not one in use. */
public final class UnknownPurpose extends Refusal {

    UnknownPurpose() {
        super(Kind.UNPROCESSABLE, "privacy.unknown-purpose", "name a purpose from the list", Map.of());
    }
}
