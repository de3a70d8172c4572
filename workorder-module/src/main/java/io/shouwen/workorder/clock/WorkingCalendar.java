package io.shouwen.workorder.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * @param otherHours days with hours of their own, worked whatever else is said of them
 * @param years whose days off and make-up workdays were announced
 */
public record WorkingCalendar(
        String version,
        ZoneId zone,
        List<WorkingStretch> hours,
        Set<LocalDate> daysOff,
        Set<LocalDate> makeUpWorkdays,
        Map<LocalDate, List<WorkingStretch>> otherHours,
        Set<Integer> years) {

    private record Span(Instant from, Instant to) {}

    public WorkingCalendar {
        hours = List.copyOf(hours);
        daysOff = Set.copyOf(daysOff);
        makeUpWorkdays = Set.copyOf(makeUpWorkdays);
        Map<LocalDate, List<WorkingStretch>> copied = new TreeMap<>();
        otherHours.forEach((day, own) -> copied.put(day, List.copyOf(own)));
        otherHours = Map.copyOf(copied);
        years = Set.copyOf(years);
        requireInOrder(hours);
        otherHours.values().forEach(WorkingCalendar::requireInOrder);
    }

    static Set<Integer> yearsOf(Set<LocalDate> daysOff, Set<LocalDate> makeUpWorkdays) {
        return Stream.concat(daysOff.stream(), makeUpWorkdays.stream())
                .map(LocalDate::getYear)
                .collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException where there are none, or they overlap */
    public static void requireInOrder(List<WorkingStretch> hours) {
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
        return kindOf(day).worked();
    }

    public DayKind kindOf(LocalDate day) {
        if (otherHours.containsKey(day)) {
            return DayKind.OTHER_HOURS;
        }
        boolean weekend = isWeekend(day);
        if (makeUpWorkdays.contains(day)) {
            return weekend ? DayKind.MAKE_UP : DayKind.WORKDAY;
        }
        if (daysOff.contains(day)) {
            return DayKind.OFF;
        }
        return weekend ? DayKind.WEEKEND : DayKind.WORKDAY;
    }

    /** Empty where nobody works. */
    public List<WorkingStretch> hoursOn(LocalDate day) {
        return switch (kindOf(day)) {
            case OTHER_HOURS -> otherHours.get(day);
            case WORKDAY, MAKE_UP -> hours;
            case OFF, WEEKEND -> List.of();
        };
    }

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Whether that year's days off and make-up workdays were announced: China's are published each autumn for the next. */
    public boolean knowsYear(int year) {
        return years.contains(year);
    }

    /** Whether the day lies in a year whose holidays it does not know, so that it counts weekdays there and nothing else. */
    public boolean guesses(Instant instant) {
        return !knowsYear(instant.atZone(zone).getYear());
    }

    /** Whether people are at work in this instant. */
    public boolean isWorkingAt(Instant instant) {
        return spansOn(instant.atZone(zone).toLocalDate()).stream()
                .anyMatch(span -> !instant.isBefore(span.from()) && instant.isBefore(span.to()));
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
            for (Span span : spansOn(day)) {
                Instant from = later(span.from(), start);
                if (from.isBefore(span.to())) {
                    Duration here = Duration.between(from, span.to());
                    if (here.compareTo(left) >= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(here);
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
            for (Span span : spansOn(day)) {
                Instant from = later(span.from(), start);
                Instant to = earlier(span.to(), end);
                if (from.isBefore(to)) {
                    sum = sum.plus(Duration.between(from, to));
                }
            }
        }
        return sum;
    }

    /** Whole working minutes between the two. */
    public long minutesBetween(Instant start, Instant end) {
        return between(start, end).toMinutes();
    }

    /** The day's stretches as they pass: where clocks are put forward one may be shorter or gone, and none overlaps. */
    private List<Span> spansOn(LocalDate day) {
        List<WorkingStretch> stretches = hoursOn(day);
        List<Span> spans = new ArrayList<>(stretches.size());
        Instant free = Instant.MIN;
        for (WorkingStretch stretch : stretches) {
            Instant from = later(stretch.startOn(day, zone), free);
            Instant to = stretch.endOn(day, zone);
            if (from.isBefore(to)) {
                spans.add(new Span(from, to));
                free = to;
            }
        }
        return spans;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
