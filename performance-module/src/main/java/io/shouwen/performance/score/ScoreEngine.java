package io.shouwen.performance.score;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent.Closed;
import io.shouwen.performance.fact.FactContent.Contributed;
import io.shouwen.performance.fact.FactContent.HandedOver;
import io.shouwen.performance.fact.FactContent.Inspected;
import io.shouwen.performance.fact.FactContent.Rated;
import io.shouwen.performance.fact.FactContent.Tested;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.score.Scheme.Measure;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Scores of a month: a pure function of scheme and facts. It holds no figure of its own, reads no clock and no database;
 * the same input gives the same output to the last digit. Measures are exact to 34 digits; dimension scores and the
 * total are rounded once, half-up, to the scheme's scale.
 */
public final class ScoreEngine {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Scheme scheme;
    private final MonthFacts facts;
    private final YearMonth month;

    private ScoreEngine(Engine engine, Scheme scheme, YearMonth month, OrganisationZone zone, FactSet facts) {
        this.scheme = scheme;
        this.month = month;
        this.facts = new MonthFacts(engine, month, zone, scheme, facts);
    }

    /** By the newest engine. */
    public static SortedMap<StaffId, Scorecard> score(
            Scheme scheme, YearMonth month, OrganisationZone zone, FactSet facts) {
        return score(Engine.NEWEST, scheme, month, zone, facts);
    }

    /**
     * Scorecards of everybody who held a role in the month.
     *
     * @param facts at least the month's, with tests, role records, and what reopened or excludes them later; others do
     *     not disturb
     */
    public static SortedMap<StaffId, Scorecard> score(
            Engine engine, Scheme scheme, YearMonth month, OrganisationZone zone, FactSet facts) {
        return new ScoreEngine(engine, scheme, month, zone, facts).all();
    }

    private SortedMap<StaffId, Scorecard> all() {
        SortedSet<StaffId> people = facts.people();
        Map<StaffId, Figure> satisfaction = new HashMap<>();
        Map<StaffId, Figure> efficiency = new HashMap<>();
        for (StaffId person : people) {
            satisfaction.put(person, satisfaction(person));
            efficiency.put(person, efficiency(person));
        }
        Map<String, Figure> groups = groups(people, satisfaction, efficiency);
        SortedMap<StaffId, Scorecard> cards = new TreeMap<>();
        for (StaffId person : people) {
            List<Figure> dimensions = new ArrayList<>();
            for (Dimension dimension : Dimension.values()) {
                if (scheme.weights().containsKey(dimension)) {
                    Figure figure = switch (dimension) {
                        case SATISFACTION -> satisfaction.get(person);
                        case EFFICIENCY -> efficiency.get(person);
                        case EXPERTISE -> expertise(person);
                        case TEAMWORK -> teamwork(person, groups);
                    };
                    dimensions.add(figure.weighing(scheme.weightOf(dimension)));
                }
            }
            cards.put(person, card(person, dimensions, answers(satisfaction.get(person))));
        }
        return cards;
    }

