package io.shouwen.performance.score;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent;
import io.shouwen.performance.fact.FactContent.Closed;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.FactContent.Excluded;
import io.shouwen.performance.fact.FactContent.Rated;
import io.shouwen.performance.fact.FactContent.Reopened;
import io.shouwen.performance.fact.FactContent.Tested;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The facts of a month, laid out for scoring: by agent, with what excludes them, reopens them, and who was who. */
final class MonthFacts {

    private final Engine engine;
    private final YearMonth month;
    private final Scheme.Exclusions rules;
    private final Map<StaffId, List<Fact>> ofMonth;
    private final Map<StaffId, List<Fact>> tests;
    private final Map<UUID, Figure.Exclusion> exclusions = new HashMap<>();
    private final Map<String, List<Fact>> closings = new HashMap<>();
    private final Map<String, List<Fact>> reopenings = new HashMap<>();
    private final Map<Answer, Fact> newestRatings = new HashMap<>();
    private final Map<StaffId, Fact> engagements = new HashMap<>();

    MonthFacts(Engine engine, YearMonth month, OrganisationZone zone, Scheme scheme, FactSet set) {
        this.engine = engine;
        this.month = month;
        this.rules = scheme.exclusions();
        ofMonth = set.facts().stream()
                .filter(fact -> zone.monthOf(fact.at()).equals(month))
                .collect(Collectors.groupingBy(Fact::agent));
        tests = set.facts().stream()
                .filter(fact -> fact.content() instanceof Tested)
                .collect(Collectors.groupingBy(Fact::agent));
        for (Fact fact : set.facts()) {
            if (fact.content() instanceof Excluded excluded && rules.reasons().contains(excluded.reason())) {
                exclusions.putIfAbsent(
                        excluded.fact(),
                        new Figure.Exclusion(excluded.fact(), excluded.reason(), excluded.evidence(), fact.id()));
            } else if (fact.content() instanceof Engaged) {
                engagements.put(fact.agent(), fact); // in order of time: the newest holds
            }
        }
        for (Fact fact : set.facts()) {
            if (fact.content() instanceof Closed) {
                closings.computeIfAbsent(fact.about(), about -> new ArrayList<>())
                        .add(fact);
            } else if (fact.content() instanceof Reopened) {
                reopenings
                        .computeIfAbsent(fact.about(), about -> new ArrayList<>())
                        .add(fact);
            } else if (fact.content() instanceof Rated rated
                    && zone.monthOf(fact.at()).equals(month)
                    && !excluded(fact)) {
                newestRatings.put(new Answer(fact.about(), rated.source()), fact); // in order of time
            }
        }
    }

    /** What can be answered once: a work order, in each way of asking. */
    private record Answer(String about, RatingSource source) {}

    /** Facts of one kind that one agent has in this month, whether they count or not. */
    <T extends FactContent> List<Fact> of(StaffId agent, Class<T> kind) {
        return ofMonth.getOrDefault(agent, List.of()).stream()
                .filter(fact -> kind.isInstance(fact.content()))
                .toList();
    }

    boolean excluded(Fact fact) {
        return rules.kinds().contains(fact.kind()) && exclusions.containsKey(fact.id());
    }

    List<Fact> counting(Collection<Fact> facts) {
        return facts.stream().filter(fact -> !excluded(fact)).toList();
    }

    /** Of the ratings that count, one for each work order and source: the newest of the month, whoever owned it then. */
    List<Fact> newestRatings(List<Fact> counting) {
        if (!engine.countsEachOrderOnce()) {
            return counting;
        }
        return counting.stream()
                .filter(fact ->
                        fact.equals(newestRatings.get(new Answer(fact.about(), ((Rated) fact.content()).source()))))
                .toList();
    }

    /** Of closings in order of time, one for each work order: its last. */
    List<Fact> lastOfEachOrder(List<Fact> closings) {
        if (!engine.countsEachOrderOnce()) {
            return closings;
        }
        Map<String, Fact> last = new HashMap<>();
        closings.forEach(fact -> last.put(fact.about(), fact));
        return closings.stream()
                .filter(fact -> fact.equals(last.get(fact.about())))
                .toList();
    }

    List<Figure.Exclusion> excludedOf(Collection<Fact> facts) {
        return facts.stream()
                .filter(this::excluded)
                .map(fact -> exclusions.get(fact.id()))
                .toList();
    }

    /**
     * The reopening that takes a closing out of one-time resolution: the one that undid it, so the first of the same work
     * order afterwards and before it was closed again. One outside the window (W4) or excluded takes nothing out, nor does
     * what undoes a later closing.
     */
    Optional<Fact> reopeningOf(Fact closing) {
        if (!engine.countsEachOrderOnce()) {
            return reopenings.getOrDefault(closing.about(), List.of()).stream()
                    .filter(this::takesOut)
                    .filter(fact -> fact.at().isAfter(closing.at()))
                    .findFirst();
        }
        Optional<Fact> next = firstAfter(closing, closings);
        return firstAfter(closing, reopenings)
                .filter(undone ->
                        next.isEmpty() || !undone.at().isAfter(next.get().at()))
                .filter(this::takesOut);
    }

    private boolean takesOut(Fact reopening) {
        return ((Reopened) reopening.content()).withinWindow() && !excluded(reopening);
    }

    private static Optional<Fact> firstAfter(Fact closing, Map<String, List<Fact>> byOrder) {
        return byOrder.getOrDefault(closing.about(), List.of()).stream()
                .filter(fact -> fact.at().isAfter(closing.at()))
                .findFirst();
    }

    /** The mark in force: of the newest quarter that is not after the month's; of two, the one marked later. */
    Optional<Fact> test(StaffId agent) {
        Quarter quarter = Quarter.of(month);
        return tests.getOrDefault(agent, List.of()).stream()
                .filter(fact -> quarterOf(fact).compareTo(quarter) <= 0)
                .max(Comparator.comparing(MonthFacts::quarterOf).thenComparing(Comparator.naturalOrder()));
    }

    List<RolePeriod> roles(StaffId agent) {
        return Optional.ofNullable(engagements.get(agent))
                .map(fact -> ((Engaged) fact.content()).periods())
                .orElse(List.of())
                .stream()
                .filter(period -> period.daysIn(month) > 0)
                .toList();
    }

    /** Everybody who held a role in the month, or has facts in it. */
    SortedSet<StaffId> people() {
        SortedSet<StaffId> people = new TreeSet<>();
        engagements.keySet().stream().filter(staff -> !roles(staff).isEmpty()).forEach(people::add);
        return people;
    }

    /** The group of the last day in the month that the person was engaged. */
    Optional<String> group(StaffId agent) {
        return roles(agent).stream()
                .max(Comparator.comparing(RolePeriod::from, Comparator.<LocalDate>naturalOrder()))
                .flatMap(RolePeriod::pkGroup);
    }

    private static Quarter quarterOf(Fact test) {
        return ((Tested) test.content()).quarter();
    }
}
