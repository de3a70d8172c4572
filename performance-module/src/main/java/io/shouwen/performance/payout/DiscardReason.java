package io.shouwen.performance.payout;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a run was not to be. */
public enum DiscardReason {
    WRONG_MONTH,
    WRONG_SCHEME,
    TOO_EARLY,
    NOT_NEEDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DiscardReason> ofWord(String word) {
        return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
    }
}