    private Scorecard card(StaffId person, List<Figure> dimensions, int answers) {
        BigDecimal total = null;
        if (dimensions.stream().allMatch(Figure::sufficient)) {
            total = dimensions.stream()
                    .map(figure -> figure.weight().multiply(figure.points()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(HUNDRED, MathContext.DECIMAL128)
                    .setScale(scheme.scale(), RoundingMode.HALF_UP);
        }
        return new Scorecard(
                person,
                month,
                scheme.reference(),
                dimensions,
                total,
                total == null ? null : scheme.bandOf(total),
                facts.group(person).orElse(null),
                answers);
    }

    private Figure satisfaction(StaffId person) {
        List<Figure> sources = new ArrayList<>();
        int answers = 0;
        for (RatingSource source : RatingSource.values()) {
            List<Fact> all = facts.of(person, Rated.class).stream()
                    .filter(fact -> ((Rated) fact.content()).source() == source)
                    .toList();
            List<Fact> counting = facts.newestRatings(facts.counting(all));
            answers += counting.size();
            BigDecimal points = counting.stream()
                    .map(fact -> scheme.satisfaction()
                            .points()
                            .multiply(BigDecimal.valueOf(((Rated) fact.content()).stars()
                                    - (long) scheme.satisfaction().lowest())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            sources.add(Figure.mean(
                            "satisfaction." + source.word(),
                            points,
                            counting.size(),
                            ids(counting),
                            facts.excludedOf(all))
                    .weighing(scheme.satisfaction().sources().get(source)));
        }
        Figure figure = Figure.weighted(Dimension.SATISFACTION.word(), scheme.scale(), sources);
        return answers < scheme.satisfaction().atLeast() ? figure.insufficient("too-few-answers") : figure;
    }

    private static int answers(Figure satisfaction) {
        return satisfaction.parts().stream()
                .mapToInt(part -> part.facts().size())
                .sum();
    }

    private Figure efficiency(StaffId person) {
        List<Fact> all = facts.of(person, Closed.class);
        List<Fact> closings = facts.counting(all);
        List<Fact> closed = facts.lastOfEachOrder(closings);
        List<Figure.Exclusion> excluded = facts.excludedOf(all);
        Figure figure = Figure.weighted(
                Dimension.EFFICIENCY.word(),
                scheme.scale(),
                List.of(
                        measured(
                                handlingTime(closed, excluded),
                                scheme.efficiency().handlingTime()),
                        measured(
                                firstResponse(closed, excluded),
                                scheme.efficiency().firstResponse()),
                        measured(
                                oneTimeResolution(closings, excluded),
                                scheme.efficiency().oneTimeResolution())));
        return closed.size() < scheme.efficiency().atLeast() ? figure.insufficient("too-few-closed") : figure;
    }

    private static Figure measured(Figure figure, Measure measure) {
        return figure.pointsBy(measure.anchors()).weighing(measure.weight());
    }

    private static Figure handlingTime(List<Fact> closed, List<Figure.Exclusion> excluded) {
        String code = "efficiency.handling-time";
        if (closed.isEmpty()) {
            return Figure.none(code, "no-data", List.of(), excluded, List.of());
        }
        long[] minutes = closed.stream()
                .mapToLong(fact -> ((Closed) fact.content()).handlingMinutes())
                .sorted()
                .toArray();
        int middle = minutes.length / 2;
        // The median of an even number is the mean of the middle two.
        BigDecimal median = minutes.length % 2 == 1
                ? BigDecimal.valueOf(minutes[middle])
                : BigDecimal.valueOf(minutes[middle - 1])
                        .add(BigDecimal.valueOf(minutes[middle]))
                        .divide(BigDecimal.valueOf(2), MathContext.DECIMAL128);
        return new Figure(
                code,
                null,
                BigDecimal.ZERO,
                median,
                null,
                BigDecimal.valueOf(minutes.length),
                null,
                ids(closed),
                excluded,
                List.of());
    }

    private static Figure firstResponse(List<Fact> closed, List<Figure.Exclusion> excluded) {
        List<Fact> measured = closed.stream()
                .filter(fact -> ((Closed) fact.content()).responseInTime() != null)
                .toList();
        long inTime = measured.stream()
                .filter(fact -> ((Closed) fact.content()).responseInTime())
                .count();
        return Figure.mean(
                "efficiency.first-response", BigDecimal.valueOf(inTime), measured.size(), ids(measured), excluded);
    }

    private Figure oneTimeResolution(List<Fact> closings, List<Figure.Exclusion> excluded) {
        // By work order: one that was closed twice is one, and solved at once only if no closing was undone.
        Map<String, Boolean> atOnce = new TreeMap<>();
        List<UUID> ids = new ArrayList<>();
        for (Fact fact : closings) {
            ids.add(fact.id());
            var reopening = facts.reopeningOf(fact);
            reopening.ifPresent(undone -> ids.add(undone.id()));
            atOnce.merge(fact.about(), reopening.isEmpty(), Boolean::logicalAnd);
        }
        long kept = atOnce.values().stream().filter(Boolean::booleanValue).count();
        return Figure.mean(
                "efficiency.one-time-resolution",
                BigDecimal.valueOf(kept),
                atOnce.size(),
                ids.stream().distinct().toList(),
                excluded);
    }

    private Figure expertise(StaffId person) {
        List<Fact> all = facts.of(person, Inspected.class);
        List<Fact> inspections = facts.counting(all);
        Figure inspection = Figure.mean(
                        "expertise.inspection",
                        inspections.stream()
                                .map(fact -> ((Inspected) fact.content()).mark())
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        inspections.size(),
                        ids(inspections),
                        facts.excludedOf(all))
                .weighing(scheme.expertise().inspection());
        Figure test = facts.test(person)
                .map(fact -> Figure.mean(
                        "expertise.test", ((Tested) fact.content()).mark(), 1, List.of(fact.id()), List.of()))
                .orElseGet(() -> Figure.none("expertise.test", "no-test", List.of(), List.of(), List.of()))
                .weighing(scheme.expertise().test());
        Figure figure = Figure.weighted(Dimension.EXPERTISE.word(), scheme.scale(), List.of(test, inspection));
        return inspections.isEmpty() ? figure.insufficient("no-inspection") : figure;
    }

    private Figure teamwork(StaffId person, Map<String, Figure> groups) {
        Scheme.Teamwork rule = scheme.teamwork().orElseThrow();
        Figure group = facts.group(person)
                .map(groups::get)
                .orElseGet(() -> Figure.none("teamwork.group", "no-group", List.of(), List.of(), List.of()));
        return Figure.weighted(
                Dimension.TEAMWORK.word(),
                scheme.scale(),
                List.of(
                        group.weighing(rule.group()),
                        knowledge(person, rule).weighing(rule.knowledge()),
                        handOvers(person, rule).weighing(rule.handOver())));
    }

    private Figure knowledge(StaffId person, Scheme.Teamwork rule) {
        List<Fact> all = facts.of(person, Contributed.class);
        List<Fact> accepted = facts.counting(all);
        BigDecimal count = BigDecimal.valueOf(accepted.size());
        return new Figure(
                "teamwork.knowledge",
                null,
                rule.points().multiply(count).min(rule.atMost()),
                count,
                null,
                null,
                null,
                ids(accepted),
                facts.excludedOf(all),
                List.of());
    }

    private Figure handOvers(StaffId person, Scheme.Teamwork rule) {
        List<Fact> all = facts.of(person, HandedOver.class);
        List<Fact> transfers = facts.counting(all);
        List<Figure.Exclusion> excluded = facts.excludedOf(all);
        String code = "teamwork.hand-over";
        if (transfers.isEmpty()) {
            return new Figure(
                    code, null, rule.withoutAny(), null, null, BigDecimal.ZERO, null, List.of(), excluded, List.of());
        }
        long clean = transfers.stream()
                .filter(fact -> ((HandedOver) fact.content()).clean())
                .count();
        return Figure.mean(
                code, BigDecimal.valueOf(clean).multiply(HUNDRED), transfers.size(), ids(transfers), excluded);
    }

    /** A group's score: the mean of its members' satisfaction and efficiency, of those who have both. */
    private Map<String, Figure> groups(
            SortedSet<StaffId> people, Map<StaffId, Figure> satisfaction, Map<StaffId, Figure> efficiency) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (StaffId person : people) {
            facts.group(person).ifPresent(group -> {
                boolean both = satisfaction.get(person).sufficient()
                        && efficiency.get(person).sufficient();
                counts.merge(group, both ? 2 : 0, Integer::sum);
                sums.merge(
                        group,
                        both
                                ? satisfaction
                                        .get(person)
                                        .points()
                                        .add(efficiency.get(person).points())
                                : BigDecimal.ZERO,
                        BigDecimal::add);
            });
        }
        Map<String, Figure> groups = new TreeMap<>();
        counts.forEach((group, count) ->
                groups.put(group, Figure.mean("teamwork.group", sums.get(group), count, List.of(), List.of())));
        return groups;
    }

    private static List<UUID> ids(List<Fact> facts) {
        return facts.stream().map(Fact::id).toList();
    }
}
