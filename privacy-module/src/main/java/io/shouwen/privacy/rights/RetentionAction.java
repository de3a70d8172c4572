package io.shouwen.privacy.rights;

import java.util.Locale;

/** What becomes of data that is too old. */
public enum RetentionAction {
    DELETE,
    /** What people wrote goes; counts and times stay. */
    ANONYMISE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
