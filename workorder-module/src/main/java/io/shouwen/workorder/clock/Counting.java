package io.shouwen.workorder.clock;

import java.time.Duration;
import java.time.Instant;

/** By what a clock counts. */
public enum Counting {
    /** Every minute, day and night. */
    ELAPSED {
        @Override
        public Instant plus(WorkingCalendar calendar, Instant start, Duration time) {
            return start.plus(time);
        }

        @Override
        public Duration between(WorkingCalendar calendar, Instant start, Instant end) {
            return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
        }
    },
    /** Only the hours that the calendar works. */
    WORKING {
        @Override
        public Instant plus(WorkingCalendar calendar, Instant start, Duration time) {
            return calendar.plus(start, time);
        }

        @Override
        public Duration between(WorkingCalendar calendar, Instant start, Instant end) {
            return calendar.between(start, end);
        }
    };

    public abstract Instant plus(WorkingCalendar calendar, Instant start, Duration time);

    public abstract Duration between(WorkingCalendar calendar, Instant start, Instant end);
}
