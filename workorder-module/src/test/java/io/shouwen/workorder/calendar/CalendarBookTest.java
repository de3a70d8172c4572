package io.shouwen.workorder.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shouwen.workorder.calendar.CalendarVersion.State;
import io.shouwen.workorder.clock.CalendarText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalendarBookTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private final CalendarVersion shipped = version("cn-2026", 1, "2020-01-01T00:00:00Z", 2026, null);
    private final CalendarVersion wrong = version("cn-2027", 2, "2026-12-31T16:00:00Z", 2027, NOW);
    private final CalendarVersion right = version("cn-2027-2", 3, "2026-12-31T16:00:00Z", 2027, null);

    @Test
    void knowsWhatIsInForceAndWhatTheNextBuildsOn() {
        CalendarBook book = new CalendarBook(List.of(right, wrong, shipped), NOW);
        assertThat(book.inForce()).isEqualTo(shipped);
        assertThat(book.last()).isEqualTo(right);
        assertThat(book.stateOf(right)).isEqualTo(State.UPCOMING);
        assertThat(book.stateOf(wrong)).isEqualTo(State.WITHDRAWN);
        assertThat(book.stateOf(shipped)).isEqualTo(State.IN_FORCE);
        assertThat(book.nextNumber()).isEqualTo(4);
        CalendarBook later = new CalendarBook(book.versions(), right.from());
        assertThat(later.inForce()).isEqualTo(right);
        assertThat(later.stateOf(shipped)).isEqualTo(State.PAST);
    }

    @Test
    void changesItsRevisionWithEachPublishingAndWithdrawal() {
        CalendarVersion standing = version("cn-2027", 2, "2026-12-31T16:00:00Z", 2027, null);
        assertThat(List.of(
                        new CalendarBook(List.of(shipped), NOW).revision(),
                        new CalendarBook(List.of(standing, shipped), NOW).revision(),
                        new CalendarBook(List.of(wrong, shipped), NOW).revision(),
                        new CalendarBook(List.of(right, wrong, shipped), NOW).revision()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void missesTheNextYearFromNovemberOnUnlessSomeVersionKnowsIt() {
        MissingYears missing = new MissingYears("11-01");
        CalendarBook without = new CalendarBook(List.of(wrong, shipped), NOW);
        assertThat(without.missing(missing.dueOn(LocalDate.of(2026, 10, 31)))).isEmpty();
        assertThat(without.missing(missing.dueOn(LocalDate.of(2026, 11, 1)))).containsExactly(2027);
        assertThat(without.missing(missing.dueOn(LocalDate.of(2027, 1, 1)))).containsExactly(2027);
        assertThat(without.missing(missing.dueOn(LocalDate.of(2027, 12, 31)))).containsExactly(2027, 2028);
        CalendarBook with = new CalendarBook(List.of(right, wrong, shipped), NOW);
        assertThat(with.missing(missing.dueOn(LocalDate.of(2026, 12, 1)))).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> new MissingYears("November"));
    }

    private static CalendarVersion version(String name, int number, String from, int year, Instant withdrawnAt) {
        return new CalendarVersion(
                new UUID(0, number),
                number,
                Instant.parse(from),
                CalendarText.parse(name, "zone Asia/Shanghai\nhours 09:00-12:00\nyear 2026 " + year),
                NOW,
                "1001",
                withdrawnAt,
                withdrawnAt == null ? null : "1001");
    }
}
