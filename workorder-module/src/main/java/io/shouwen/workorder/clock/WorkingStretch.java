package io.shouwen.workorder.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A stretch of working hours inside one day, from (inclusive) to (exclusive).
 *
 * @param to midnight means the day's end
 */
public record WorkingStretch(LocalTime from, LocalTime to) {

    public WorkingStretch {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("working hours end before they begin: " + from + "-" + to);
        }
    }

    Instant startOn(LocalDate day, ZoneId zone) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    Instant endOn(LocalDate day, ZoneId zone) {
        LocalDate endDay = to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
        return endDay.atTime(to).atZone(zone).toInstant();
    }

    boolean endsBy(LocalTime other) {
        return !to.equals(LocalTime.MIDNIGHT) && !to.isAfter(other);
    }
}
