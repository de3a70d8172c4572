package io.shouwen.privacy.log;

import java.util.Locale;

/** How an audited act ended. */
public enum Outcome {
    DONE,
    REFUSED,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
