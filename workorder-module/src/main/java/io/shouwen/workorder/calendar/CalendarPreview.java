package io.shouwen.workorder.calendar;

import io.shouwen.workorder.clock.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a version would change; nothing is written for it.
 *
 * @param from when it would come into force
 * @param changes days of the year, and of the December before, that it says something else of; not those that differ by the
 *     hours of every workday alone
 * @param runningClocks due in that year; they keep the version that they started with
 * @param revision of the versions that it was compared with, for If-Match
 */
public record CalendarPreview(
        WorkingCalendar before,
        WorkingCalendar after,
        int year,
        Instant from,
        List<DayChange> changes,
        int runningClocks,
        long revision) {

    static List<DayChange> changes(WorkingCalendar before, WorkingCalendar after, int year) {
        return LocalDate.of(year - 1, Month.DECEMBER, 1)
                .datesUntil(LocalDate.of(year + 1, Month.JANUARY, 1))
                .map(day -> new DayChange(
                        day, before.kindOf(day), after.kindOf(day), before.hoursOn(day), after.hoursOn(day)))
                .filter(c -> c.before() != c.after()
                        || before.otherHours().containsKey(c.day())
                                && !c.hoursBefore().equals(c.hoursAfter()))
                .toList();
    }

    public boolean hoursChange() {
        return !before.hours().equals(after.hours());
    }

    public long workdaysBefore() {
        return workdays(before);
    }

    public long workdaysAfter() {
        return workdays(after);
    }

    private long workdays(WorkingCalendar calendar) {
        return days().filter(calendar::isWorkday).count();
    }

    private Stream<LocalDate> days() {
        return LocalDate.of(year, Month.JANUARY, 1).datesUntil(LocalDate.of(year + 1, Month.JANUARY, 1));
    }
}
