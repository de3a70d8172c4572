package io.shouwen.privacy.anomaly;

import io.shouwen.privacy.log.LoggedEntry;
import io.shouwen.privacy.reveal.Revealing;
import java.util.EnumSet;
import java.util.Set;

/** What is counted of an entry of the log. Actions are told apart by their endings, which all modules share. */
public enum Measure {
    /** Saw a protected value in clear. */
    REVEAL,
    /** Looked for a person by an exact value. */
    SEARCH,
    /** Read something about one person. */
    READ,
    /** Asked for a protected value without an open case, refused or not. */
    NO_CASE,
    REFUSED,
    EXPORT;

    static Set<Measure> of(LoggedEntry entry) {
        return of(
                entry.word("action"),
                entry.word("outcome"),
                entry.word("subject"),
                entry.word("case"),
                entry.word("reason"));
    }

    static Set<Measure> of(String action, String outcome, String subject, String caseReference, String reason) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        boolean done = "done".equals(outcome);
        boolean reveal = Revealing.ACTION.equals(action);
        if ("refused".equals(outcome)) {
            measures.add(REFUSED);
        }
        if (reveal && (caseReference == null || "privacy.no-open-case".equals(reason))) {
            measures.add(NO_CASE);
        }
        if (!done) {
            return measures;
        }
        if (reveal) {
            measures.add(REVEAL);
        }
        if (action.endsWith(".search")) {
            measures.add(SEARCH);
        }
        if (action.endsWith(".export")) {
            measures.add(EXPORT);
        }
        if (subject != null && (reveal || action.endsWith(".read")) || action.endsWith(".search")) {
            measures.add(READ);
        }
        return measures;
    }
}
