package io.shouwen.workorder.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When people work: hours of the day, split as they like, on every weekday that is not a day off and on every weekend
 * day that a make-up rule turns into a workday (调休). One version never changes: a new year's notice makes a new version,
 * so what was measured stays as it was measured (W20).
 *
 * @param version names it for good, such as {@code cn-2026}
 * @param hours in order, without overlap, the same on each workday
 * @param daysOff weekdays (or weekend days) on which nobody works
 * @param makeUpWorkdays worked although they fall on a weekend; wins over {@code daysOff}
 */
public record WorkingCalendar(
        String version,
        ZoneId zone,
        List<WorkingStretch> hours,
        Set<LocalDate> daysOff,
        Set<LocalDate> makeUpWorkdays) {

    public WorkingCalendar {
        hours = List.copyOf(hours);
        daysOff = Set.copyOf(daysOff);
        makeUpWorkdays = Set.copyOf(makeUpWorkdays);
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("a calendar without working hours never ends a clock");
        }
        for (int i = 1; i < hours.size(); i++) {
            if (!hours.get(i - 1).endsBy(hours.get(i).from())) {
                throw new IllegalArgumentException("working hours overlap or are out of order");
            }
        }
    }

    public boolean isWorkday(LocalDate day) {
        if (makeUpWorkdays.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !daysOff.contains(day);
    }

    /** Whether holidays or make-up workdays of that year were ever entered: China's are published each autumn for the next. */
    public boolean knowsYear(int year) {
        return Stream.concat(daysOff.stream(), makeUpWorkdays.stream()).anyMatch(day -> day.getYear() == year);
    }

    /** Whether people are at work in this instant. */
    public boolean isWorkingAt(Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return isWorkday(day)
                && hours.stream()
                        .anyMatch(h -> !instant.isBefore(h.startOn(day, zone)) && instant.isBefore(h.endOn(day, zone)));
    }

    /**
     * The instant by which this much working time has passed. It lies inside working hours or at the end of a stretch,
     * never at the beginning of the next; no time at all gives the start itself.
     */
    public Instant plus(Instant start, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time runs forward");
        }
        if (working.isZero()) {
            return start;
        }
        Duration left = working;
        LocalDate day = start.atZone(zone).toLocalDate();
        while (true) {
            if (isWorkday(day)) {
                for (WorkingStretch stretch : hours) {
                    Instant from = later(stretch.startOn(day, zone), start);
                    Instant to = stretch.endOn(day, zone);
                    if (from.isBefore(to)) {
                        Duration here = Duration.between(from, to);
                        if (here.compareTo(left) >= 0) {
                            return from.plus(left);
                        }
                        left = left.minus(here);
                    }
                }
            }
            day = day.plusDays(1);
        }
    }

    /** Working time that lies between the two; zero where the end is not after the start. */
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkday(day)) {
                for (WorkingStretch stretch : hours) {
                    Instant from = later(stretch.startOn(day, zone), start);
                    Instant to = earlier(stretch.endOn(day, zone), end);
                    if (from.isBefore(to)) {
                        sum = sum.plus(Duration.between(from, to));
                    }
                }
            }
        }
        return sum;
    }

    /** Whole working minutes between the two. */
    public long minutesBetween(Instant start, Instant end) {
        return between(start, end).toMinutes();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
