package io.shouwen.workorder.clock;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The written form of a calendar version, as it is stored. One statement a line, {@code #} begins a remark:
 *
 * <pre>
 * zone Asia/Shanghai
 * hours 09:00-12:00 13:30-18:00
 * off 2026-02-15..2026-02-23
 * work 2026-02-14
 * </pre>
 */
public final class CalendarText {

    private CalendarText() {}

    /** @throws IllegalArgumentException names the line that is not understood */
    public static WorkingCalendar parse(String version, String text) {
        ZoneId zone = null;
        List<WorkingStretch> hours = new ArrayList<>();
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        for (String[] words : DefinitionLines.of(text)) {
            try {
                switch (words[0]) {
                    case "zone" -> zone = ZoneId.of(words[1]);
                    case "hours" -> {
                        for (int i = 1; i < words.length; i++) {
                            String[] ends = words[i].split("-", 2);
                            hours.add(new WorkingStretch(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
                        }
                    }
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
        return new WorkingCalendar(version, zone, hours, off, work);
    }

    private static void days(String[] words, Set<LocalDate> into) {
        for (int i = 1; i < words.length; i++) {
            String[] ends = words[i].split("\\.\\.", 2);
            LocalDate first = LocalDate.parse(ends[0]);
            LocalDate last = ends.length == 2 ? LocalDate.parse(ends[1]) : first;
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("days run backward");
            }
            first.datesUntil(last.plusDays(1)).forEach(into::add);
        }
    }
}
