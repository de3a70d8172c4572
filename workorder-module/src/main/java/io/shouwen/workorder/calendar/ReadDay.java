package io.shouwen.workorder.calendar;

import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.clock.WorkingStretch;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and hours as people and spreadsheets write them; empty where they are none. */
final class ReadDay {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(\\.\\.|…|至|到|~|～|–|—)\\s*");

    private ReadDay() {}

    /** @param text such as {@code 2027-02-06}, {@code 2027/2/6} or {@code 2027年2月6日} */
    static Optional<LocalDate> date(String text) {
        Matcher found = DATE.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** @param text a date, or two with {@code ..} or 至 between them */
    static Optional<DayRange> range(String text) {
        String[] ends = BETWEEN.split(text.strip(), 2);
        Optional<LocalDate> first = date(ends[0]);
        Optional<LocalDate> last = ends.length == 2 ? date(ends[1]) : first;
        return first.isEmpty() || last.isEmpty() ? Optional.empty() : range(first.get(), last.get());
    }

    static Optional<DayRange> range(LocalDate first, LocalDate last) {
        return last.isBefore(first) ? Optional.empty() : Optional.of(new DayRange(first, last));
    }

    /** @param text stretches with blanks or commas between them, such as {@code 09:00-12:00 13:30-18:00} */
    static Optional<List<WorkingStretch>> hours(String text) {
        try {
            List<WorkingStretch> hours = Arrays.stream(text.strip()
                            .replace('：', ':')
                            .replaceAll("[–—~～]", "-")
                            .split("[\\s,，、;；]+"))
                    .map(WorkingStretch::parse)
                    .toList();
            WorkingCalendar.requireInOrder(hours);
            return Optional.of(hours);
        } catch (IllegalArgumentException notHours) {
            return Optional.empty();
        }
    }
}
