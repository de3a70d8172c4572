package io.shouwen.workorder.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

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

    /** @throws IllegalArgumentException where it is not written as {@code 09:00-12:00} */
    public static WorkingStretch parse(String text) {
        String[] ends = text.split("-", 2);
        if (ends.length < 2) {
            throw new IllegalArgumentException("not written as 09:00-12:00");
        }
        try {
            LocalTime to = ends[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]);
            return new WorkingStretch(LocalTime.parse(ends[0]), to);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not written as 09:00-12:00", e);
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
