package io.shouwen.performance.fact;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of days in which a person held a level, perhaps in a PK group (F10, F13).
 *
 * @param until last day, or null while it lasts
 * @param level word of the level, such as {@code intermediate}
 * @param group word of the PK group, or null
 */
public record RolePeriod(LocalDate from, LocalDate until, String level, String group) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,39}");

    public RolePeriod {
        Objects.requireNonNull(from);
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a role ends on its first day or later");
        }
        if (level == null || !WORD.matcher(level).matches()) {
            throw new IllegalArgumentException("a level is one word");
        }
        if (group != null && !WORD.matcher(group).matches()) {
            throw new IllegalArgumentException("a group is one word");
        }
    }

    public Optional<LocalDate> end() {
        return Optional.ofNullable(until);
    }

    public Optional<String> pkGroup() {
        return Optional.ofNullable(group);
    }

    /** How many calendar days of the month it covers (F28). */
    public int daysIn(YearMonth month) {
        LocalDate first = from.isAfter(month.atDay(1)) ? from : month.atDay(1);
        LocalDate last = until != null && until.isBefore(month.atEndOfMonth()) ? until : month.atEndOfMonth();
        return (int) Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }

    public boolean overlaps(RolePeriod other) {
        return (until == null || !other.from.isAfter(until)) && (other.until == null || !from.isAfter(other.until));
    }

    /** One line that holds it all, such as {@code 2026-01-01/2026-03-31 junior A}; a dash where there is none. */
    public String line() {
        return from + "/" + (until == null ? "-" : until) + " " + level + " " + (group == null ? "-" : group);
    }

    static RolePeriod parse(String line) {
        String[] parts = line.split("[/ ]");
        return new RolePeriod(
                LocalDate.parse(parts[0]),
                parts[1].equals("-") ? null : LocalDate.parse(parts[1]),
                parts[2],
                parts[3].equals("-") ? null : parts[3]);
    }
}
