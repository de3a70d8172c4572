package io.shouwen.performance.payout;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.score.Dimension;
import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Figure;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.ScoreEngine;
import io.shouwen.performance.score.Scorecard;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What everybody earned in a month: a pure function of engine, scheme, month and facts. */
public final class Entitlements {

    private final Engine engine;
    private final Scheme scheme;
    private final YearMonth period;
    private final OrganisationZone zone;
    private final FactSet facts;
    private final SortedMap<StaffId, List<RolePeriod>> roles = new TreeMap<>();
    private final SortedMap<StaffId, Scorecard> cards;

    public Entitlements(Engine engine, Scheme scheme, YearMonth period, OrganisationZone zone, FactSet facts) {
        this.engine = engine;
        this.scheme = scheme;
        this.period = period;
        this.zone = zone;
        this.facts = facts;
        for (Fact fact : facts.facts()) {
            if (fact.content() instanceof Engaged engaged) {
                roles.put(fact.agent(), engaged.periods()); // in order of time: the newest holds
            }
        }
        this.cards = ScoreEngine.score(engine, scheme, period, zone, facts);
    }

    /** The scorecards that they rest on. */
    public SortedMap<StaffId, Scorecard> scorecards() {
        return cards;
    }

    /** Bonus for everybody in the month; star and team where somebody won them. */
    public List<Entitlement> all() {
        List<Entitlement> all = new ArrayList<>();
        cards.values().forEach(card -> all.add(bonus(card)));
        all.addAll(star());
        all.addAll(team());
        return all;
    }

    private Entitlement bonus(Scorecard card) {
        List<Step> why = new ArrayList<>();
        BigDecimal base = BigDecimal.ZERO;
        for (RolePeriod role : roles.getOrDefault(card.staff(), List.of())) {
            int days = role.daysIn(period);
            if (days == 0) {
                continue;
            }
            Money monthly = scheme.pay().base().get(role.level());
            if (monthly == null) {
                return held(card.staff(), "unknown-level", List.of(Step.of("unknown-level", role.level())));
            }
            base = base.add(monthly.times(BigDecimal.valueOf(days))
                    .divide(BigDecimal.valueOf(period.lengthOfMonth()), MathContext.DECIMAL128));
            why.add(Step.of("base", role.level(), monthly.plain(), days, period.lengthOfMonth()));
        }
        if (card.total().isEmpty()) {
            List<String> missing =
                    card.insufficient().stream().map(Figure::code).toList();
            why.add(Step.of("insufficient", String.join("+", missing)));
            return held(card.staff(), "insufficient-" + String.join("+", missing), why);
        }
        why.add(Step.of(
                "band",
                card.score().toPlainString(),
                card.band().name(),
                card.band().coefficient().toPlainString()));
        Money amount = Money.rounded(
                base.multiply(card.band().coefficient()),
                scheme.pay().currency(),
                scheme.pay().rounding());
        why.add(Step.of("rounded-once", amount.plain()));
        return new Entitlement(card.staff(), Component.BONUS, amount, null, why);
    }

    private Entitlement held(StaffId staff, String reason, List<Step> why) {
        return new Entitlement(staff, Component.BONUS, Money.zero(scheme.pay().currency()), reason, why);
    }

    /** The highest satisfaction among those with enough answers; equals share (F24). */
    private List<Entitlement> star() {
        Map<StaffId, BigDecimal> candidates = new TreeMap<>();
        cards.values().stream()
                .filter(card -> card.answers() >= scheme.pay().starAnswers())
                .forEach(card -> card.dimension(Dimension.SATISFACTION)
                        .flatMap(Figure::value)
                        .ifPresent(points -> candidates.put(card.staff(), points)));
        Optional<BigDecimal> best = candidates.values().stream().max(BigDecimal::compareTo);
        if (best.isEmpty()) {
            return List.of();
        }
        List<StaffId> winners = candidates.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(best.get()) == 0)
                .map(Map.Entry::getKey)
                .toList();
        List<Money> shares = scheme.pay()
                .star()
                .shared(winners.stream().map(w -> BigDecimal.ONE).toList());
        return IntStream.range(0, winners.size())
                .mapToObj(i -> new Entitlement(
                        winners.get(i),
                        Component.STAR,
                        shares.get(i),
                        null,
                        List.of(
                                Step.of("star", best.get().toPlainString(), candidates.size()),
                                Step.of("shared", scheme.pay().star().plain(), winners.size()))))
                .toList();
    }

    /** In a quarter's last month: the group with the highest mean total; shared by days in the group (F24). */
    private List<Entitlement> team() {
        Quarter quarter = Quarter.of(period);
        if (!quarter.lastMonth().equals(period)) {
            return List.of();
        }
        List<YearMonth> months = List.of(period.minusMonths(2), period.minusMonths(1), period);
        SortedMap<String, BigDecimal> means = groupMeans(months);
        Optional<BigDecimal> best = means.values().stream().max(BigDecimal::compareTo);
        if (best.isEmpty()) {
            return List.of();
        }
        Set<String> winners = means.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(best.get()) == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        SortedMap<StaffId, Integer> days = new TreeMap<>();
        roles.forEach((staff, periods) -> periods.stream()
                .filter(role -> winners.contains(role.group()))
                .flatMap(role -> months.stream().map(role::daysIn))
                .filter(n -> n > 0)
                .forEach(n -> days.merge(staff, n, Integer::sum)));
        List<StaffId> members = List.copyOf(days.keySet());
        List<Money> shares = scheme.pay()
                .team()
                .shared(days.values().stream().map(BigDecimal::valueOf).toList());
        int allDays = days.values().stream().mapToInt(Integer::intValue).sum();
        return IntStream.range(0, members.size())
                .mapToObj(i -> new Entitlement(
                        members.get(i),
                        Component.TEAM,
                        shares.get(i),
                        null,
                        List.of(
                                Step.of(
                                        "team",
                                        winners.stream().sorted().collect(Collectors.joining(" ")),
                                        quarter,
                                        best.get().toPlainString()),
                                Step.of("by-days", scheme.pay().team().plain(), days.get(members.get(i)), allDays))))
                .toList();
    }

    /** Mean total by group over the months; a group without any total in one of them is out. */
    private SortedMap<String, BigDecimal> groupMeans(List<YearMonth> months) {
        Map<String, List<BigDecimal>> totals = new HashMap<>();
        Map<String, Set<YearMonth>> seen = new HashMap<>();
        for (YearMonth month : months) {
            Collection<Scorecard> ofMonth = month.equals(period)
                    ? cards.values()
                    : ScoreEngine.score(engine, scheme, month, zone, facts).values();
            for (Scorecard card : ofMonth) {
                if (card.group() != null && card.total().isPresent()) {
                    totals.computeIfAbsent(card.group(), g -> new ArrayList<>()).add(card.score());
                    seen.computeIfAbsent(card.group(), g -> new HashSet<>()).add(month);
                }
            }
        }
        SortedMap<String, BigDecimal> means = new TreeMap<>();
        totals.forEach((group, values) -> {
            if (seen.get(group).size() == months.size()) {
                means.put(
                        group,
                        values.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                                .setScale(scheme.scale(), RoundingMode.HALF_UP));
            }
        });
        return means;
    }
}
