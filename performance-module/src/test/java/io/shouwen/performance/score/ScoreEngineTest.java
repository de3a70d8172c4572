package io.shouwen.performance.score;

import static io.shouwen.performance.FactsOf.OCTOBER;
import static io.shouwen.performance.FactsOf.SEPTEMBER;
import static io.shouwen.performance.FactsOf.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.performance.FactsOf;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent;
import io.shouwen.performance.fact.FactContent.Closed;
import io.shouwen.performance.fact.FactContent.Contributed;
import io.shouwen.performance.fact.FactContent.HandedOver;
import io.shouwen.performance.fact.FactContent.Reopened;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreEngineTest {

    private static final Scheme STANDARD = new Schemes().get("standard v1");
    private static final StaffId AGENT = new StaffId("1001");

    private static FactsOf facts() {
        return new FactsOf().role("2025-01-01", null, "intermediate", "A");
    }

    private static Scorecard card(FactsOf facts) {
        return ScoreEngine.score(STANDARD, OCTOBER, ZONE, facts.set()).get(AGENT);
    }

    private static String points(Scorecard card, Dimension dimension) {
        return card.dimension(dimension)
                .flatMap(Figure::value)
                .map(BigDecimal::toPlainString)
                .orElse("none");
    }

    private static Figure part(Scorecard card, String code) {
        return card.dimensions().stream()
                .flatMap(dimension -> dimension.parts().stream())
                .filter(part -> part.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The example of scoring.md. Its group of 86 needs a colleague: (89.583333 + 94.166667 + 87.5 + 72.75) / 4. */
    private static FactsOf workingExample() {
        FactsOf facts = new FactsOf()
                .agent("1002")
                .role("2025-01-01", null, "junior", "A")
                .ratings(RatingSource.CUSTOMER, 10, 5)
                .ratings(RatingSource.CUSTOMER, 10, 4)
                .closed(100, 1221, 100, 0)
                .agent("1001")
                .role("2025-01-01", null, "intermediate", "A")
                .workingExample();
        facts.add("k/1", new Contributed("article")).add("k/2", new Contributed("revision"));
        for (int i = 0; i < 5; i++) {
            facts.add("h/" + i, new HandedOver(true));
        }
        return facts;
    }

    @Test
    void scoresTheWorkingExampleToTheDigit() {
        Scorecard card = card(workingExample());
        assertThat(points(card, Dimension.SATISFACTION)).isEqualTo("89.583333");
        assertThat(points(card, Dimension.EFFICIENCY)).isEqualTo("94.166667");
        assertThat(points(card, Dimension.EXPERTISE)).isEqualTo("87.000000");
        assertThat(part(card, "satisfaction.customer").points()).isEqualByComparingTo("87.5");
        assertThat(part(card, "satisfaction.callback").points()).isEqualByComparingTo("93.75");
        assertThat(part(card, "satisfaction.mystery-shopper").missing()).isEqualTo("no-data");
        assertThat(part(card, "efficiency.handling-time").points()).isEqualByComparingTo("92.5");
        assertThat(part(card, "efficiency.first-response").points().toPlainString())
                .startsWith("95.55555555");
        assertThat(part(card, "efficiency.one-time-resolution").points().toPlainString())
                .startsWith("94.44444444");
        assertThat(part(card, "teamwork.knowledge").points()).isEqualByComparingTo("50");
        assertThat(part(card, "teamwork.hand-over").points()).isEqualByComparingTo("100");
        assertThat(part(card, "teamwork.group").points()).isEqualByComparingTo("86");
        assertThat(points(card, Dimension.TEAMWORK)).isEqualTo("79.400000");
        assertThat(card.score()).isEqualByComparingTo("89.423333");
        assertThat(card.band().name()).isEqualTo("B");
    }

    @Test
    void countsEveryFactOnceInTheFigureThatItMakes() {
        Scorecard card = card(workingExample());
        assertThat(part(card, "satisfaction.customer").facts()).hasSize(12).doesNotHaveDuplicates();
        assertThat(part(card, "satisfaction.customer").numerator()).isEqualByComparingTo("1050");
        assertThat(part(card, "satisfaction.customer").denominator()).isEqualByComparingTo("12");
        assertThat(part(card, "efficiency.handling-time").facts()).hasSize(100);
        assertThat(part(card, "efficiency.first-response").numerator()).isEqualByComparingTo("93");
        assertThat(part(card, "efficiency.one-time-resolution").numerator()).isEqualByComparingTo("97");
        assertThat(part(card, "efficiency.one-time-resolution").facts()).hasSize(103);
        assertThat(part(card, "expertise.inspection").facts()).hasSize(3);
        assertThat(card.answers()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.000000", "2, 25.000000", "3, 50.000000", "4, 75.000000", "5, 100.000000"})
    void mapsStarsToPoints(int stars, String points) {
        assertThat(points(card(facts().ratings(RatingSource.CUSTOMER, 10, stars)), Dimension.SATISFACTION))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @EnumSource(RatingSource.class)
    void givesASourceAllWeightWhereItIsAlone(RatingSource source) {
        assertThat(points(card(facts().ratings(source, 10, 4)), Dimension.SATISFACTION))
                .isEqualTo("75.000000");
    }

    @Test
    void weighsAllThreeSources() {
        Scorecard card = card(facts().ratings(RatingSource.CUSTOMER, 10, 5)
                .ratings(RatingSource.CALLBACK, 1, 3)
                .ratings(RatingSource.MYSTERY_SHOPPER, 1, 1));
        assertThat(points(card, Dimension.SATISFACTION)).isEqualTo("75.000000"); // 60 + 15 + 0
    }

    @ParameterizedTest
    @CsvSource({"0, none", "1, none", "9, none", "10, 100.000000", "11, 100.000000"})
    void callsFewerThanTenAnswersInsufficientNeverZero(int answers, String points) {
        Scorecard card = card(facts().ratings(RatingSource.CUSTOMER, answers, 5));
        assertThat(points(card, Dimension.SATISFACTION)).isEqualTo(points);
        if (answers < 10) {
            assertThat(card.dimension(Dimension.SATISFACTION).orElseThrow().missing())
                    .isEqualTo("too-few-answers");
        }
    }

    @Test
    void countsAnswersOfAllSourcesTogether() {
        Scorecard card = card(facts().ratings(RatingSource.CUSTOMER, 6, 5).ratings(RatingSource.CALLBACK, 4, 5));
        assertThat(points(card, Dimension.SATISFACTION)).isEqualTo("100.000000");
    }

    @ParameterizedTest
    @CsvSource({"0, none", "19, none", "20, 100.000000", "21, 100.000000"})
    void callsFewerThanTwentyClosedInsufficient(int closed, String points) {
        assertThat(points(card(facts().closed(closed, 100, closed, 0)), Dimension.EFFICIENCY))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "239, 100", "240, 100", "840, 50", "1440, 0", "1441, 0", "99999, 0", "330, 92.5", "252, 99"})
    void scoresTheMedianBetweenItsAnchors(long minutes, BigDecimal points) {
        Scorecard card = card(facts().closed(20, minutes, 20, 0));
        assertThat(part(card, "efficiency.handling-time").points()).isEqualByComparingTo(points);
    }

    @Test
    void takesTheMeanOfTheMiddleTwoAsMedianOfAnEvenNumber() {
        Scorecard card = card(facts().closed(10, 300, 10, 0).closed(10, 401, 10, 0));
        assertThat(part(card, "efficiency.handling-time").measured()).isEqualByComparingTo("350.5");
    }

    @Test
    void takesTheMiddleOneAsMedianOfAnOddNumber() {
        Scorecard card = card(facts().closed(10, 300, 10, 0).closed(11, 400, 11, 0));
        assertThat(part(card, "efficiency.handling-time").measured()).isEqualByComparingTo("400");
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "95, 100", "50, 0", "49, 0", "0, 0", "59, 20"})
    void scoresFirstResponseBetweenItsAnchors(int inTime, BigDecimal points) {
        Scorecard card = card(facts().closed(100, 240, inTime, 0));
        assertThat(part(card, "efficiency.first-response").points()).isEqualByComparingTo(points);
    }

    @Test
    void leavesContactsWithoutAClockOutOfFirstResponse() {
        FactsOf facts = facts().closed(20, 240, 20, 0);
        for (int i = 0; i < 30; i++) {
            facts.add("x/" + i, new Closed(240, "email", null));
        }
        Scorecard card = card(facts);
        assertThat(part(card, "efficiency.first-response").denominator()).isEqualByComparingTo("20");
        assertThat(part(card, "efficiency.handling-time").facts()).hasSize(50);
    }

    @Test
    void givesFirstResponsesWeightToTheOthersWhereNothingWasMeasured() {
        FactsOf facts = facts();
        for (int i = 0; i < 20; i++) {
            facts.add("x/" + i, new Closed(840, "email", null));
        }
        assertThat(points(card(facts), Dimension.EFFICIENCY)).isEqualTo("75.000000"); // (50 + 100) / 2
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "2, 100", "20, 0", "21, 0", "11, 50"})
    void scoresOneTimeResolutionBetweenItsAnchors(int reopened, BigDecimal points) {
        Scorecard card = card(facts().closed(100, 240, 100, reopened));
        assertThat(part(card, "efficiency.one-time-resolution").points()).isEqualByComparingTo(points);
    }

    @Test
    void countsAWorkOrderClosedTwiceAsOneNotSolvedAtOnce() {
        FactsOf facts = facts().closed(19, 240, 19, 0);
        facts.add("w/1", new Closed(240, "phone", true))
                .add("w/1", new Reopened(true))
                .add("w/1", new Closed(240, "phone", true));
        Figure figure = part(card(facts), "efficiency.one-time-resolution");
        assertThat(figure.denominator()).isEqualByComparingTo("20");
        assertThat(figure.numerator()).isEqualByComparingTo("19");
    }

    @Test
    void ignoresAReopeningOutsideTheWindow() {
        FactsOf facts = facts().closed(20, 240, 20, 0);
        facts.add(facts.last().about(), new Reopened(false));
        assertThat(part(card(facts), "efficiency.one-time-resolution").measured())
                .isEqualByComparingTo("1");
    }

    @Test
    void ignoresAReopeningBeforeTheClosing() {
        FactsOf facts = facts().closed(19, 240, 19, 0);
        facts.add("w/1", new Reopened(true)).add("w/1", new Closed(240, "phone", true));
        assertThat(part(card(facts), "efficiency.one-time-resolution").measured())
                .isEqualByComparingTo("1");
    }

    @Test
    void seesAReopeningInTheNextMonthAndByAnotherOwner() {
        FactsOf facts = facts().closed(20, 240, 20, 0);
        String about = facts.last().about();
        facts.agent("1009").addAt(Instant.parse("2026-11-03T02:00:00Z"), about, new Reopened(true));
        assertThat(part(card(facts), "efficiency.one-time-resolution").numerator())
                .isEqualByComparingTo("19");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesACleanClosingCleanWhateverUndoesALaterOne(boolean laterClosingIsKnown) {
        FactsOf facts = facts().closed(20, 240, 20, 0);
        String about = facts.last().about();
        facts.addAt(Instant.parse("2026-11-19T02:00:00Z"), about, new Reopened(false));
        if (laterClosingIsKnown) {
            facts.addAt(Instant.parse("2026-11-20T02:00:00Z"), about, new Closed(240, "phone", true));
        }
        facts.addAt(Instant.parse("2026-11-21T02:00:00Z"), about, new Reopened(true));
        assertThat(part(card(facts), "efficiency.one-time-resolution").numerator())
                .isEqualByComparingTo("20");
    }

    @Test
    void blamesAReopeningOnlyOnTheClosingThatItUndoes() {
        FactsOf facts =
                facts().agent("1009").role("2025-01-01", null, "junior", "A").agent("1001");
        facts.closed(1, 240, 1, 0);
        String about = facts.last().about();
        facts.add(about, new Reopened(false))
                .agent("1009")
                .add(about, new Closed(240, "phone", true))
                .add(about, new Reopened(true));
        assertThat(part(card(facts), "efficiency.one-time-resolution").numerator())
                .isEqualByComparingTo("1");
        Scorecard second =
                ScoreEngine.score(STANDARD, OCTOBER, ZONE, facts.set()).get(new StaffId("1009"));
        assertThat(part(second, "efficiency.one-time-resolution").numerator()).isEqualByComparingTo("0");
    }

    @Test
    void countsWorkOrdersNotClosings() {
        FactsOf facts = facts();
        for (int i = 0; i < 10; i++) {
            facts.add("w/" + i, new Closed(2000 + i, "phone", false))
                    .add("w/" + i, new Reopened(true))
                    .add("w/" + i, new Closed(240, "phone", true));
        }
        Scorecard card = card(facts);
        assertThat(card.dimension(Dimension.EFFICIENCY).orElseThrow().missing()).isEqualTo("too-few-closed");
        Figure handling = part(card, "efficiency.handling-time");
        assertThat(handling.denominator()).isEqualByComparingTo("10");
        assertThat(handling.measured()).isEqualByComparingTo("240");
        Figure response = part(card, "efficiency.first-response");
        assertThat(response.denominator()).isEqualByComparingTo("10");
        assertThat(response.numerator()).isEqualByComparingTo("10");
        assertThat(part(card, "efficiency.one-time-resolution").numerator()).isEqualByComparingTo("0");
    }

    @Property(tries = 50)
    void closingOrdersAgainAndAgainNeverMakesThemMore(
            @ForAll @IntRange(min = 1, max = 30) int orders, @ForAll @IntRange(min = 1, max = 4) int times) {
        FactsOf facts = facts();
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < orders; i++) {
                if (time > 0) {
                    facts.add("w/" + i, new Reopened(false));
                }
                facts.add("w/" + i, new Closed(240, "phone", true));
            }
        }
        Figure efficiency = card(facts).dimension(Dimension.EFFICIENCY).orElseThrow();
        assertThat(efficiency.sufficient()).isEqualTo(orders >= 20);
        assertThat(efficiency.parts()).allSatisfy(part -> {
            assertThat(part.denominator()).isEqualByComparingTo(BigDecimal.valueOf(orders));
            assertThat(part.points()).isEqualByComparingTo("100");
        });
    }

    @Test
    void takesTheEarlierClosingWhereTheLastIsExcluded() {
        FactsOf facts = facts().closed(19, 240, 19, 0);
        facts.add("w/1", new Closed(240, "phone", true))
                .add("w/1", new Reopened(false))
                .add("w/1", new Closed(9999, "phone", false));
        facts.exclude(facts.last(), "outage");
        assertThat(points(card(facts), Dimension.EFFICIENCY)).isEqualTo("100.000000");
    }

    @Test
    void countsTheNewestRatingOfAWorkOrder() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 9, 5);
        facts.add("w/1", new FactContent.Rated(RatingSource.CUSTOMER, 5));
        UUID earlier = facts.last().id();
        facts.add("w/1", new FactContent.Rated(RatingSource.CUSTOMER, 1));
        Scorecard card = card(facts);
        assertThat(card.answers()).isEqualTo(10);
        assertThat(points(card, Dimension.SATISFACTION)).isEqualTo("90.000000");
        assertThat(part(card, "satisfaction.customer").facts())
                .contains(facts.last().id())
                .doesNotContain(earlier);
    }

    @Test
    void doesNotMakeTenAnswersOfOneWorkOrder() {
        FactsOf facts = facts();
        for (int i = 0; i < 10; i++) {
            facts.add("w/1", new FactContent.Rated(RatingSource.CUSTOMER, 5));
        }
        assertThat(card(facts).answers()).isEqualTo(1);
        assertThat(points(card(facts), Dimension.SATISFACTION)).isEqualTo("none");
    }

    @Test
    void countsTheNewestRatingForWhoeverOwnsTheWorkOrderThen() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5);
        facts.agent("1009").add(facts.last().about(), new FactContent.Rated(RatingSource.CUSTOMER, 1));
        assertThat(card(facts).answers()).isEqualTo(9);
    }

    @Test
    void countsACallbackBesideTheCustomersOwnRating() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5);
        facts.add(facts.last().about(), new FactContent.Rated(RatingSource.CALLBACK, 5));
        assertThat(card(facts).answers()).isEqualTo(11);
    }

    @Test
    void countsTheEarlierRatingWhereTheNewestIsExcludedOrOfAnotherMonth() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5);
        String about = facts.last().about();
        facts.add(about, new FactContent.Rated(RatingSource.CUSTOMER, 1));
        facts.exclude(facts.last(), "outage");
        facts.month(OCTOBER.plusMonths(1)).add(about, new FactContent.Rated(RatingSource.CUSTOMER, 1));
        assertThat(points(card(facts), Dimension.SATISFACTION)).isEqualTo("100.000000");
    }

    @Test
    void leavesOtherMonthsAlone() {
        FactsOf facts = facts().workingExample();
        BigDecimal before =
                card(facts).dimension(Dimension.SATISFACTION).orElseThrow().points();
        facts.month(SEPTEMBER)
                .ratings(RatingSource.CUSTOMER, 50, 1)
                .inspection("0")
                .closed(50, 9999, 0, 50);
        facts.month(OCTOBER.plusMonths(1)).ratings(RatingSource.CUSTOMER, 50, 1).inspection("0");
        Scorecard after = card(facts);
        assertThat(after.dimension(Dimension.SATISFACTION).orElseThrow().points())
                .isEqualTo(before);
        assertThat(points(after, Dimension.EFFICIENCY)).isEqualTo("94.166667");
        assertThat(points(after, Dimension.EXPERTISE)).isEqualTo("87.000000");
    }

    @Test
    void splitsMonthsInTheOrganisationsZone() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5);
        facts.addAt(
                Instant.parse("2026-10-31T16:00:00Z"), // November in Shanghai
                "r/1",
                new FactContent.Rated(RatingSource.CUSTOMER, 1));
        facts.addAt(
                Instant.parse("2026-09-30T16:00:00Z"), // October in Shanghai
                "r/2",
                new FactContent.Rated(RatingSource.CUSTOMER, 5));
        assertThat(card(facts).answers()).isEqualTo(11);
        assertThat(points(card(facts), Dimension.SATISFACTION)).isEqualTo("100.000000");
    }

    @Test
    void takesInspectionsAloneWithoutATest() {
        assertThat(points(card(facts().inspection("80").inspection("91")), Dimension.EXPERTISE))
                .isEqualTo("85.500000");
    }

    @Test
    void callsExpertiseInsufficientWithoutAnInspection() {
        Scorecard card = card(facts().test(new Quarter(2026, 4), "90"));
        assertThat(points(card, Dimension.EXPERTISE)).isEqualTo("none");
        assertThat(card.dimension(Dimension.EXPERTISE).orElseThrow().missing()).isEqualTo("no-inspection");
    }

    @Test
    void keepsAnOldTestUntilTheNextIsMarked() {
        FactsOf facts = facts().inspection("90");
        facts.month(SEPTEMBER).test(new Quarter(2026, 3), "70");
        assertThat(points(card(facts), Dimension.EXPERTISE)).isEqualTo("80.000000");
        facts.month(OCTOBER).test(new Quarter(2026, 4), "100");
        assertThat(points(card(facts), Dimension.EXPERTISE)).isEqualTo("95.000000");
    }

    @Test
    void countsATestForItsQuarterThoughMarkedLater() {
        FactsOf facts = facts().inspection("90");
        facts.month(OCTOBER.plusMonths(4)).test(new Quarter(2026, 4), "70");
        assertThat(points(card(facts), Dimension.EXPERTISE)).isEqualTo("80.000000");
    }

    @Test
    void ignoresTheTestOfALaterQuarter() {
        FactsOf facts = facts().inspection("90").test(new Quarter(2027, 1), "10");
        assertThat(points(card(facts), Dimension.EXPERTISE)).isEqualTo("90.000000");
    }

    @Test
    void takesTheLaterMarkOfTheSameQuarter() {
        FactsOf facts =
                facts().inspection("90").test(new Quarter(2026, 4), "10").test(new Quarter(2026, 4), "80");
        assertThat(points(card(facts), Dimension.EXPERTISE)).isEqualTo("85.000000");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 25", "3, 75", "4, 100", "5, 100", "40, 100"})
    void capsTheKnowledgeContributed(int contributions, BigDecimal points) {
        FactsOf facts = facts();
        for (int i = 0; i < contributions; i++) {
            facts.add("k/" + i, new Contributed("article"));
        }
        assertThat(part(card(facts), "teamwork.knowledge").points()).isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 100", "1, 0, 100", "0, 1, 0", "3, 1, 75"})
    void scoresCleanHandOvers(int clean, int sentBack, BigDecimal points) {
        FactsOf facts = facts();
        for (int i = 0; i < clean + sentBack; i++) {
            facts.add("h/" + i, new HandedOver(i < clean));
        }
        assertThat(part(card(facts), "teamwork.hand-over").points()).isEqualByComparingTo(points);
    }

    @Test
    void meansTheGroupOverItsMembersWithBothFigures() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5).closed(20, 240, 20, 0); // 100, 100
        facts.agent("1002")
                .role("2025-01-01", null, "junior", "A")
                .ratings(RatingSource.CUSTOMER, 10, 3)
                .closed(20, 1440, 0, 20); // 50, 0
        facts.agent("1003")
                .role("2025-01-01", null, "junior", "A")
                .ratings(RatingSource.CUSTOMER, 10, 1); // no efficiency
        facts.agent("1004")
                .role("2025-01-01", null, "junior", "B")
                .ratings(RatingSource.CUSTOMER, 10, 1)
                .closed(20, 1440, 0, 20);
        assertThat(part(card(facts), "teamwork.group").points()).isEqualByComparingTo("62.5");
    }

    @Test
    void spreadsTheGroupsWeightWhereThereIsNoGroup() {
        FactsOf facts = new FactsOf().role("2025-01-01", null, "junior", null);
        assertThat(points(card(facts), Dimension.TEAMWORK)).isEqualTo("50.000000"); // (0.3 x 0 + 0.3 x 100) / 0.6
    }

    @Test
    void takesTheGroupOfTheLastDay() {
        FactsOf facts = new FactsOf()
                .roles(List.of(
                        new RolePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 30), "junior", "A"),
                        new RolePeriod(LocalDate.of(2026, 10, 31), null, "junior", "B")));
        assertThat(card(facts).group()).isEqualTo("B");
    }

    @Test
    void hasNoTotalWhereOneDimensionIsInsufficient() {
        Scorecard card = card(facts().ratings(RatingSource.CUSTOMER, 9, 5)
                .closed(20, 240, 20, 0)
                .inspection("90"));
        assertThat(card.total()).isEmpty();
        assertThat(card.bandIfAny()).isEmpty();
        assertThat(card.insufficient()).extracting(Figure::code).containsExactly("satisfaction");
    }

    @Test
    void showsNobodyWithoutARoleInTheMonth() {
        FactsOf facts =
                new FactsOf().role("2026-01-01", "2026-09-30", "junior", "A").workingExample();
        assertThat(ScoreEngine.score(STANDARD, OCTOBER, ZONE, facts.set())).isEmpty();
    }

    @Test
    void believesTheNewestRoleRecord() {
        FactsOf facts = facts().role("2026-11-01", null, "junior", "A");
        assertThat(ScoreEngine.score(STANDARD, OCTOBER, ZONE, facts.set())).isEmpty();
    }

    @Test
    void excludesARatingFromBothSidesAndListsIt() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5).ratings(RatingSource.CUSTOMER, 1, 1);
        Fact bad = facts.last();
        facts.exclude(bad, "outage");
        Scorecard card = card(facts);
        assertThat(points(card, Dimension.SATISFACTION)).isEqualTo("100.000000");
        Figure figure = part(card, "satisfaction.customer");
        assertThat(figure.denominator()).isEqualByComparingTo("10");
        assertThat(figure.facts()).doesNotContain(bad.id());
        assertThat(figure.excluded()).singleElement().satisfies(exclusion -> {
            assertThat(exclusion.fact()).isEqualTo(bad.id());
            assertThat(exclusion.reason()).isEqualTo("outage");
            assertThat(exclusion.evidence()).isEqualTo("workorder.incident/7");
        });
    }

    @Test
    void excludesAClosingFromBothSides() {
        FactsOf facts = facts().closed(20, 240, 20, 0).closed(1, 99999, 0, 0);
        facts.exclude(facts.last(), "mass-event");
        Scorecard card = card(facts);
        assertThat(points(card, Dimension.EFFICIENCY)).isEqualTo("100.000000");
        assertThat(part(card, "efficiency.handling-time").excluded()).hasSize(1);
    }

    @Test
    void excludingCanMakeDataInsufficient() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5);
        facts.exclude(facts.last(), "outage");
        assertThat(points(card(facts), Dimension.SATISFACTION)).isEqualTo("none");
    }

    @Test
    void forgivesAReopeningThatIsExcluded() {
        FactsOf facts = facts().closed(20, 240, 20, 0);
        facts.add(facts.last().about(), new Reopened(true));
        facts.exclude(facts.last(), "outage");
        assertThat(part(card(facts), "efficiency.one-time-resolution").measured())
                .isEqualByComparingTo("1");
    }

    @Test
    void ignoresAnExclusionByNoRuleOfTheScheme() {
        FactsOf facts = facts().ratings(RatingSource.CUSTOMER, 10, 5);
        facts.exclude(facts.last(), "bad-day");
        assertThat(card(facts).answers()).isEqualTo(10);
    }

    @Test
    void ignoresAnExclusionOfAKindThatTheSchemeDoesNotLetGo() {
        FactsOf facts = facts().inspection("10");
        facts.exclude(facts.last(), "outage");
        assertThat(points(card(facts), Dimension.EXPERTISE)).isEqualTo("10.000000");
    }

    @Test
    void scoresThreeDimensionsByTheSecondScheme() {
        Scheme three = new Schemes().get("three-dimensions v1");
        Scorecard card = ScoreEngine.score(
                        three, OCTOBER, ZONE, facts().workingExample().set())
                .get(AGENT);
        assertThat(card.dimensions())
                .extracting(Figure::code)
                .containsExactly("satisfaction", "efficiency", "expertise");
        // (89.583333 x 44.444445 + 94.166667 x 33.333333 + 87 x 22.222222) / 100
        assertThat(card.score()).isEqualByComparingTo("90.537037");
    }

    @Test
    void neverConfusesTheSchemeWithTheDefault() {
        assertThat(card(workingExample()).scheme()).isEqualTo("standard v1");
    }

    @Property(tries = 100)
    void scoresStayBetweenZeroAndHundred(
            @ForAll @Size(min = 10, max = 40) List<@IntRange(min = 1, max = 5) Integer> stars,
            @ForAll @Size(min = 20, max = 40) List<@IntRange(min = 0, max = 3000) Integer> minutes,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 100) Integer> marks) {
        Scorecard card = card(random(stars, minutes, marks));
        assertThat(card.score()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(card.score().scale()).isEqualTo(6);
        card.dimensions().forEach(figure -> {
            assertThat(figure.points()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            assertThat(figure.points().scale()).isEqualTo(6);
        });
        assertThat(card.band()).isEqualTo(STANDARD.bandOf(card.score()));
    }

    @Property(tries = 50)
    void orderOfArrivalDoesNotMatter(
            @ForAll @Size(min = 10, max = 20) List<@IntRange(min = 1, max = 5) Integer> stars,
            @ForAll @Size(min = 20, max = 30) List<@IntRange(min = 0, max = 3000) Integer> minutes,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 100) Integer> marks,
            @ForAll Random chance) {
        List<Fact> facts = new ArrayList<>(random(stars, minutes, marks).all());
        Scorecard straight =
                ScoreEngine.score(STANDARD, OCTOBER, ZONE, FactSet.of(facts)).get(AGENT);
        Collections.shuffle(facts, chance);
        assertThat(ScoreEngine.score(STANDARD, OCTOBER, ZONE, FactSet.of(facts)).get(AGENT))
                .isEqualTo(straight);
    }

    @Property(tries = 50)
    void aBetterRatingNeverLowersTheScore(
            @ForAll @Size(min = 10, max = 20) List<@IntRange(min = 1, max = 4) Integer> stars,
            @ForAll @IntRange(min = 0, max = 9) int which) {
        List<Integer> better = new ArrayList<>(stars);
        better.set(which, better.get(which) + 1);
        List<Integer> minutes = Collections.nCopies(20, 300);
        assertThat(card(random(better, minutes, List.of(80))).score())
                .isGreaterThanOrEqualTo(
                        card(random(stars, minutes, List.of(80))).score());
    }

    @Property(tries = 50)
    void excludedFactsAreAsIfTheyHadNotHappened(
            @ForAll @Size(min = 20, max = 30) List<@IntRange(min = 1, max = 5) Integer> stars,
            @ForAll @IntRange(min = 1, max = 10) int excluded) {
        List<Integer> minutes = Collections.nCopies(20, 300);
        Scorecard without = card(random(stars.subList(0, stars.size() - excluded), minutes, List.of(80)));
        FactsOf facts = random(stars, minutes, List.of(80));
        List<Fact> ratings = facts.all().stream()
                .filter(fact -> fact.content() instanceof FactContent.Rated)
                .toList();
        ratings.subList(ratings.size() - excluded, ratings.size()).forEach(fact -> facts.exclude(fact, "outage"));
        assertThat(card(facts).score()).isEqualTo(without.score());
    }

    private static FactsOf random(List<Integer> stars, List<Integer> minutes, List<Integer> marks) {
        FactsOf facts = facts();
        stars.forEach(star -> facts.ratings(RatingSource.CUSTOMER, 1, star));
        minutes.forEach(minute -> facts.closed(1, minute, minute % 2, minute % 7 == 0 ? 1 : 0));
        marks.forEach(mark -> facts.inspection(mark.toString()));
        return facts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"satisfaction", "efficiency", "expertise", "teamwork"})
    void explainsEveryDimensionDownToFactsThatExist(String dimension) {
        FactsOf facts = workingExample();
        List<UUID> known = facts.all().stream().map(Fact::id).toList();
        Figure figure = card(facts).dimensions().stream()
                .filter(f -> f.code().equals(dimension))
                .findFirst()
                .orElseThrow();
        assertThat(figure.parts()).isNotEmpty().allSatisfy(part -> {
            assertThat(part.weight()).isPositive();
            assertThat(known).containsAll(part.facts());
        });
        assertThat(figure.numerator().divide(figure.denominator(), 6, RoundingMode.HALF_UP))
                .isEqualByComparingTo(figure.points());
    }
}
