package io.shouwen.workorder.calendar.api;

import io.shouwen.workorder.calendar.CalendarBook;
import java.util.List;

/**
 * The working calendar with its versions; the ETag is what publishing another takes as If-Match.
 *
 * @param inForce version that clocks start by now
 * @param missingYears that ought to have been announced by now and are in no version: deadlines there are provisional
 * @param versions the one that is or will be in force last comes first
 */
public record WorkingCalendarView(String inForce, List<Integer> missingYears, List<CalendarVersionView> versions) {

    static WorkingCalendarView of(CalendarBook book, List<Integer> missingYears) {
        return new WorkingCalendarView(
                book.inForce().version(),
                missingYears,
                book.versions().stream()
                        .map(version -> CalendarVersionView.of(version, book))
                        .toList());
    }
}
