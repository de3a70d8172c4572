package io.shouwen.workorder.clock;

import java.util.Locale;

/** What a calendar says of a day. */
public enum DayKind {
    WORKDAY(true),
    WEEKEND(false),
    /** A statutory day off, on whichever day of the week. */
    OFF(false),
    /** A weekend day that is worked to make up for a day off (调休). */
    MAKE_UP(true),
    /** Worked, with hours of its own. */
    OTHER_HOURS(true);

    private final boolean worked;

    DayKind(boolean worked) {
        this.worked = worked;
    }

    public boolean worked() {
        return worked;
    }

    /** The word used in answers and message keys, such as {@code make-up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
