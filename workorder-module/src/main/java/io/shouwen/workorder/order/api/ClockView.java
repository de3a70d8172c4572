package io.shouwen.workorder.order.api;

import io.shouwen.platform.http.Words;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.clock.Counting;
import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.order.Word;
import java.time.Instant;
import java.util.function.Function;

/**
 * A promise and the time that it has used.
 *
 * @param kind such as {@code resolve}
 * @param state {@code running}, {@code paused} or {@code stopped}
 * @param counts {@code working} or {@code elapsed} time
 * @param percentUsed 0 to 100
 * @param provisional whether it is due in a year whose days off and make-up workdays its calendar version does not know
 */
public record ClockView(
        @Words(ClockKind.class) String kind,
        int round,
        @Words(WorkClock.State.class) String state,
        @Words(Counting.class) String counts,
        long limitMinutes,
        long usedMinutes,
        int percentUsed,
        Instant startedAt,
        Instant opensAt,
        Instant dueAt,
        Instant stoppedAt,
        boolean breached,
        boolean provisional,
        String calendarVersion) {

    static ClockView of(WorkClock clock, Function<String, WorkingCalendar> calendars, Instant now) {
        WorkingCalendar calendar = calendars.apply(clock.calendarVersion());
        return new ClockView(
                clock.kind().word(),
                clock.round(),
                Word.of(clock.state()),
                Word.of(clock.counting()),
                clock.limit().toMinutes(),
                clock.usedBy(calendar, now).toMinutes(),
                clock.percentUsed(calendar, now),
                clock.startedAt(),
                clock.opensAt(),
                clock.dueAt(),
                clock.stoppedAt(),
                clock.breached(now),
                clock.provisional(calendar),
                clock.calendarVersion());
    }
}
