package io.shouwen.performance.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.FactsOf;
import io.shouwen.performance.fact.FactContent.Closed;
import io.shouwen.performance.fact.FactContent.Contributed;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.FactContent.Excluded;
import io.shouwen.performance.fact.FactContent.HandedOver;
import io.shouwen.performance.fact.FactContent.Inspected;
import io.shouwen.performance.fact.FactContent.Rated;
import io.shouwen.performance.fact.FactContent.Reopened;
import io.shouwen.performance.fact.FactContent.Tested;
import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {

    static Stream<FactContent> everyContent() {
        BigDecimal ninety = new BigDecimal("90.5");
        return Stream.of(
                new Closed(330, "phone", true),
                new Closed(0, "wechat", false),
                new Closed(12, "email", null),
                new Reopened(true),
                new Reopened(false),
                new Rated(RatingSource.CUSTOMER, 5),
                new Rated(RatingSource.CALLBACK, 1),
                new Rated(RatingSource.MYSTERY_SHOPPER, 3),
                new Inspected(ninety, ninety, BigDecimal.ZERO, new BigDecimal("100"), ninety, "standard v1"),
                new Tested(new Quarter(2026, 3), ninety),
                new Contributed("article"),
                new HandedOver(true),
                new Excluded(new UUID(1, 2), "outage", "workorder.incident/7"),
                new Engaged(List.of()),
                new Engaged(List.of(
                        new RolePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31), "junior", null),
                        new RolePeriod(LocalDate.of(2026, 4, 1), null, "intermediate", "曙光组"))));
    }

    @ParameterizedTest
    @MethodSource("everyContent")
    void isReadBackAsItWasWritten(FactContent content) {
        assertThat(FactContent.read(content.kind(), content.words())).isEqualTo(content);
    }

    @ParameterizedTest
    @MethodSource("everyContent")
    void hasAKindThatItsWordFinds(FactContent content) {
        assertThat(FactKind.ofWord(content.kind().word())).isEqualTo(content.kind());
    }

    @Test
    void liesInTheMonthOfItsBusinessTime() {
        Instant lastSecond = Instant.parse("2026-10-31T15:59:59.999Z");
        Fact fact = Fact.at(lastSecond, new StaffId("1001"), "x/1", new Reopened(true), new UUID(0, 1));
        assertThat(fact.at()).isEqualTo(lastSecond);
        assertThat(FactsOf.ZONE.monthOf(fact.at())).isEqualTo(YearMonth.of(2026, 10));
        assertThat(FactsOf.ZONE.monthOf(fact.at().plusMillis(1))).isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    void isNotOfATimeThatItsIdCannotTell() {
        assertThatThrownBy(() -> Fact.at(
                        Instant.parse("1960-01-01T00:00:00Z"),
                        new StaffId("1001"),
                        "x/1",
                        new Reopened(true),
                        new UUID(0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsItselfInOneLine() {
        Fact fact = new Fact(
                UUID.fromString("019a0000-0000-7000-8000-000000000001"),
                new StaffId("1001"),
                "workorder.work-order/1",
                new Closed(330, "phone", true),
                new UUID(0, 9));
        assertThat(fact.canonical())
                .isEqualTo("019a0000-0000-7000-8000-000000000001\tclosed\t1001\tworkorder.work-order/1"
                        + "\t00000000-0000-0000-0000-000000000009\tchannel=phone\tin-time=true\tminutes=330");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\u0000b"})
    void refusesWhatWouldBreakTheCanonicalForm(String word) {
        assertThatThrownBy(() ->
                        Fact.at(Instant.EPOCH, new StaffId("1"), "x/1", new Closed(1, word, null), new UUID(0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fact.at(Instant.EPOCH, new StaffId("1"), word, new Reopened(true), new UUID(0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void refusesStarsOutsideOneToFive(int stars) {
        assertThatThrownBy(() -> new Rated(RatingSource.CUSTOMER, stars)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "100.01", "101"})
    void refusesMarksOutsideZeroToHundred(String mark) {
        assertThatThrownBy(() -> new Tested(new Quarter(2026, 1), new BigDecimal(mark)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToExcludeWithoutEvidence() {
        assertThatThrownBy(() -> new Excluded(new UUID(0, 1), "outage", " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesRolesThatOverlap() {
        RolePeriod first = new RolePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), "junior", null);
        RolePeriod second = new RolePeriod(LocalDate.of(2026, 1, 31), null, "senior", null);
        assertThatThrownBy(() -> new Engaged(List.of(first, second))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Engaged(List.of(second, first))).isInstanceOf(IllegalArgumentException.class);
        RolePeriod endless = new RolePeriod(LocalDate.of(2025, 1, 1), null, "junior", null);
        assertThatThrownBy(() -> new Engaged(List.of(endless, second))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a;b", "a/b", "-", "-a"})
    void refusesLevelsAndGroupsThatAreNotOneWord(String word) {
        assertThatThrownBy(() -> new RolePeriod(LocalDate.EPOCH, null, word, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RolePeriod(LocalDate.EPOCH, null, "junior", word))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, , 31",
        "2026-10-01, 2026-10-01, 1",
        "2026-09-01, 2026-10-15, 15",
        "2026-10-16, , 16",
        "2026-11-01, , 0",
        "2026-01-01, 2026-09-30, 0",
        "2026-10-31, 2027-01-01, 1"
    })
    void countsTheCalendarDaysOfARoleInAMonth(LocalDate from, LocalDate until, int days) {
        assertThat(new RolePeriod(from, until, "junior", null).daysIn(FactsOf.OCTOBER))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-Q1", "3, 2026-Q1", "4, 2026-Q2", "9, 2026-Q3", "10, 2026-Q4", "12, 2026-Q4"})
    void knowsTheQuarterOfAMonth(int month, String quarter) {
        Quarter known = Quarter.of(YearMonth.of(2026, month));
        assertThat(known).hasToString(quarter).isEqualTo(Quarter.parse(quarter));
        assertThat(known.firstMonth().plusMonths(2)).isEqualTo(known.lastMonth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-Q0", "2026-Q5", "2026Q1", "26-Q1", ""})
    void refusesWhatIsNoQuarter(String text) {
        assertThatThrownBy(() -> Quarter.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rootOfNothingIsTheHashOfNothing() {
        assertThat(new FactSet(List.of()).root())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void rootDoesNotDependOnTheOrderOfArrival() {
        List<Fact> facts = new ArrayList<>(new FactsOf().workingExample().all());
        String root = FactSet.of(facts).root();
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertThat(FactSet.of(facts).root()).isEqualTo(root);
        }
    }

    @Test
    void rootChangesWithAnyFactAddedRemovedOrAltered() {
        FactsOf facts = new FactsOf().ratings(RatingSource.CUSTOMER, 7, 5);
        String root = facts.set().root();
        for (int i = 0; i < 7; i++) {
            List<Fact> fewer = new ArrayList<>(facts.all());
            Fact removed = fewer.remove(i);
            assertThat(FactSet.of(fewer).root()).isNotEqualTo(root);
            fewer.add(new Fact(
                    removed.id(),
                    removed.agent(),
                    removed.about(),
                    new Rated(RatingSource.CUSTOMER, 4),
                    removed.auditEntry()));
            assertThat(FactSet.of(fewer).root()).isNotEqualTo(root);
        }
        assertThat(facts.ratings(RatingSource.CUSTOMER, 1, 5).set().root()).isNotEqualTo(root);
    }
}
