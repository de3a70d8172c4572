package io.shouwen.workorder.calendar.api;

import io.shouwen.workorder.calendar.CalendarBook;
import io.shouwen.workorder.calendar.CalendarVersion;
import java.time.Instant;
import java.util.List;

/**
 * A version of the working calendar.
 *
 * @param state {@code upcoming}, {@code in-force}, {@code past} or {@code withdrawn}
 * @param validFrom clocks that start from then on run by it, until the next version's time
 * @param hours of every workday that has none of its own
 * @param years whose days off and make-up workdays it knows
 */
public record CalendarVersionView(
        String version,
        String state,
        Instant validFrom,
        String zone,
        List<String> hours,
        List<Integer> years,
        Instant publishedAt,
        String publishedBy,
        Instant withdrawnAt,
        String withdrawnBy) {

    static CalendarVersionView of(CalendarVersion version, CalendarBook book) {
        return new CalendarVersionView(
                version.version(),
                book.stateOf(version).word(),
                version.from(),
                version.calendar().zone().getId(),
                Hours.written(version.calendar().hours()),
                version.calendar().years().stream().sorted().toList(),
                version.publishedAt(),
                version.publishedBy(),
                version.withdrawnAt(),
                version.withdrawnBy());
    }
}
