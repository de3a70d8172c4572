package io.shouwen.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private static final WorkingCalendar CALENDAR = ShippedDefinitions.calendar();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void knowsTheYearsWhoseHolidaysWereEntered() {
        assertThat(CALENDAR.knowsYear(2026)).isTrue();
        assertThat(CALENDAR.knowsYear(2031)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T17:00, PT8H, 2026-02-14T17:30",
        "2026-02-14T17:00, PT2H, 2026-02-24T10:00",
        "2025-09-30T17:30, PT1H, 2025-10-09T09:30",
        "2024-12-31T17:00, PT7H30M, 2025-01-02T17:00",
        "2026-11-20T11:30, PT1H, 2026-11-20T14:00",
        "2026-11-21T10:00, PT1H, 2026-11-23T10:00",
        "2026-11-20T17:00, PT1H, 2026-11-20T18:00",
        "2025-12-31T17:00, PT2H, 2026-01-04T10:00", // year end, then a make-up Sunday
        "2026-01-03T10:00, PT7H30M, 2026-01-04T18:00",
        "2026-02-27T17:30, PT1H, 2026-02-28T09:30", // month end on a make-up Saturday
        "2026-02-28T17:30, PT1H, 2026-03-02T09:30",
        "2024-02-29T17:30, PT1H, 2024-03-01T09:30",
        "2024-09-29T17:00, PT2H, 2024-09-30T10:00",
        "2024-09-30T17:00, PT2H, 2024-10-08T10:00",
        "2024-10-12T17:00, PT2H, 2024-10-14T10:00",
        "2026-05-09T09:00, PT7H30M, 2026-05-09T18:00",
        "2026-09-20T12:00, PT1S, 2026-09-20T13:30:01",
        "2026-10-10T00:00, PT1S, 2026-10-10T09:00:01"
    })
    void addsWorkingTimeAcrossLunchWeekendsHolidaysAndMakeUpDays(
            LocalDateTime start, Duration time, LocalDateTime end) {
        assertThat(CALENDAR.plus(at(start), time)).isEqualTo(at(end));
        assertThat(CALENDAR.between(at(start), at(end))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
                "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
                "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"
            })
    void worksOnMakeUpDaysAlthoughTheyFallOnAWeekend(LocalDate day) {
        assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(CALENDAR.isWorkday(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2024-01-01", "2024-02-10, 2024-02-17", "2024-04-04, 2024-04-06", "2024-05-01, 2024-05-05",
        "2024-06-10, 2024-06-10", "2024-09-15, 2024-09-17", "2024-10-01, 2024-10-07", "2025-01-01, 2025-01-01",
        "2025-01-28, 2025-02-04", "2025-04-04, 2025-04-06", "2025-05-01, 2025-05-05", "2025-05-31, 2025-06-02",
        "2025-10-01, 2025-10-08", "2026-01-01, 2026-01-03", "2026-02-15, 2026-02-23", "2026-04-04, 2026-04-06",
        "2026-05-01, 2026-05-05", "2026-06-19, 2026-06-21", "2026-09-25, 2026-09-27", "2026-10-01, 2026-10-07"
    })
    void restsOnEveryStatutoryDayOff(LocalDate first, LocalDate last) {
        assertThat(first.datesUntil(last.plusDays(1))).noneMatch(CALENDAR::isWorkday);
    }

    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void countsTheWorkdaysOfTheYear(int year, long workdays) {
        LocalDate first = LocalDate.of(year, 1, 1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(CALENDAR::isWorkday))
                .hasSize((int) workdays);
    }

    @Test
    void knowsWhetherPeopleAreAtWork() {
        assertThat(CALENDAR.isWorkingAt(at(LocalDateTime.parse("2026-11-20T09:00"))))
                .isTrue();
        assertThat(CALENDAR.isWorkingAt(at(LocalDateTime.parse("2026-11-20T12:00"))))
                .isFalse();
        assertThat(CALENDAR.isWorkingAt(at(LocalDateTime.parse("2026-11-21T09:00"))))
                .isFalse();
        assertThat(CALENDAR.isWorkingAt(at(LocalDateTime.parse("2026-10-10T09:00"))))
                .isTrue();
    }

    /** Deadlines there are provisional; arithmetic goes on by weekdays. */
    @ParameterizedTest
    @CsvSource({
        "1950-01-06T17:00, PT2H, 1950-01-09T10:00",
        "2031-01-03T17:00, PT2H, 2031-01-06T10:00",
        "2199-12-31T17:00, PT2H, 2200-01-01T10:00"
    })
    void countsWeekdaysInYearsThatItDoesNotKnow(LocalDateTime start, Duration time, LocalDateTime end) {
        assertThat(CALENDAR.plus(at(start), time)).isEqualTo(at(end));
        assertThat(CALENDAR.between(at(start), at(end))).isEqualTo(time);
        assertThat(CALENDAR.guesses(at(end))).isTrue();
    }

    @Test
    void measuresAcrossAllTheYearsThatItKnows() {
        Instant first = at(LocalDateTime.parse("2024-01-01T00:00"));
        Instant last = at(LocalDateTime.parse("2027-01-01T00:00"));
        assertThat(CALENDAR.between(first, last)).isEqualTo(Duration.ofMinutes((251 + 248 + 248) * 450L));
        assertThat(CALENDAR.guesses(last.minusNanos(1))).isFalse();
        assertThat(CALENDAR.guesses(last)).isTrue();
    }

    @Test
    void isOnTheSameClockAllYear() {
        assertThat(Stream.iterate(LocalDate.of(2024, 1, 1), day -> day.getYear() < 2101, day -> day.plusDays(1)))
                .allMatch(
                        day -> SHANGHAI.getRules().getOffset(day.atStartOfDay()).getTotalSeconds() == 8 * 3600);
    }

    @Test
    void worksADayWithHoursOfItsOwn() {
        WorkingCalendar calendar = CalendarText.parse(
                "own",
                "zone Asia/Shanghai\nhours 09:00-12:00 13:30-18:00\noff 2026-02-15..2026-02-23"
                        + "\nhours-on 2026-02-13 09:00-11:30\nhours-on 2026-02-15 10:00-11:00");
        assertThat(calendar.plus(at(LocalDateTime.parse("2026-02-13T11:00")), Duration.ofHours(1)))
                .isEqualTo(at(LocalDateTime.parse("2026-02-15T10:30")));
        assertThat(calendar.kindOf(LocalDate.of(2026, 2, 15))).isEqualTo(DayKind.OTHER_HOURS);
        assertThat(calendar.hoursOn(LocalDate.of(2026, 2, 16))).isEmpty();
        assertThat(calendar.isWorkingAt(at(LocalDateTime.parse("2026-02-13T14:00"))))
                .isFalse();
    }

    @Test
    void knowsTheYearsThatAreNamedAndNotThoseOfADayInDecember() {
        WorkingCalendar calendar = CalendarText.parse(
                "named", "zone Asia/Shanghai\nhours 09:00-12:00\noff 2026-12-31..2027-01-02\nyear 2027");
        assertThat(calendar.knowsYear(2027)).isTrue();
        assertThat(calendar.knowsYear(2026)).isFalse();
    }

    @Test
    void measuresNothingBackward() {
        Instant noon = at(LocalDateTime.parse("2026-11-20T11:00"));
        assertThat(CALENDAR.between(noon, noon.minusSeconds(3600))).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.plus(noon, Duration.ofSeconds(-1)));
    }

    @Test
    void worksRoundTheClockWhereTheHoursSaySo() {
        WorkingCalendar always = new WorkingCalendar(
                "always",
                SHANGHAI,
                List.of(new WorkingStretch(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of());
        Instant friday = at(LocalDateTime.parse("2026-11-20T23:00"));
        assertThat(always.plus(friday, Duration.ofHours(2))).isEqualTo(at(LocalDateTime.parse("2026-11-23T01:00")));
    }

    @Test
    void refusesHoursThatOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarText.parse("bad", "zone Asia/Shanghai\nhours 09:00-12:00 11:00-18:00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarText.parse("bad", "zone Asia/Shanghai\nhours 12:00-09:00"));
    }

    @Test
    void namesTheLineThatItDoesNotUnderstand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarText.parse("bad", "zone Asia/Shanghai\noff 2026-02-30"))
                .withMessageContaining("off 2026-02-30");
    }

    @Property
    void whatIsAddedIsMeasured(
            @ForAll @LongRange(min = 0, max = 94_608_000) long second,
            @ForAll @IntRange(min = 0, max = 400_000) int working) {
        Instant start = at(LocalDateTime.parse("2024-01-01T00:00")).plusSeconds(second);
        Duration time = Duration.ofSeconds(working);
        assertThat(CALENDAR.between(start, CALENDAR.plus(start, time))).isEqualTo(time);
    }

    @Property
    void addingInTwoStepsIsAddingAtOnce(
            @ForAll @LongRange(min = 0, max = 94_608_000) long second,
            @ForAll @IntRange(min = 1, max = 200_000) int first,
            @ForAll @IntRange(min = 1, max = 200_000) int then) {
        Instant start = at(LocalDateTime.parse("2024-01-01T00:00")).plusSeconds(second);
        Instant steps = CALENDAR.plus(CALENDAR.plus(start, Duration.ofSeconds(first)), Duration.ofSeconds(then));
        assertThat(steps).isEqualTo(CALENDAR.plus(start, Duration.ofSeconds((long) first + then)));
    }

    @Property
    void partsOfAPeriodSumToTheWhole(
            @ForAll @LongRange(min = 0, max = 94_608_000) long a,
            @ForAll @IntRange(min = 0, max = 4_000_000) int b,
            @ForAll @IntRange(min = 0, max = 4_000_000) int c) {
        Instant first = at(LocalDateTime.parse("2024-01-01T00:00")).plusSeconds(a);
        Instant middle = first.plusSeconds(b);
        Instant last = middle.plusSeconds(c);
        assertThat(CALENDAR.between(first, middle).plus(CALENDAR.between(middle, last)))
                .isEqualTo(CALENDAR.between(first, last));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }
}
