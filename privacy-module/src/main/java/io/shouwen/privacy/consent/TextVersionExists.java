package io.shouwen.privacy.consent;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: a published text never changes; other words are another version. */
public final class TextVersionExists extends Refusal {

    TextVersionExists(String purpose, String version) {
        super(
                Kind.CONFLICT,
                "privacy.text-version-exists",
                "this version is published already: " + purpose + " " + version,
                Map.of("purpose", purpose, "version", version));
    }
}
