package io.shouwen.privacy.rights;

import java.util.Locale;

/** How far a request has come. */
public enum RequestState {
    RECEIVED,
    VERIFIED,
    IN_WORK,
    ANSWERED,
    REFUSED,
    CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the clock still runs. */
    public boolean running() {
        return this == RECEIVED || this == VERIFIED || this == IN_WORK;
    }
}
