package io.shouwen.workorder.clock;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The written form of a calendar version, as it is stored. One statement a line, {@code #} begins a remark:
 *
 * <pre>
 * zone Asia/Shanghai
 * hours 09:00-12:00 13:30-18:00
 * off 2026-02-15..2026-02-23
 * work 2026-02-14
 * hours-on 2026-02-13 09:00-12:00
 * year 2026
 * </pre>
 *
 * Where no {@code year} is named, every year of which a day is named counts as announced.
 */
public final class CalendarText {

    private CalendarText() {}

    /** @throws IllegalArgumentException names the line that is not understood */
    public static WorkingCalendar parse(String version, String text) {
        ZoneId zone = null;
        List<WorkingStretch> hours = new ArrayList<>();
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        Map<LocalDate, List<WorkingStretch>> otherHours = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        for (String[] words : DefinitionLines.of(text)) {
            try {
                switch (words[0]) {
                    case "zone" -> zone = ZoneId.of(words[1]);
                    case "hours" -> hours.addAll(stretches(words, 1));
                    case "hours-on" -> {
                        List<WorkingStretch> own = stretches(words, 2);
                        WorkingCalendar.requireInOrder(own);
                        otherHours.put(LocalDate.parse(words[1]), own);
                    }
                    case "year" -> years(words, years);
                    case "off" -> days(words, off);
                    case "work" -> days(words, work);
                    default -> throw new IllegalArgumentException("unknown word");
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "calendar " + version + ": not understood: " + String.join(" ", words), e);
            }
        }
        if (zone == null) {
            throw new IllegalArgumentException("calendar " + version + ": names no zone");
        }
        return new WorkingCalendar(
                version,
                zone,
                hours,
                off,
                work,
                otherHours,
                years.isEmpty() ? WorkingCalendar.yearsOf(off, work) : years);
    }

    /** What {@link #parse} reads as the same calendar. */
    public static String write(WorkingCalendar calendar) {
        StringBuilder text = new StringBuilder();
        line(text, "zone", calendar.zone().getId());
        line(text, "hours", written(calendar.hours()));
        for (int year : new TreeSet<>(calendar.years())) {
            line(text, "year", Integer.toString(year));
        }
        days(text, "off", calendar.daysOff());
        days(text, "work", calendar.makeUpWorkdays());
        new TreeMap<>(calendar.otherHours()).forEach((day, own) -> line(text, "hours-on", day + " " + written(own)));
        return text.toString();
    }

    /** Such as {@code 09:00-12:00 13:30-18:00}. */
    public static String written(List<WorkingStretch> hours) {
        return hours.stream().map(h -> h.from() + "-" + h.to()).collect(Collectors.joining(" "));
    }

    private static void line(StringBuilder text, String word, String rest) {
        text.append(word).append(' ').append(rest).append('\n');
    }

    private static void days(StringBuilder text, String word, Set<LocalDate> days) {
        for (DayRange range : DayRange.of(days)) {
            line(text, word, range.toString());
        }
    }

    private static List<WorkingStretch> stretches(String[] words, int from) {
        return Arrays.stream(words).skip(from).map(WorkingStretch::parse).toList();
    }

    private static void years(String[] words, Set<Integer> into) {
        Arrays.stream(words).skip(1).map(Integer::valueOf).forEach(into::add);
    }

    private static void days(String[] words, Set<LocalDate> into) {
        for (int i = 1; i < words.length; i++) {
            DayRange.parse(words[i]).days().forEach(into::add);
        }
    }
}
