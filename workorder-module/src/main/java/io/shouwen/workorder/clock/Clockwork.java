package io.shouwen.workorder.clock;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Starts and stops clocks: the policy and calendar in force for new ones, every earlier calendar for those that already
 * run.
 *
 * @param byVersion finds the calendar that a clock started with
 */
public record Clockwork(ClockPolicy policy, WorkingCalendar calendar, Function<String, WorkingCalendar> byVersion) {

    /** Starts the promise that the policy makes for this channel and complexity, if it makes one. */
    public Optional<WorkClock> start(ClockKind kind, int round, String channel, String complexity, Instant at) {
        return policy.limit(kind, channel, complexity).map(limit -> start(kind, round, limit, at));
    }

    public WorkClock start(ClockKind kind, int round, ClockLimit limit, Instant at) {
        return WorkClock.start(kind, round, limit, policy.version(), calendar, at);
    }

    public WorkClock pause(WorkClock clock, Instant at) {
        return clock.pause(calendarOf(clock), at);
    }

    public WorkClock resume(WorkClock clock, Instant at) {
        return clock.resume(calendarOf(clock), at);
    }

    public WorkClock stop(WorkClock clock, Instant at) {
        return clock.stop(calendarOf(clock), at);
    }

    /** The same promise under the limit for this channel and complexity. */
    public WorkClock limitedFor(WorkClock clock, String channel, String complexity) {
        return policy.limit(clock.kind(), channel, complexity)
                .map(limit -> clock.limitedTo(limit, policy.version(), calendarOf(clock)))
                .orElse(clock);
    }

    public WorkingCalendar calendarOf(WorkClock clock) {
        return byVersion.apply(clock.calendarVersion());
    }
}
