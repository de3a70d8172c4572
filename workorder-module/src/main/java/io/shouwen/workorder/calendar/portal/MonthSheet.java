package io.shouwen.workorder.calendar.portal;

import io.shouwen.workorder.clock.DayKind;
import io.shouwen.workorder.clock.WorkingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A month as a sheet of weeks that begin on Monday.
 *
 * @param weeks of seven days each; null before the first and after the last
 */
public record MonthSheet(YearMonth month, List<List<Day>> weeks) {

    /** @param kind word of what the calendar says of it, which is also its style */
    public record Day(LocalDate date, String kind) {}

    static MonthSheet of(WorkingCalendar calendar, YearMonth month) {
        List<List<Day>> weeks = new ArrayList<>();
        List<Day> week = blank();
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            int column = day.getDayOfWeek().getValue() - 1;
            DayKind kind = calendar.kindOf(day);
            week.set(column, new Day(day, kind.word()));
            if (column == 6 || day.equals(month.atEndOfMonth())) {
                weeks.add(week);
                week = blank();
            }
        }
        return new MonthSheet(month, weeks);
    }

    private static List<Day> blank() {
        List<Day> week = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            week.add(null);
        }
        return week;
    }
}
