package io.shouwen.workorder.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * One promise and the time that it has used: running, paused while the work waits for the customer, stopped when kept
 * or overtaken. Replaced whole, never changed. It names the calendar and policy versions that it started with, and is
 * measured by these for good (W20): whoever calls {@link #pause}, {@link #resume}, {@link #stop} hands in that calendar.
 *
 * @param round 1 for the first, higher after a reopening or a second dispatch
 * @param opensAt nothing is expected before; equals {@code startedAt} for most
 * @param used time counted up to the last pause or stop
 * @param runningSince null while paused and after the stop
 * @param pausedAt null unless paused
 * @param dueAt when the limit is used up, if nothing pauses it further
 * @param stoppedAt null until stopped
 */
public record WorkClock(
        ClockKind kind,
        int round,
        String calendarVersion,
        String policyVersion,
        Counting counting,
        Duration limit,
        Instant startedAt,
        Instant opensAt,
        Duration used,
        Instant runningSince,
        Instant pausedAt,
        Instant dueAt,
        Instant stoppedAt) {

    public enum State {
        RUNNING,
        PAUSED,
        STOPPED
    }

    public static WorkClock start(
            ClockKind kind, int round, ClockLimit limit, String policyVersion, WorkingCalendar calendar, Instant at) {
        return new WorkClock(
                kind,
                round,
                calendar.version(),
                policyVersion,
                limit.counting(),
                limit.limit(),
                at,
                limit.counting().plus(calendar, at, limit.opensAfter()),
                Duration.ZERO,
                at,
                null,
                limit.counting().plus(calendar, at, limit.limit()),
                null);
    }

    public State state() {
        if (stoppedAt != null) {
            return State.STOPPED;
        }
        return pausedAt != null ? State.PAUSED : State.RUNNING;
    }

    /** A clock that does not run stays as it is. */
    public WorkClock pause(WorkingCalendar calendar, Instant at) {
        return state() == State.RUNNING ? with(usedBy(calendar, at), null, at, dueAt, null) : this;
    }

    /** Goes on with what is left; a clock that had been overrun stays overrun. */
    public WorkClock resume(WorkingCalendar calendar, Instant at) {
        if (state() != State.PAUSED) {
            return this;
        }
        Duration left = limit.minus(used);
        boolean overrun = pausedAt.isAfter(dueAt) || left.isNegative();
        Instant due = overrun ? dueAt : counting.plus(checked(calendar), at, left);
        return with(used, at, null, due, null);
    }

    public WorkClock stop(WorkingCalendar calendar, Instant at) {
        return switch (state()) {
            case STOPPED -> this;
            case PAUSED -> with(used, null, pausedAt, dueAt, at);
            case RUNNING -> with(usedBy(calendar, at), null, null, dueAt, at);
        };
    }

    /** The same promise with another limit, for a case that turns out simpler or harder; what was used stays used. */
    public WorkClock limitedTo(ClockLimit newLimit, String newPolicyVersion, WorkingCalendar calendar) {
        if (state() != State.RUNNING || newLimit.counting() != counting) {
            return this;
        }
        Duration left = newLimit.limit().minus(used);
        Instant due = left.isNegative() ? runningSince : counting.plus(checked(calendar), runningSince, left);
        return new WorkClock(
                kind,
                round,
                calendarVersion,
                newPolicyVersion,
                counting,
                newLimit.limit(),
                startedAt,
                opensAt,
                used,
                runningSince,
                null,
                due,
                null);
    }

    /** Time counted up to now, by the calendar that the clock started with. */
    public Duration usedBy(WorkingCalendar calendar, Instant now) {
        return runningSince == null ? used : used.plus(counting.between(checked(calendar), runningSince, now));
    }

    /** Whether the promise is broken: it was due before now, or before it was paused or stopped. */
    public boolean breached(Instant now) {
        Instant end = pausedAt != null ? pausedAt : stoppedAt != null ? stoppedAt : now;
        return end.isAfter(dueAt);
    }

    /**
     * Whether it is due in a year whose days off and make-up workdays its calendar did not know: weekdays were taken for
     * workdays there, and it stays so, because a clock keeps its calendar.
     */
    public boolean provisional(WorkingCalendar calendar) {
        return counting == Counting.WORKING
                && state() != State.STOPPED
                && checked(calendar).guesses(dueAt);
    }

    /** Share of the limit used, 0 to 100. */
    public int percentUsed(WorkingCalendar calendar, Instant now) {
        return (int) Math.min(100, usedBy(calendar, now).toMillis() * 100 / limit.toMillis());
    }

    private WorkClock with(Duration nowUsed, Instant running, Instant paused, Instant due, Instant stopped) {
        return new WorkClock(
                kind,
                round,
                calendarVersion,
                policyVersion,
                counting,
                limit,
                startedAt,
                opensAt,
                nowUsed,
                running,
                paused,
                due,
                stopped);
    }

    private WorkingCalendar checked(WorkingCalendar calendar) {
        if (!calendar.version().equals(calendarVersion)) {
            throw new IllegalArgumentException(
                    "clock runs by calendar " + calendarVersion + ", not " + calendar.version());
        }
        return calendar;
    }
}
