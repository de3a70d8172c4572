package io.shouwen.privacy.review;

import io.shouwen.platform.http.InvalidInput;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which lines are asked for.
 *
 * @param flag one kind of trouble, or null for all
 * @param staff a staff number, or null
 */
public record ItemFilter(Flag flag, String staff) {

    public static final ItemFilter ALL = new ItemFilter(null, null);

    /** What a reviewer looks for first. */
    public enum Flag {
        UNDECIDED("decision is null"),
        NEVER_USED("traceable > 0 and used = 0 and unrecorded = 0"),
        NO_USE_SEEN("used = 0 and unrecorded > 0"),
        CONFLICT("cardinality(conflicts) > 0"),
        NO_SECOND_FACTOR("privileged and not second_factor"),
        LEAVER("leaver"),
        OUTSIDE_ROLES("role = 'outside-roles'"),
        CERTIFIED("decision = 'CERTIFIED'"),
        REVOKED("decision = 'REVOKED'"),
        UNFINISHED("revocation in ('PENDING', 'FAILED')");

        private final String condition;

        Flag(String condition) {
            this.condition = condition;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Null and blank ask for all. */
    public static ItemFilter of(String flag, String staff) {
        Flag found = flag == null || flag.isBlank()
                ? null
                : Stream.of(Flag.values())
                        .filter(one -> one.word().equals(flag))
                        .findFirst()
                        .orElseThrow(() -> InvalidInput.of(
                                "flag",
                                "privacy.not-a-review-filter",
                                "one of "
                                        + Stream.of(Flag.values())
                                                .map(Flag::word)
                                                .toList()));
        String number = staff == null || staff.isBlank() ? null : staff.strip();
        if (number != null && !number.matches("[A-Za-z0-9][A-Za-z0-9-]{0,19}")) {
            throw InvalidInput.of("staff", "privacy.not-a-review-filter", "a staff number");
        }
        return new ItemFilter(found, number);
    }

    /** Written in this class alone. */
    String condition() {
        return flag == null ? "true" : flag.condition;
    }
}
