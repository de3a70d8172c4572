package io.shouwen.workorder.calendar.api;

import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.clock.WorkingStretch;
import java.util.List;

/** Working hours as the API writes them. */
final class Hours {

    static final List<WorkingStretch> NONE = List.of();

    private Hours() {}

    static List<String> written(List<WorkingStretch> hours) {
        return hours.stream().map(h -> h.from() + "-" + h.to()).toList();
    }

    static List<WorkingStretch> read(List<String> hours, String field, List<FieldProblem> problems) {
        try {
            List<WorkingStretch> read =
                    hours.stream().map(WorkingStretch::parse).toList();
            WorkingCalendar.requireInOrder(read);
            return read;
        } catch (IllegalArgumentException notHours) {
            problems.add(new FieldProblem(
                    field, "workorder.not-working-hours", "in order, without overlap, each such as 09:00-12:00"));
            return NONE;
        }
    }
}
