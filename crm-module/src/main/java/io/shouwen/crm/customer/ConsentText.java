package io.shouwen.crm.customer;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.freetext.TypedText;

/** The version of a text that people agreed to, as somebody names it: short, and nobody's number. */
public final class ConsentText {

    private static final int LONGEST = 40;

    private ConsentText() {}

    /** @throws InvalidInput where it can be no version */
    public static String version(String named) {
        if (!isVersion(named)) {
            throw InvalidInput.of(
                    "consentText", "crm.consent-text-missing", "a version such as 2026-1, at most 40 characters");
        }
        return named;
    }

    public static boolean isVersion(String named) {
        return named != null
                && !named.isBlank()
                && named.length() <= LONGEST
                && !TypedText.of(named).hidesSomething();
    }
}
