package io.shouwen.workorder.clock;

import java.time.Instant;

/** Calendar and policy versions as they are kept; once written, a version never changes, so it may be remembered. */
public interface Calendars {

    /** The calendar in force at that time. */
    WorkingCalendar at(Instant time);

    /** @throws IllegalStateException for a version that nobody wrote */
    WorkingCalendar version(String version);

    /** The time limits in force at that time. */
    ClockPolicy policyAt(Instant time);

    /** What starts and stops clocks at that time. */
    default Clockwork clockworkAt(Instant time) {
        return new Clockwork(policyAt(time), at(time), this::version);
    }
}
