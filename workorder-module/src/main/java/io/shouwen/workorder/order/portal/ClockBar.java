package io.shouwen.workorder.order.portal;

import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.clock.WorkingCalendar;
import java.time.Instant;

/**
 * A clock as a thin bar.
 *
 * @param kind word of the promise
 * @param round 1 for the first, higher after a reopening or a second dispatch
 * @param step used share in steps of five, names the bar's width class
 * @param tone {@code late}, {@code near}, {@code paused} or empty
 * @param state word of its state, {@code late} where breached
 * @param provisional whether its calendar does not know the year in which it is due
 */
public record ClockBar(
        String kind, int round, int percent, int step, String tone, String state, Instant dueAt, boolean provisional) {

    private static final int NEAR = 75;

    static ClockBar of(WorkClock clock, WorkingCalendar calendar, Instant now) {
        int percent = clock.percentUsed(calendar, now);
        boolean late = clock.breached(now);
        String state = switch (clock.state()) {
            case STOPPED -> late ? "missed" : "kept";
            case PAUSED -> "paused";
            case RUNNING -> late ? "late" : percent >= NEAR ? "near" : "running";
        };
        String tone = late ? "late" : state.equals("paused") ? "paused" : state.equals("near") ? "near" : "";
        return new ClockBar(
                clock.kind().word(),
                clock.round(),
                percent,
                (percent + 4) / 5 * 5,
                tone,
                state,
                clock.dueAt(),
                clock.provisional(calendar));
    }

    public String getChip() {
        return switch (state) {
            case "late", "missed" -> "chip-bad";
            case "near" -> "chip-warn";
            case "kept" -> "chip-ok";
            case "paused" -> "chip-mute";
            default -> "chip-info";
        };
    }
}
