package io.shouwen.workorder.calendar;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.clock.WorkingStretch;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is announced for a year, as the State Council does each autumn for the next. It may name days of the December before,
 * where the New Year's holiday begins there.
 *
 * @param hours of every workday from the version on; null where they stay as they are
 */
public record Announcement(int year, List<AnnouncedDay> days, List<WorkingStretch> hours) {

    public static final int FIRST_YEAR = 2000;
    public static final int LAST_YEAR = 2100;
    private static final int LONGEST = 60;

    public Announcement {
        days = List.copyOf(days);
        hours = hours == null ? null : List.copyOf(hours);
    }

    /** @throws InvalidInput naming every line that cannot be meant */
    void requireMeaning() {
        List<FieldProblem> problems = new ArrayList<>();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw InvalidInput.of("year", "workorder.not-a-calendar-year", FIRST_YEAR + " to " + LAST_YEAR);
        }
        if (days.stream().noneMatch(day -> day.kind() == AnnouncedDay.Kind.OFF)) {
            problems.add(new FieldProblem("days", "workorder.no-day-off", "at least one day off"));
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            problem(days.get(i), "days[" + i + "]", seen, problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void problem(AnnouncedDay line, String field, Set<LocalDate> seen, List<FieldProblem> problems) {
        DayRange range = line.days();
        if (range.first().isBefore(LocalDate.of(year - 1, Month.DECEMBER, 1))
                || range.last().getYear() > year) {
            problems.add(new FieldProblem(
                    field, "workorder.day-of-another-year", "days of " + year + " and of the December before"));
        } else if (range.last().isAfter(range.first().plusDays(LONGEST))) {
            problems.add(new FieldProblem(field, "workorder.days-too-many", "at most " + LONGEST + " days in a row"));
        } else if (line.kind() == AnnouncedDay.Kind.WORK && !range.days().allMatch(WorkingCalendar::isWeekend)) {
            problems.add(new FieldProblem(field, "workorder.make-up-on-a-weekday", "Saturdays and Sundays"));
        } else if (!range.days().map(seen::add).reduce(true, Boolean::logicalAnd)) {
            problems.add(new FieldProblem(field, "workorder.day-named-twice", "each day once"));
        }
        if (line.kind() == AnnouncedDay.Kind.HOURS == line.hours().isEmpty()) {
            problems.add(new FieldProblem(field, "workorder.not-working-hours", "hours such as 09:00-12:00"));
        }
    }

    /** The calendar before with this year's days in place of those that it had, and days of the December before added. */
    WorkingCalendar appliedTo(WorkingCalendar before, String version) {
        Set<LocalDate> named = days.stream().flatMap(line -> line.days().days()).collect(Collectors.toSet());
        Predicate<LocalDate> stays = day -> day.getYear() != year && !named.contains(day);
        Map<LocalDate, List<WorkingStretch>> otherHours = new HashMap<>();
        before.otherHours().forEach((day, own) -> {
            if (stays.test(day)) {
                otherHours.put(day, own);
            }
        });
        days.stream()
                .filter(line -> line.kind() == AnnouncedDay.Kind.HOURS)
                .forEach(line -> line.days().days().forEach(day -> otherHours.put(day, line.hours())));
        Set<Integer> years = new HashSet<>(before.years());
        years.add(year);
        return new WorkingCalendar(
                version,
                before.zone(),
                hours == null ? before.hours() : hours,
                together(before.daysOff(), stays, AnnouncedDay.Kind.OFF),
                together(before.makeUpWorkdays(), stays, AnnouncedDay.Kind.WORK),
                otherHours,
                years);
    }

    private Set<LocalDate> together(Set<LocalDate> before, Predicate<LocalDate> stays, AnnouncedDay.Kind kind) {
        Set<LocalDate> all = before.stream().filter(stays).collect(Collectors.toSet());
        days.stream()
                .filter(line -> line.kind() == kind)
                .flatMap(line -> line.days().days())
                .forEach(all::add);
        return all;
    }
}
