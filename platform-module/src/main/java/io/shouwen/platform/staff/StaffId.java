package io.shouwen.platform.staff;

import java.util.regex.Pattern;

/**
 * A member of staff, by the staff number that the organisation gives and never gives again, such as {@code 1001}. It is
 * what audit entries, facts and payout lines name; names stay in the directory.
 */
public record StaffId(String value) implements Comparable<StaffId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,19}");

    /** Stands in audit entries for the application itself: the sequencer, a retention run, a timer. */
    public static final StaffId SYSTEM = new StaffId("system");

    public StaffId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a staff number is 1 to 20 letters, digits or hyphens");
        }
    }

    @Override
    public int compareTo(StaffId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
