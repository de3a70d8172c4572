package io.shouwen.privacy.consent;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 403: the person has not agreed to this use of their data, or has taken that back (P6). */
public final class NoConsent extends Refusal {

    NoConsent(String purpose) {
        super(
                Kind.FORBIDDEN,
                "privacy.no-consent",
                "the person does not agree to the purpose " + purpose,
                Map.of("purpose", purpose));
    }
}
