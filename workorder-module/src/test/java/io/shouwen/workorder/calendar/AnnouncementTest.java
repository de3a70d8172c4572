package io.shouwen.workorder.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.workorder.clock.DayKind;
import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.ShippedDefinitions;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.clock.WorkingStretch;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTest {

    private static final WorkingCalendar BEFORE = ShippedDefinitions.calendar();

    @Test
    void addsAYearAndLeavesTheOthersAsTheyAre() {
        WorkingCalendar after = new Announcement(2027, List.of(off("2027-01-01..2027-01-03"), work("2027-01-09")), null)
                .appliedTo(BEFORE, "cn-2027");
        assertThat(after.version()).isEqualTo("cn-2027");
        assertThat(after.years()).containsExactlyInAnyOrder(2024, 2025, 2026, 2027);
        assertThat(after.kindOf(LocalDate.of(2027, 1, 1))).isEqualTo(DayKind.OFF);
        assertThat(after.kindOf(LocalDate.of(2027, 1, 9))).isEqualTo(DayKind.MAKE_UP);
        assertThat(after.hours()).isEqualTo(BEFORE.hours());
        assertThat(LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)))
                .allMatch(day -> after.kindOf(day) == BEFORE.kindOf(day));
        assertThat(CalendarPreview.changes(BEFORE, after, 2027))
                .extracting(DayChange::day)
                .containsExactly(
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 1, 2),
                        LocalDate.of(2027, 1, 3),
                        LocalDate.of(2027, 1, 9));
    }

    @Test
    void takesTheEndOfDecemberAlongAndKnowsNoMoreOfThatYearForIt() {
        WorkingCalendar after =
                new Announcement(2029, List.of(off("2028-12-30..2029-01-01")), null).appliedTo(BEFORE, "cn-2029");
        assertThat(after.isWorkday(LocalDate.of(2028, 12, 29))).isTrue();
        assertThat(after.kindOf(LocalDate.of(2028, 12, 31))).isEqualTo(DayKind.OFF);
        assertThat(after.knowsYear(2028)).isFalse();
        assertThat(after.knowsYear(2029)).isTrue();
    }

    @Test
    void replacesAYearThatWasAnnouncedWrongly() {
        WorkingCalendar after = new Announcement(2026, List.of(off("2026-01-01")), null).appliedTo(BEFORE, "cn-2026-2");
        assertThat(after.isWorkday(LocalDate.of(2026, 2, 16))).isTrue();
        assertThat(after.isWorkday(LocalDate.of(2026, 2, 14))).isFalse();
        assertThat(after.isWorkday(LocalDate.of(2025, 10, 1))).isFalse();
    }

    @Test
    void changesTheHoursOfEveryDayOrOfOne() {
        List<WorkingStretch> summer = List.of(WorkingStretch.parse("08:30-12:00"), WorkingStretch.parse("14:00-18:00"));
        AnnouncedDay eve = new AnnouncedDay(
                AnnouncedDay.Kind.HOURS, DayRange.parse("2027-02-05"), List.of(WorkingStretch.parse("09:00-12:00")));
        WorkingCalendar after =
                new Announcement(2027, List.of(off("2027-01-01"), eve), summer).appliedTo(BEFORE, "cn-2027");
        assertThat(after.hoursOn(LocalDate.of(2027, 2, 4))).isEqualTo(summer);
        assertThat(after.hoursOn(LocalDate.of(2027, 2, 5))).isEqualTo(eve.hours());
        assertThat(CalendarPreview.changes(BEFORE, after, 2027))
                .extracting(DayChange::day)
                .containsExactly(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 2, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, workorder.day-of-another-year",
        "2028-01-01, workorder.day-of-another-year",
        "2026-12-31..2028-01-01, workorder.day-of-another-year",
        "2027-01-01..2027-04-01, workorder.days-too-many",
        "2027-05-01, workorder.day-named-twice"
    })
    void refusesDaysThatCannotBeMeant(String days, String code) {
        assertThat(problems(off("2027-05-01..2027-05-05"), off(days))).containsExactly("days[1] " + code);
    }

    @Test
    void refusesMakeUpDaysOnAWeekday() {
        assertThat(problems(off("2027-01-01"), work("2027-01-09..2027-01-11")))
                .containsExactly("days[1] workorder.make-up-on-a-weekday");
        assertThat(problems(off("2027-01-01"), work("2027-01-09..2027-01-10"))).isEmpty();
    }

    @Test
    void refusesADayThatIsBothOffAndWorked() {
        assertThat(problems(off("2027-01-01..2027-01-03"), work("2027-01-02")))
                .containsExactly("days[1] workorder.day-named-twice");
    }

    @Test
    void refusesAYearWithoutADayOff() {
        assertThat(problems(work("2027-01-09"))).containsExactly("days workorder.no-day-off");
        assertThat(problems()).containsExactly("days workorder.no-day-off");
    }

    @ParameterizedTest
    @ValueSource(ints = {1999, 2101, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesYearsFarOutside(int year) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> new Announcement(year, List.of(off("2027-01-01")), null).requireMeaning());
        assertThat(refused.fields())
                .extracting(InvalidInput.FieldProblem::code)
                .containsExactly("workorder.not-a-calendar-year");
    }

    private static List<String> problems(AnnouncedDay... days) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> new Announcement(2027, List.of(days), null).requireMeaning());
        return refused == null
                ? List.of()
                : refused.fields().stream().map(p -> p.field() + " " + p.code()).toList();
    }

    private static AnnouncedDay off(String days) {
        return AnnouncedDay.off(DayRange.parse(days));
    }

    private static AnnouncedDay work(String days) {
        return AnnouncedDay.work(DayRange.parse(days));
    }
}
