package io.shouwen.performance.inspection;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was looked at (F6). */
public enum InspectionMethod {
    RECORDING,
    TEXT,
    ON_SITE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<InspectionMethod> ofWord(String word) {
        return Stream.of(values()).filter(method -> method.word().equals(word)).findFirst();
    }
}
