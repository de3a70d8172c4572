package io.shouwen.privacy.reveal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What case a reveal must name. */
public enum CaseRule {
    /** None; for bulk exports, which are about nobody's case. */
    NONE,
    /** An open one about this person, whoever works on it: finance does not work on the desk's cases. */
    OPEN,
    /** An open one about this person that is the asker's to work on. */
    OWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CaseRule> of(String word) {
        return Stream.of(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
