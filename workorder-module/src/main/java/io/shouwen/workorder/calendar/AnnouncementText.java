package io.shouwen.workorder.calendar;

import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.workorder.clock.CalendarText;
import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.WorkingStretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Days as they are typed, one or one range a line: {@code 2027-02-06..2027-02-12}, with hours behind it where the day has its
 * own: {@code 2027-02-05 09:00-12:00}.
 */
public final class AnnouncementText {

    private AnnouncementText() {}

    /** @param problems gets one for each line that is not understood */
    public static List<AnnouncedDay> read(
            String text, AnnouncedDay.Kind kind, String field, List<FieldProblem> problems) {
        List<AnnouncedDay> days = new ArrayList<>();
        List<String> lines = text == null ? List.of() : text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            boolean own = kind == AnnouncedDay.Kind.HOURS;
            String[] parts = own ? line.split("\\s+", 2) : new String[] {line};
            Optional<DayRange> range = ReadDay.range(parts[0]);
            Optional<List<WorkingStretch>> hours =
                    own && parts.length == 2 ? ReadDay.hours(parts[1]) : Optional.empty();
            if (range.isEmpty()) {
                problems.add(new FieldProblem(
                        field + "[" + (i + 1) + "]", "workorder.not-a-day", "2027-02-06, or two days in order"));
            } else if (own && hours.isEmpty()) {
                problems.add(new FieldProblem(
                        field + "[" + (i + 1) + "]", "workorder.not-working-hours", "hours such as 09:00-12:00"));
            } else {
                days.add(new AnnouncedDay(kind, range.get(), hours.orElse(List.of())));
            }
        }
        return days;
    }

    /** @param problems gets one where the hours are none */
    public static List<WorkingStretch> hours(String text, List<FieldProblem> problems) {
        Optional<List<WorkingStretch>> read = ReadDay.hours(text == null ? "" : text);
        if (read.isEmpty()) {
            problems.add(new FieldProblem("hours", "workorder.not-working-hours", "hours such as 09:00-12:00"));
        }
        return read.orElse(List.of());
    }

    /** What {@link #read} reads as the days of that kind. */
    public static String written(List<AnnouncedDay> days, AnnouncedDay.Kind kind) {
        return days.stream()
                .filter(day -> day.kind() == kind)
                .map(day -> day.days() + (day.hours().isEmpty() ? "" : " " + CalendarText.written(day.hours())))
                .collect(Collectors.joining("\n"));
    }
}
