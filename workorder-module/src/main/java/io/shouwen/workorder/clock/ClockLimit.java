package io.shouwen.workorder.clock;

import java.time.Duration;

/**
 * How long a promise may take.
 *
 * @param opensAfter nothing is due, or useful, before this much time; zero for most
 */
public record ClockLimit(Duration limit, Counting counting, Duration opensAfter) {

    public ClockLimit {
        if (limit.isNegative() || limit.isZero() || opensAfter.isNegative() || opensAfter.compareTo(limit) > 0) {
            throw new IllegalArgumentException("not a time limit: " + limit + " after " + opensAfter);
        }
    }

    public static ClockLimit working(Duration limit) {
        return new ClockLimit(limit, Counting.WORKING, Duration.ZERO);
    }

    public static ClockLimit elapsed(Duration limit) {
        return new ClockLimit(limit, Counting.ELAPSED, Duration.ZERO);
    }
}
