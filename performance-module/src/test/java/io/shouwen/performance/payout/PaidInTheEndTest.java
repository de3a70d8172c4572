package io.shouwen.performance.payout;

import static io.shouwen.performance.FactsOf.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.performance.Audited;
import io.shouwen.performance.FactsInMemory;
import io.shouwen.performance.FactsOf;
import io.shouwen.performance.Somebody;
import io.shouwen.performance.Told;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent;
import io.shouwen.performance.fact.FactContent.Closed;
import io.shouwen.performance.fact.FactContent.Rated;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.Calendars;
import io.shouwen.workorder.clock.ClockPolicy;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.clock.WorkingStretch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order in which months are paid and facts come to light: in the end everybody has for every month what one
 * calculation of all facts gives, nothing twice and nothing lost.
 */
class PaidInTheEndTest {

    private static final Scheme STANDARD = new Schemes().get("standard v1");
    private static final Money NOTHING = Money.zero(Currency.getInstance("CNY"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-04T02:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth FIRST = YearMonth.of(2026, 7);
    private static final int MONTHS = 6;
    private static final List<String> STAFF = List.of("1001", "1002", "1003");

    /** Something that somebody does, with what it takes: each kind reads the numbers in its own way. */
    record Act(String what, int person, int month, int number) {}

    @Provide
    Arbitrary<Act> acts() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just("pay")),
                                Tuple.of(3, Arbitraries.just("work")),
                                Tuple.of(5, Arbitraries.of("rate", "reopen", "exclude", "engage", "test", "inspect"))),
                        Arbitraries.integers().between(0, STAFF.size() - 1),
                        Arbitraries.integers().between(0, MONTHS - 1),
                        Arbitraries.integers().between(0, 60))
                .as(Act::new);
    }

    @Property(tries = 150)
    void everybodyIsPaidOnceAndForEverything(
            @ForAll @Size(min = 4, max = 24) List<@From("acts") Act> acts,
            @ForAll @Size(MONTHS) List<@IntRange(min = 0, max = 99) Integer> order) {
        Payroll payroll = new Payroll();
        for (Act act : acts) {
            payroll.does(act);
        }
        // What nobody opened is paid in any order; the run after that finds what the last facts changed.
        List<Integer> left = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            left.add(month);
        }
        left.sort(Comparator.comparing(order::get));
        left.forEach(payroll::pay);
        payroll.pay(MONTHS);
        payroll.isPaidAsOneCalculationGives();
        payroll.isStillTheSameToTheByte();
    }

    @Test
    void paysAMonthThatWasNeverOpenedAfterALaterOneWasLocked() {
        Payroll payroll = new Payroll();
        payroll.does(new Act("work", 0, 0, 4));
        payroll.does(new Act("work", 0, 1, 4));
        payroll.pay(1);
        payroll.pay(0);
        assertThat(payroll.lines(0)).contains("1001 bonus 960.00");
        payroll.pay(2);
        assertThat(payroll.lines(2)).noneMatch(line -> line.contains("delta"));
        payroll.isPaidAsOneCalculationGives();
    }

    @Test
    void carriesADebtThroughALateRunAndTakesItBackOnce() {
        Payroll payroll = new Payroll();
        payroll.does(new Act("work", 0, 0, 4));
        payroll.does(new Act("work", 0, 2, 4));
        payroll.pay(1);
        payroll.pay(2); // 960.00
        payroll.does(new Act("rate", 0, 2, 15)); // September falls to 480.00
        payroll.pay(0); // late, earns 960.00: a fifth is taken back
        assertThat(payroll.lines(0)).contains("1001 clawback-bonus -192.00");
        payroll.does(new Act("work", 0, 3, 4));
        payroll.pay(3);
        assertThat(payroll.lines(3)).contains("1001 clawback-bonus -192.00");
        payroll.isPaidAsOneCalculationGives();
        payroll.isStillTheSameToTheByte();
    }

    @Test
    void findsWhatChangedInAMonthBeyondTheWindow() {
        Payroll payroll = new Payroll();
        for (int month = 0; month < MONTHS; month++) {
            payroll.pay(month);
        }
        payroll.does(new Act("work", 0, 0, 4));
        payroll.pay(MONTHS);
        assertThat(payroll.lines(MONTHS)).contains("1001 delta-bonus 960.00");
        payroll.isPaidAsOneCalculationGives();
        payroll.isStillTheSameToTheByte();
    }

    @Test
    void explainsADifferenceByTheFactsAndADebtThatWasOnlyCarriedByTheRunThatIsCorrected() {
        Payroll payroll = new Payroll();
        payroll.does(new Act("work", 0, 2, 4));
        payroll.does(new Act("work", 0, 5, 4));
        payroll.pay(2);
        payroll.does(new Act("rate", 0, 2, 15));
        payroll.pay(3); // nothing earned: all of it is carried
        payroll.pay(4);
        payroll.pay(5); // September lies before what is looked at again
        ReadingPayouts.Why why = payroll.why(5, "clawback-bonus");
        assertThat(why.period()).isEqualTo(FIRST.plusMonths(2));
        assertThat(why.paidThen())
                .hasValueSatisfying(paid -> assertThat(paid.plain()).isEqualTo("960.00"));
        assertThat(why.now()).isEmpty();
        assertThat(why.scorecard()).isEmpty();
        payroll.does(new Act("work", 0, 4, 4));
        payroll.pay(6);
        assertThat(payroll.why(6, "delta-bonus").now())
                .hasValueSatisfying(now -> assertThat(now.amount().plain()).isEqualTo("960.00"));
        assertThat(payroll.why(6, "delta-bonus").scorecard()).isPresent();
    }

    /** Finance, everybody who makes facts, and the books. */
    private static final class Payroll {
        private final RunsInMemory runs = new RunsInMemory();
        private final FactsOf written = new FactsOf();
        private final FactsInMemory facts = new FactsInMemory() {
            @Override
            public FactSet ofRun(UUID run) {
                Set<UUID> pinned = Set.copyOf(runs.facts(run));
                return FactSet.of(all().stream()
                        .filter(fact -> pinned.contains(fact.id()))
                        .toList());
            }
        };
        private final Told told = new Told();
        private final Calculations calculations = new Calculations(runs, facts, new Schemes(), new OneCalendar(), ZONE);
        private final PreparingPayouts preparing = new PreparingPayouts(
                runs, calculations, new Schemes(), new Somebody("1025"), told, new Audited(told), ZONE, CLOCK);
        private final ApprovingPayouts approving =
                new ApprovingPayouts(runs, calculations, new Somebody("1026"), told, new Audited(told), CLOCK);

        Payroll() {
            STAFF.forEach(staff -> {
                written.agent(staff).month(FIRST).role("2025-01-01", null, "junior", staff.equals("1003") ? "B" : "A");
                append();
            });
        }

        void does(Act act) {
            YearMonth month = FIRST.plusMonths(act.month());
            written.agent(STAFF.get(act.person())).month(month);
            switch (act.what()) {
                case "pay" -> pay(act.month());
                case "work" ->
                    written.ratings(RatingSource.CUSTOMER, 12, 1 + act.number() % 5)
                            .closed(20, 240 + act.number() * 10L, 20 - act.number() % 7, act.number() % 3)
                            .inspection(Integer.toString(100 - act.number()));
                case "rate" -> written.ratings(RatingSource.CALLBACK, 1 + act.number(), 1 + act.number() % 5);
                case "test" -> written.test(Quarter.of(month), Integer.toString(act.number()));
                case "inspect" -> written.inspection(Integer.toString(act.number()));
                case "reopen" ->
                    some(Closed.class, act.number(), closed -> {
                        written.agent(closed.agent().value());
                        written.addAt(
                                closed.at().plusSeconds(86_400L * 20), closed.about(), new FactContent.Reopened(true));
                    });
                case "exclude" ->
                    some(Rated.class, act.number(), rated -> {
                        written.agent(rated.agent().value()).month(FIRST.plusMonths(MONTHS));
                        written.exclude(rated, "outage");
                    });
                case "engage" -> {
                    // HR edits now, for any time: the newest record holds.
                    LocalDate from = month.atDay(1 + act.number() % 28);
                    written.month(FIRST.plusMonths(MONTHS + 1L))
                            .roles(List.of(
                                    new RolePeriod(LocalDate.of(2025, 1, 1), from.minusDays(1), "junior", "A"),
                                    new RolePeriod(
                                            from,
                                            act.number() % 4 == 0
                                                    ? month.plusMonths(1).atDay(9)
                                                    : null,
                                            act.number() % 2 == 0 ? "intermediate" : "senior",
                                            act.number() % 3 == 0 ? "B" : "A")));
                }
                default -> throw new IllegalArgumentException(act.what());
            }
            append();
        }

        private <T extends FactContent> void some(Class<T> kind, int number, Consumer<Fact> act) {
            List<Fact> known = facts.all().stream()
                    .filter(fact -> kind.isInstance(fact.content()))
                    .toList();
            if (!known.isEmpty()) {
                act.accept(known.get(number * 7 % known.size()));
            }
        }

        private void append() {
            facts.append(written.all().subList(facts.all().size(), written.all().size()));
        }

        /** From opening to lock; does nothing where the month has a run. */
        void pay(int month) {
            YearMonth period = FIRST.plusMonths(month);
            if (runs.ofPeriod(period).isPresent()) {
                return;
            }
            UUID id = preparing.open(period, null);
            preparing.calculate(id, "\"0\"");
            preparing.freeze(id, "\"0\"");
            preparing.review(id, "\"0\"");
            PayoutRun run = preparing.submit(id, "\"0\"");
            approving.approve(id, run.contentHash().orElseThrow(), "\"0\"");
            approving.lock(id, "\"0\"");
        }

        List<String> lines(int month) {
            return runs.lines(runs.ofPeriod(FIRST.plusMonths(month)).orElseThrow()).stream()
                    .map(line -> line.staff() + " " + line.component() + " "
                            + line.amount().plain())
                    .toList();
        }

        /** Of the first person's line. */
        ReadingPayouts.Why why(int month, String component) {
            PayoutRun run = runs.ofPeriod(FIRST.plusMonths(month)).orElseThrow();
            List<PayoutLine> lines = runs.lines(run);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).staff().value().equals(STAFF.get(0))
                        && lines.get(i).component().equals(component)) {
                    return new ReadingPayouts(runs, calculations, told, ZONE).why(run.id(), i + 1);
                }
            }
            throw new AssertionError("no line " + component + " in " + lines);
        }

        void isPaidAsOneCalculationGives() {
            Map<String, Money> paid = new TreeMap<>();
            Map<UUID, YearMonth> periods = new TreeMap<>();
            runs.locked().forEach(run -> periods.put(run.id(), run.period()));
            for (PayoutRun run : runs.locked()) {
                for (PayoutLine line : runs.lines(run)) {
                    UUID original = line.original() == null ? run.id() : line.original();
                    String component =
                            line.component().substring(line.component().indexOf('-') + 1);
                    paid.merge(key(periods.get(original), line.staff(), component), line.amount(), Money::plus);
                }
            }
            PayoutRun last = runs.locked().get(runs.locked().size() - 1);
            for (Difference debt : runs.carried(last)) {
                paid.merge(
                        key(
                                periods.get(debt.original()),
                                debt.staff(),
                                debt.component().word()),
                        debt.amount().negated(),
                        Money::plus);
            }
            Map<String, Money> due = new TreeMap<>();
            for (YearMonth period : periods.values()) {
                for (Entitlement one :
                        new Entitlements(Engine.NEWEST, STANDARD, period, ZONE, FactSet.of(facts.all())).all()) {
                    String key = key(period, one.staff(), one.component().word());
                    // What is held leaves what was paid before too little was known: a person decides.
                    due.put(key, one.held() == null ? one.amount() : paid.getOrDefault(key, NOTHING));
                }
            }
            paid.values().removeIf(amount -> amount.sign() == 0);
            due.values().removeIf(amount -> amount.sign() == 0);
            assertThat(paid).isEqualTo(due);
            assertThat(paid.values()).allMatch(amount -> amount.sign() > 0);
        }

        /** Each run, calculated again when everything else has happened (F23); and each balances (F26). */
        void isStillTheSameToTheByte() {
            for (PayoutRun run : runs.locked()) {
                PayoutCalculation.Result again = calculations.pinned(run);
                assertThat(again.content().hash()).isEqualTo(run.contentHash().orElseThrow());
                assertThat(again.content().lines()).isEqualTo(runs.lines(run));
                assertThat(again.totals().balanced()).isTrue();
            }
        }

        private static String key(YearMonth period, StaffId staff, String component) {
            return period + " " + staff + " " + component;
        }
    }

    private static final class OneCalendar implements Calendars {
        @Override
        public WorkingCalendar at(Instant time) {
            return new WorkingCalendar(
                    "cn",
                    ZONE.id(),
                    List.of(new WorkingStretch(LocalTime.of(9, 0), LocalTime.of(18, 0))),
                    Set.of(),
                    Set.of(),
                    Map.of(),
                    Set.of());
        }

        @Override
        public WorkingCalendar version(String version) {
            return at(CLOCK.instant());
        }

        @Override
        public ClockPolicy policyAt(Instant time) {
            throw new UnsupportedOperationException();
        }
    }
}
