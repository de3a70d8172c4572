package io.shouwen.performance.payout;

import static io.shouwen.performance.FactsOf.OCTOBER;
import static io.shouwen.performance.FactsOf.SEPTEMBER;
import static io.shouwen.performance.FactsOf.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.performance.CsvRow;
import io.shouwen.performance.FactsOf;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.staff.StaffId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutCalculationTest {

    private static final Scheme STANDARD = new Schemes().get("standard v1");
    private static final UUID RUN = UUID.fromString("019a3c00-0000-7000-8000-000000000001");
    private static final UUID EARLIER = UUID.fromString("019a1c00-0000-7000-8000-000000000001");
    private static final Currency CNY = Currency.getInstance("CNY");

    private static Money cny(String amount) {
        return Money.exactly(amount, CNY);
    }

    private static PayoutCalculation.Result calculate(YearMonth period, FactSet facts, Ledger ledger) {
        return new PayoutCalculation(RUN, period, STANDARD, "CN 2026.1", ZONE, facts, ledger).calculate();
    }

    private static PayoutCalculation.Result calculate(FactsOf facts) {
        return calculate(OCTOBER, facts.set(), Ledger.empty());
    }

    private static List<String> lines(PayoutCalculation.Result result) {
        return result.content().lines().stream()
                .map(line -> line.staff() + " " + line.component() + " "
                        + line.amount().plain() + (line.held() == null ? "" : " " + line.held()))
                .toList();
    }

    /** Full marks: total 100 x (40 + 30 + 20) + teamwork of 70 without knowledge: 97, band A. */
    private static FactsOf excellent(FactsOf facts, String staff, String level, String group) {
        return excellentMonth(facts.agent(staff).role("2025-01-01", null, level, group));
    }

    private static FactsOf excellentMonth(FactsOf facts) {
        return facts.ratings(RatingSource.CUSTOMER, 10, 5)
                .closed(20, 240, 20, 0)
                .inspection("100");
    }

    /** All zero but hand-overs: band D. */
    private static FactsOf poor(FactsOf facts, String staff, String level, String group) {
        return facts.agent(staff)
                .role("2025-01-01", null, level, group)
                .ratings(RatingSource.CUSTOMER, 10, 1)
                .closed(20, 1440, 0, 20)
                .inspection("0");
    }

    @ParameterizedTest
    @CsvSource({"junior, 960.00", "intermediate, 1440.00", "senior, 2160.00", "supervisor, 2880.00"})
    void paysTheBaseOfTheLevelTimesTheBand(String level, String amount) {
        assertThat(lines(calculate(excellent(new FactsOf(), "1001", level, null))))
                .containsExactly("1001 bonus " + amount);
    }

    @Test
    void paysNothingInTheLowestBandAndStillShowsTheLine() {
        assertThat(lines(calculate(poor(new FactsOf(), "1001", "senior", null))))
                .containsExactly("1001 bonus 0.00");
    }

    @Test
    void paysTheWorkingExamplesTwelveHundred() {
        FactsOf facts =
                new FactsOf().role("2025-01-01", null, "intermediate", null).workingExample();
        assertThat(lines(calculate(facts))).containsExactly("1001 bonus 1200.00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, , 960.00",
        "2026-10-31, , 30.97",
        "2026-10-17, , 464.52",
        "2026-01-01, 2026-10-15, 464.52",
        "2026-10-10, 2026-10-10, 30.97"
    })
    void proRatesByCalendarDays(String from, String until, String amount) {
        assertThat(lines(calculate(excellentMonth(new FactsOf().role(from, until, "junior", null)))))
                .containsExactly("1001 bonus " + amount);
    }

    @Test
    void proRatesAChangeOfLevelAndRoundsOnce() {
        FactsOf facts = excellentMonth(new FactsOf()
                .roles(List.of(
                        new RolePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 10), "junior", null),
                        new RolePeriod(LocalDate.of(2026, 10, 11), null, "intermediate", null))));
        // (800 x 10 + 1200 x 21) / 31 x 1.2 = 1285.161...
        assertThat(lines(calculate(facts))).containsExactly("1001 bonus 1285.16");
    }

    @Test
    void holdsALineWithInsufficientDataAndSaysWhy() {
        PayoutCalculation.Result result = calculate(new FactsOf()
                .role("2025-01-01", null, "junior", null)
                .workingExample()
                .agent("1002")
                .role("2025-01-01", null, "junior", null)
                .inspection("90"));
        assertThat(lines(result))
                .containsExactly("1001 bonus 800.00", "1002 bonus 0.00 insufficient-satisfaction+efficiency");
        assertThat(result.totals().holds()).isEqualTo(1);
        assertThat(result.exceptions())
                .containsExactly(
                        new PayoutException("held", new StaffId("1002"), "insufficient-satisfaction+efficiency"));
    }

    @Test
    void holdsALevelWithoutABase() {
        assertThat(lines(calculate(excellent(new FactsOf(), "1001", "wizard", null))))
                .containsExactly("1001 bonus 0.00 unknown-level");
    }

    @Test
    void crownsTheStarWithEnoughAnswers() {
        FactsOf facts = excellent(new FactsOf(), "1001", "junior", null); // 10 answers: too few
        facts.agent("1002").role("2025-01-01", null, "junior", null).ratings(RatingSource.CUSTOMER, 30, 4);
        assertThat(lines(calculate(facts)))
                .contains("1002 star 500.00")
                .noneMatch(line -> line.startsWith("1001 star"));
    }

    @Test
    void sharesTheStarAmongEquals() {
        FactsOf facts = new FactsOf();
        for (String staff : List.of("1003", "1001", "1002")) {
            facts.agent(staff).role("2025-01-01", null, "junior", null).ratings(RatingSource.CUSTOMER, 30, 5);
        }
        assertThat(lines(calculate(facts))).contains("1001 star 166.67", "1002 star 166.67", "1003 star 166.66");
    }

    @Test
    void givesTheTeamPoolInTheQuartersLastMonthOnly() {
        FactsOf facts = new FactsOf().month(SEPTEMBER);
        excellent(facts, "1001", "junior", "A");
        assertThat(lines(calculate(facts.month(OCTOBER)))).noneMatch(line -> line.contains("team"));
    }

    private static FactsOf quarter() {
        FactsOf facts = new FactsOf();
        for (int month = 7; month <= 9; month++) {
            facts.month(YearMonth.of(2026, month));
            excellent(facts, "1001", "junior", "A");
            excellent(facts, "1002", "junior", "A");
            excellent(facts, "1003", "junior", "A");
            poor(facts, "1004", "junior", "B");
        }
        return facts;
    }

    @Test
    void sharesTheTeamPoolExactly() {
        assertThat(lines(calculate(SEPTEMBER, quarter().set(), Ledger.empty())))
                .contains("1001 team 1000.00", "1002 team 1000.00", "1003 team 1000.00")
                .noneMatch(line -> line.startsWith("1004 team"));
    }

    @Test
    void sharesTheTeamPoolByDaysInTheGroup() {
        FactsOf facts = quarter();
        facts.agent("1003").role("2026-09-01", null, "junior", "A"); // 30 days beside twice 92
        List<String> lines = lines(calculate(SEPTEMBER, facts.set(), Ledger.empty()));
        assertThat(lines).contains("1001 team 1289.72", "1002 team 1289.72", "1003 team 420.56");
    }

    @Test
    void letsNoGroupWinThatHadNoTotalInOneMonth() {
        FactsOf facts = new FactsOf().month(SEPTEMBER);
        excellent(facts, "1001", "junior", "A");
        assertThat(lines(calculate(SEPTEMBER, facts.set(), Ledger.empty()))).noneMatch(line -> line.contains("team"));
    }

    @Test
    void isTheSameByteForByteWhateverTheOrderOfFacts() {
        FactsOf facts = quarter();
        RunContent first = calculate(SEPTEMBER, facts.set(), Ledger.empty()).content();
        List<Fact> shuffled = new ArrayList<>(facts.all());
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            RunContent again =
                    calculate(SEPTEMBER, FactSet.of(shuffled), Ledger.empty()).content();
            assertThat(again.canonical()).isEqualTo(first.canonical());
            assertThat(again.hash()).isEqualTo(first.hash());
            assertThat(PayoutFile.of(again)).isEqualTo(PayoutFile.of(first));
        }
    }

    @Test
    void hashesTheCanonicalFormAsPublished() throws NoSuchAlgorithmException {
        FactsOf facts =
                new FactsOf().role("2025-01-01", null, "intermediate", null).workingExample();
        RunContent content = calculate(facts).content();
        String expected = RUN + "\t2026-10\tstandard v1\t" + STANDARD.hash() + "\tCN 2026.1\t"
                + facts.set().root() + "\t3\n1001\tbonus\t1200.00\tpayable\t-\n";
        assertThat(content.canonical()).isEqualTo(expected);
        assertThat(content.hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(expected.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void changesTheHashWithAnyPartOfTheHeader() {
        FactsOf facts = excellent(new FactsOf(), "1001", "junior", null);
        String hash = calculate(facts).content().hash();
        assertThat(new PayoutCalculation(EARLIER, OCTOBER, STANDARD, "CN 2026.1", ZONE, facts.set(), Ledger.empty())
                        .calculate()
                        .content()
                        .hash())
                .isNotEqualTo(hash);
        assertThat(new PayoutCalculation(RUN, OCTOBER, STANDARD, "CN 2026.2", ZONE, facts.set(), Ledger.empty())
                        .calculate()
                        .content()
                        .hash())
                .isNotEqualTo(hash);
        FactsOf more = facts.month(SEPTEMBER).ratings(RatingSource.CUSTOMER, 1, 5);
        assertThat(calculate(more).content().hash()).isNotEqualTo(hash);
    }

    @Test
    void sortsLinesByStaffAndComponent() {
        FactsOf facts = new FactsOf();
        for (String staff : List.of("1003", "1001", "1002")) {
            facts.agent(staff).role("2025-01-01", null, "junior", null).ratings(RatingSource.CUSTOMER, 30, 5);
        }
        assertThat(lines(calculate(facts)).stream()
                        .map(line -> line.substring(0, 9))
                        .toList())
                .containsExactly("1001 bonu", "1001 star", "1002 bonu", "1002 star", "1003 bonu", "1003 star");
    }

    // Deltas and clawback

    private static Ledger.LockedRun locked(FactSet facts) {
        return new Ledger.LockedRun(
                EARLIER,
                SEPTEMBER,
                STANDARD,
                Engine.NEWEST,
                new PayoutCalculation(EARLIER, SEPTEMBER, STANDARD, "CN 2026.1", ZONE, facts, Ledger.empty())
                        .calculate()
                        .content()
                        .lines());
    }

    private static FactsOf september(int stars) {
        FactsOf facts = new FactsOf().month(SEPTEMBER);
        return facts.agent("1001")
                .role("2025-01-01", null, "junior", null)
                .ratings(RatingSource.CUSTOMER, 10, stars)
                .closed(20, 240, 20, 0)
                .inspection("100");
    }

    @Test
    void addsNoLineWhereNothingChanged() {
        FactsOf facts = september(5);
        Ledger ledger = new Ledger(List.of(locked(facts.set())), List.of(), List.of());
        excellentMonth(facts.month(OCTOBER));
        PayoutCalculation.Result result = calculate(OCTOBER, facts.set(), ledger);
        assertThat(lines(result)).containsExactly("1001 bonus 960.00");
        assertThat(result.found()).isEmpty();
    }

    @Test
    void paysALateGainAsADeltaThatNamesTheOriginal() {
        FactsOf facts = september(4); // 75 x 0.4 + 30 + 20 + 5 = 85: B, 800.00
        Ledger ledger = new Ledger(List.of(locked(facts.set())), List.of(), List.of());
        facts.ratings(RatingSource.CUSTOMER, 10, 5); // 87.5 x 0.4 + 55 = 90: A, 960.00
        excellentMonth(facts.month(OCTOBER));
        PayoutCalculation.Result result = calculate(OCTOBER, facts.set(), ledger);
        assertThat(lines(result)).containsExactly("1001 bonus 960.00", "1001 delta-bonus 160.00");
        assertThat(result.content().lines().get(1).original()).isEqualTo(EARLIER);
        assertThat(result.totals().balanced()).isTrue();
    }

    @Test
    void neverPaysTheSameDifferenceTwice() {
        FactsOf facts = september(4);
        Ledger.LockedRun original = locked(facts.set());
        facts.ratings(RatingSource.CUSTOMER, 10, 5);
        excellentMonth(facts.month(OCTOBER));
        List<Difference> settled = calculate(OCTOBER, facts.set(), new Ledger(List.of(original), List.of(), List.of()))
                .found();
        assertThat(settled).hasSize(1);
        assertThat(calculate(OCTOBER, facts.set(), new Ledger(List.of(original), settled, List.of()))
                        .found())
                .isEmpty();
    }

    @Test
    void takesALateLossBackGuardedByAFifthOfTheGross() {
        FactsOf facts = september(5); // A: 960.00
        Ledger ledger = new Ledger(List.of(locked(facts.set())), List.of(), List.of());
        facts.ratings(RatingSource.CUSTOMER, 18, 1); // 35.71 x 0.4 + 55 = 69.29: D, 0.00
        excellentMonth(facts.month(OCTOBER));
        PayoutCalculation.Result result = calculate(OCTOBER, facts.set(), ledger);
        assertThat(lines(result)).containsExactly("1001 bonus 960.00", "1001 clawback-bonus -192.00");
        assertThat(result.carried())
                .containsExactly(new Difference(EARLIER, new StaffId("1001"), Component.BONUS, cny("768.00")));
        assertThat(result.totals().closing()).isEqualTo(cny("-768.00"));
        assertThat(result.totals().adjustments()).isEqualTo(cny("-960.00"));
        assertThat(result.totals().balanced()).isTrue();
        assertThat(result.exceptions())
                .containsExactly(new PayoutException("clawback-carried", new StaffId("1001"), "768.00"));
    }

    @Test
    void takesBackWhatWasCarriedUntilNothingIsLeft() {
        FactsOf facts = excellentMonth(new FactsOf().role("2025-01-01", null, "junior", null));
        List<Difference> debts = List.of(new Difference(EARLIER, new StaffId("1001"), Component.BONUS, cny("100.00")));
        PayoutCalculation.Result result = calculate(OCTOBER, facts.set(), new Ledger(List.of(), List.of(), debts));
        assertThat(lines(result)).containsExactly("1001 bonus 960.00", "1001 clawback-bonus -100.00");
        assertThat(result.carried()).isEmpty();
        assertThat(result.totals().opening()).isEqualTo(cny("-100.00"));
        assertThat(result.totals().closing()).isEqualTo(cny("0.00"));
        assertThat(result.totals().balanced()).isTrue();
    }

    @Test
    void takesNothingFromWhoEarnedNothing() {
        FactsOf facts = new FactsOf();
        List<Difference> debts = List.of(new Difference(EARLIER, new StaffId("1001"), Component.BONUS, cny("100.00")));
        PayoutCalculation.Result result = calculate(OCTOBER, facts.set(), new Ledger(List.of(), List.of(), debts));
        assertThat(lines(result)).isEmpty();
        assertThat(result.carried()).isEqualTo(debts);
    }

    @Test
    void takesTheOldestDebtFirst() {
        FactsOf facts = excellentMonth(new FactsOf().role("2025-01-01", null, "junior", null));
        UUID older = new UUID(0, 1);
        List<Difference> debts = List.of(
                new Difference(older, new StaffId("1001"), Component.BONUS, cny("150.00")),
                new Difference(EARLIER, new StaffId("1001"), Component.BONUS, cny("100.00")));
        PayoutCalculation.Result result = calculate(OCTOBER, facts.set(), new Ledger(List.of(), List.of(), debts));
        assertThat(result.carried())
                .containsExactly(new Difference(EARLIER, new StaffId("1001"), Component.BONUS, cny("58.00")));
    }

    @Test
    void takesNothingBackWhereTooLittleIsKnownNow() {
        FactsOf facts = september(5);
        Ledger ledger = new Ledger(List.of(locked(facts.set())), List.of(), List.of());
        facts.all().stream()
                .filter(fact -> fact.content() instanceof io.shouwen.performance.fact.FactContent.Rated)
                .forEach(fact -> facts.exclude(fact, "outage"));
        excellentMonth(facts.month(OCTOBER));
        PayoutCalculation.Result result = calculate(OCTOBER, facts.set(), ledger);
        assertThat(result.found()).isEmpty();
        assertThat(result.exceptions()).extracting(PayoutException::code).containsExactly("insufficient-after-payment");
    }

    @Test
    void paysAHeldLineOnceEnoughIsKnown() {
        FactsOf facts = new FactsOf()
                .month(SEPTEMBER)
                .role("2025-01-01", null, "junior", null)
                .closed(20, 240, 20, 0)
                .inspection("100");
        Ledger ledger = new Ledger(List.of(locked(facts.set())), List.of(), List.of());
        facts.ratings(RatingSource.CUSTOMER, 10, 5);
        excellentMonth(facts.month(OCTOBER));
        assertThat(lines(calculate(OCTOBER, facts.set(), ledger)))
                .containsExactly("1001 bonus 960.00", "1001 delta-bonus 960.00");
    }

    @Property(tries = 50)
    void alwaysBalances(
            @ForAll @IntRange(min = 1, max = 5) int then,
            @ForAll @IntRange(min = 0, max = 60) int late,
            @ForAll @IntRange(min = 1, max = 5) int lateStars,
            @ForAll @IntRange(min = 0, max = 100_000) int debtFen) {
        FactsOf facts = september(then);
        Ledger.LockedRun original = locked(facts.set());
        facts.ratings(RatingSource.CUSTOMER, late, lateStars);
        excellentMonth(facts.month(OCTOBER));
        List<Difference> debts = debtFen == 0
                ? List.of()
                : List.of(new Difference(
                        EARLIER,
                        new StaffId("1001"),
                        Component.STAR,
                        new Money(java.math.BigDecimal.valueOf(debtFen, 2), CNY)));
        PayoutCalculation.Result result =
                calculate(OCTOBER, facts.set(), new Ledger(List.of(original), List.of(), debts));
        assertThat(result.totals().balanced()).isTrue();
        Money taken = result.content().lines().stream()
                .map(PayoutLine::amount)
                .filter(amount -> amount.sign() < 0)
                .reduce(cny("0.00"), Money::plus);
        Money gross = result.content().lines().stream()
                .map(PayoutLine::amount)
                .filter(amount -> amount.sign() > 0)
                .reduce(cny("0.00"), Money::plus);
        assertThat(taken.negated().amount())
                .isLessThanOrEqualTo(gross.times(STANDARD.pay().clawbackAtMost()));
    }

    // The file

    @Test
    void endsTheFileWithNumberSumAndHash() {
        FactsOf facts = new FactsOf();
        for (String staff : List.of("1003", "1001", "1002")) {
            facts.agent(staff).role("2025-01-01", null, "junior", null).ratings(RatingSource.CUSTOMER, 30, 5);
        }
        RunContent content = calculate(facts).content();
        List<String> file = PayoutFile.of(content).lines().toList();
        assertThat(file.get(0)).isEqualTo("staff,component,amount,status,original");
        assertThat(file.get(2)).isEqualTo("1001,star,166.67,payable,-");
        assertThat(file.get(file.size() - 1)).isEqualTo("#TRAILER,6,500.00," + content.hash());
        assertThat(PayoutFile.of(content)).endsWith("\n").doesNotContain("\r");
    }

    @Test
    void writesNegativeAmountsAsNumbers() {
        assertThat(CsvRow.cell("-192.00")).isEqualTo("-192.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "@SUM(A1)", "-1+cmd|' /C calc'!A0", "\tx", "--5"})
    void disarmsWhatASpreadsheetWouldRun(String text) {
        assertThat(CsvRow.cell(text)).startsWith("'");
    }

    @Test
    void disarmsAndQuotesTogether() {
        assertThat(CsvRow.cell("=HYPERLINK(\"http://x\",\"y\")"))
                .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assertThat(CsvRow.cell("\rx")).isEqualTo("\"'\rx\"");
        assertThat(CsvRow.cell("\n=1")).isEqualTo("\"'\n=1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bonus|bonus", "held:a+b|held:a+b", "-|-", "1001|1001", "2026-10|2026-10"})
    void leavesHarmlessTextAlone(String text, String cell) {
        assertThat(CsvRow.cell(text)).isEqualTo(cell);
    }
}
