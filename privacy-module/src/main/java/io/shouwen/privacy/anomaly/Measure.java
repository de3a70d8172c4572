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
    /** Opened a customer, what was said with them, or a work order of theirs: what a case is needed for. */
    FILE,
    /** Saw a page of a list. */
    LIST,
    /** Asked for a protected value without an open case, refused or not. */
    NO_CASE,
    REFUSED,
    EXPORT;

    private static final Set<String> FILES = Set.of("crm.customer.read", "crm.interaction.read", "workorder.read");

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
        if (subject != null && FILES.contains(action)) {
            measures.add(FILE);
        }
        if (action.endsWith(".list")) {
            measures.add(LIST);
        }
        // An export in clear has an entry for each person besides its own: one export, not many.
        if (action.endsWith(".export") && subject == null) {
            measures.add(EXPORT);
        }
        if (subject != null && (reveal || action.endsWith(".read")) || action.endsWith(".search")) {
            measures.add(READ);
        }
        return measures;
    }
}
