package io.shouwen.performance.fact;

import java.util.Locale;
import java.util.stream.Stream;

/** What a fact tells. */
public enum FactKind {
    /** A work order was closed. */
    CLOSED,
    /** A closed work order was opened again. */
    REOPENED,
    /** A customer's answer: rating, callback or mystery visit. */
    RATED,
    /** A quality inspection was marked (F6). */
    INSPECTED,
    /** The quarterly knowledge test was marked. */
    TESTED,
    /** An article or revision was accepted into the knowledge base. */
    CONTRIBUTED,
    /** A warm transfer was accepted, or sent back. */
    HANDED_OVER,
    /** Another fact does not count, by a rule and with evidence (F20). */
    EXCLUDED,
    /** The person's role periods, all of them, as HR recorded them. The newest holds. */
    ENGAGED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static FactKind ofWord(String word) {
        return Stream.of(values())
                .filter(k -> k.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind of fact: " + word));
    }
}
