package io.shouwen.workorder.calendar;

import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.WorkingStretch;
import java.util.List;
import java.util.Locale;

/**
 * One line of a year's announcement.
 *
 * @param hours empty but for {@link Kind#HOURS}
 */
public record AnnouncedDay(Kind kind, DayRange days, List<WorkingStretch> hours) {

    public enum Kind {
        /** Nobody works. */
        OFF,
        /** A weekend day is worked to make up for a day off (调休). */
        WORK,
        /** Worked in hours of its own. */
        HOURS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AnnouncedDay {
        hours = List.copyOf(hours);
    }

    public static AnnouncedDay off(DayRange days) {
        return new AnnouncedDay(Kind.OFF, days, List.of());
    }

    public static AnnouncedDay work(DayRange days) {
        return new AnnouncedDay(Kind.WORK, days, List.of());
    }
}
