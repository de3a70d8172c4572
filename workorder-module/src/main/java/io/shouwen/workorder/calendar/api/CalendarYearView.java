package io.shouwen.workorder.calendar.api;

import io.shouwen.workorder.clock.DayKind;
import io.shouwen.workorder.clock.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;

/**
 * A year by one version.
 *
 * @param known false where nobody has announced it: weekdays are taken for workdays
 * @param workdays how many
 * @param days that are neither a usual workday nor a usual weekend
 */
public record CalendarYearView(
        String version, int year, boolean known, int workdays, List<String> hours, List<DayView> days) {

    /**
     * @param kind {@code off}, {@code make-up} or {@code other-hours}
     * @param hours empty where nobody works
     */
    public record DayView(LocalDate day, String kind, List<String> hours) {}

    static CalendarYearView of(WorkingCalendar calendar, int year) {
        List<LocalDate> all = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .toList();
        return new CalendarYearView(
                calendar.version(),
                year,
                calendar.knowsYear(year),
                (int) all.stream().filter(calendar::isWorkday).count(),
                Hours.written(calendar.hours()),
                all.stream()
                        .filter(day ->
                                calendar.kindOf(day) != DayKind.WORKDAY && calendar.kindOf(day) != DayKind.WEEKEND)
                        .map(day -> new DayView(day, calendar.kindOf(day).word(), Hours.written(calendar.hoursOn(day))))
                        .toList());
    }
}
