package io.shouwen.workorder.calendar.api;

import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.workorder.calendar.AnnouncedDay;
import io.shouwen.workorder.clock.DayRange;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A day, or days in a row.
 *
 * @param kind {@code off} (nobody works), {@code work} (a weekend day is worked, 调休) or {@code hours} (worked in hours of
 *     its own)
 * @param until the last day; may be left out for one day
 * @param hours for {@code hours}, such as {@code 09:00-12:00}
 */
@Schema(requiredProperties = {"kind", "from"})
public record AnnouncedDayRequest(String kind, LocalDate from, LocalDate until, List<String> hours) {

    static AnnouncedDayRequest of(AnnouncedDay day) {
        return new AnnouncedDayRequest(
                day.kind().word(),
                day.days().first(),
                day.days().last(),
                day.hours().isEmpty() ? null : Hours.written(day.hours()));
    }

    AnnouncedDay toDay(String field, List<FieldProblem> problems) {
        AnnouncedDay.Kind which = null;
        for (AnnouncedDay.Kind one : AnnouncedDay.Kind.values()) {
            if (one.word().equals(kind)) {
                which = one;
            }
        }
        if (which == null) {
            problems.add(new FieldProblem(field + ".kind", "workorder.not-a-kind-of-day", "off, work or hours"));
        }
        LocalDate last = until == null ? from : until;
        if (from == null || last.isBefore(from)) {
            problems.add(new FieldProblem(
                    field + ".from", "workorder.not-a-day", "a date, and until not before it where it is given"));
            return null;
        }
        var stretches = hours == null ? Hours.NONE : Hours.read(hours, field + ".hours", problems);
        return which == null ? null : new AnnouncedDay(which, new DayRange(from, last), stretches);
    }
}
