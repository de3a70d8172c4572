package io.shouwen.crm.campaign;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How it stands with one recipient of a campaign. */
public enum Result {
    /** Will get it, if nothing speaks against it by then. */
    WAITING,
    /** Does not get it; see {@link LeftOut}. */
    LEFT_OUT,
    /** The message is being handed over: set before the first byte, so that nobody gets it twice. */
    HANDING_OVER,
    /** The channel has taken it. */
    SENT,
    /** The channel has refused it. */
    REFUSED,
    /** The hand-over broke off: it may have arrived or not. Never sent again by itself. */
    UNKNOWN,
    /** The campaign was cancelled before. */
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Result> of(String word) {
        return Stream.of(values()).filter(result -> result.word().equals(word)).findFirst();
    }
}
