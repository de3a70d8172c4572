package io.shouwen.privacy.log;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which entries are asked for; null asks for all. Only ids and words: nobody finds a person here by name or number.
 *
 * @param action whole, such as {@code privacy.reveal}, or a beginning that ends in a dot, such as {@code workorder.}
 * @param outcome {@code done}, {@code refused} or {@code failed}
 * @param field that entries name, such as {@code phone} or {@code crm.customer.phone}
 */
public record EntryFilter(
        UUID subject,
        String actor,
        String action,
        String caseReference,
        String purpose,
        String outcome,
        Instant from,
        Instant to,
        String field) {

    private static final Pattern ACTOR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,19}");
    private static final Pattern ACTION = Pattern.compile("[a-z-]{1,40}(\\.[a-z-]{1,40}){0,4}\\.?");
    private static final Pattern CASE = Pattern.compile("[a-z-]{1,40}/[A-Za-z0-9-]{1,60}");
    private static final Pattern OUTCOME =
            Pattern.compile(Stream.of(Outcome.values()).map(Outcome::word).collect(Collectors.joining("|")));
    private static final Pattern WORD = Pattern.compile("[a-z-]{1,60}");

    public static final EntryFilter ALL = new EntryFilter(null, null, null, null, null, null, null, null, null);

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,79}");

    /** Of any field. */
    public EntryFilter(
            UUID subject,
            String actor,
            String action,
            String caseReference,
            String purpose,
            String outcome,
            Instant from,
            Instant to) {
        this(subject, actor, action, caseReference, purpose, outcome, from, to, null);
    }

    public EntryFilter {
        field = blankToNull(field);
        actor = blankToNull(actor);
        action = blankToNull(action);
        caseReference = blankToNull(caseReference);
        purpose = blankToNull(purpose);
        outcome = blankToNull(outcome);
        List<FieldProblem> problems = new ArrayList<>();
        require(actor, ACTOR, "actor", "a staff number", problems);
        require(action, ACTION, "action", "an action such as privacy.reveal, or its beginning with a dot", problems);
        require(caseReference, CASE, "case", "a case such as workorder/<id>", problems);
        require(purpose, WORD, "purpose", "the word of a purpose", problems);
        require(field, FIELD, "field", "a field such as crm.customer.phone", problems);
        require(outcome, OUTCOME, "outcome", "done, refused or failed", problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void require(
            String value, Pattern form, String field, String accepted, List<FieldProblem> problems) {
        if (value != null && !form.matcher(value).matches()) {
            problems.add(new FieldProblem(field, "privacy.not-a-filter", accepted));
        }
    }

    /** Names of the filters set, for the entry that tells of this search. */
    List<String> used() {
        List<String> used = new ArrayList<>();
        add(used, "subject", subject);
        add(used, "actor", actor);
        add(used, "action", action);
        add(used, "case", caseReference);
        add(used, "purpose", purpose);
        add(used, "outcome", outcome);
        add(used, "from", from);
        add(used, "to", to);
        add(used, "field", field);
        return used;
    }

    private static void add(List<String> used, String name, Object value) {
        if (value != null) {
            used.add(name);
        }
    }
}
