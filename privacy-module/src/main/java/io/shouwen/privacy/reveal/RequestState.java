package io.shouwen.privacy.reveal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a request stands. The last three follow from time and use; nobody sets them. */
public enum RequestState {
    OPEN,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    /** Nobody answered in time. */
    EXPIRED,
    /** The yes has run out. */
    LAPSED,
    /** The one download was made. */
    USED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RequestState> of(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
