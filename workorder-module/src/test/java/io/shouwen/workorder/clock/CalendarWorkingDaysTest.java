package io.shouwen.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarWorkingDaysTest {

    private final CalendarWorkingDays days =
            new CalendarWorkingDays(new Shipped(), Clock.fixed(Instant.parse("2026-02-09T02:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2026-02-09, 15, 2026-03-06", // two make-up Saturdays and the Spring Festival between
        "2026-02-13, 1, 2026-02-14",
        "2026-02-14, 1, 2026-02-24",
        "2025-09-26, 2, 2025-09-29",
        "2026-11-22, 15, 2026-12-11",
        "2026-11-20, 0, 2026-11-20"
    })
    void countsMakeUpWorkdaysAndNoHolidays(LocalDate from, int count, LocalDate last) {
        assertThat(days.after(from, count)).isEqualTo(last);
    }

    @Property
    void countingForthAndBackAgree(
            @ForAll @IntRange(max = 1000) int day, @ForAll @IntRange(min = 1, max = 60) int count) {
        LocalDate from = LocalDate.of(2024, 1, 1).plusDays(day);
        LocalDate to = days.after(from, count);
        assertThat(days.between(from, to)).isEqualTo(count);
        assertThat(days.between(to, from)).isEqualTo(-count);
    }

    private static final class Shipped implements Calendars {
        @Override
        public WorkingCalendar at(Instant time) {
            return ShippedDefinitions.calendar();
        }

        @Override
        public WorkingCalendar version(String version) {
            return ShippedDefinitions.calendar();
        }

        @Override
        public ClockPolicy policyAt(Instant time) {
            throw new UnsupportedOperationException();
        }
    }
}
