package io.shouwen.performance.fact;

import java.util.Locale;
import java.util.stream.Stream;

/** Where a customer's answer came from (F1). */
public enum RatingSource {
    CUSTOMER,
    CALLBACK,
    MYSTERY_SHOPPER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RatingSource ofWord(String word) {
        return Stream.of(values())
                .filter(s -> s.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such source of ratings: " + word));
    }
}
