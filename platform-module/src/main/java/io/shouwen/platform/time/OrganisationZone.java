package io.shouwen.platform.time;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** The organisation's time zone (X2): times are kept in UTC and read in this zone. Configured by {@code shouwen.zone}. */
public record OrganisationZone(ZoneId id) implements Serializable { // page beans hold it

    public LocalDate dateOf(Instant instant) {
        return instant.atZone(id).toLocalDate();
    }

    public YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(id));
    }

    public Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(id).toInstant();
    }

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(id).toInstant();
    }
}
