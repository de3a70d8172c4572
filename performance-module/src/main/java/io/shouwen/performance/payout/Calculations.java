package io.shouwen.performance.payout;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.workorder.clock.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings together what a run is calculated from: fresh, or as it was pinned. A run looks back at what was locked before it,
 * whatever the months: so a late run finds every debt and every difference once, and the runs after it find its own.
 */
@ApplicationScoped
class Calculations {

    /** As far back as facts can be entered. */
    private static final int MONTHS_BACK = 24;

    private final PayoutRuns runs;
    private final Facts facts;
    private final Schemes schemes;
    private final Calendars calendars;
    private final OrganisationZone zone;

    @Inject
    Calculations(PayoutRuns runs, Facts facts, Schemes schemes, Calendars calendars, OrganisationZone zone) {
        this.runs = runs;
        this.facts = facts;
        this.schemes = schemes;
        this.calendars = calendars;
        this.zone = zone;
    }

    protected Calculations() { // CDI proxy
        this(null, null, null, null, null);
    }

    /**
     * @param place among all locks, for which it was calculated
     * @param lookedAt the earlier runs
     */
    record Fresh(PayoutCalculation.Result result, List<UUID> facts, int place, Set<UUID> lookedAt) {}

    /** From the facts as they are known now. */
    Fresh fresh(PayoutRun run) {
        Scheme scheme = schemes.pinned(run.scheme(), run.schemeHash());
        List<PayoutRun> before = runs.locked();
        YearMonth newest = Stream.concat(Stream.of(run), before.stream())
                .map(PayoutRun::period)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Ledger all = ledger(Engine.NEWEST, before, one -> !one.period().isBefore(newest.minusMonths(MONTHS_BACK)));
        // The latest months are always looked at, older ones where they changed: else everything is read each month.
        YearMonth always = newest.minusMonths(scheme.pay().deltaMonths());
        Set<UUID> lookedAt = all.runs().stream()
                .filter(one -> !one.period().isBefore(always) || changed(one, all.settled()))
                .map(Ledger.LockedRun::id)
                .collect(Collectors.toSet());
        Ledger ledger = ledger(Engine.NEWEST, before, one -> lookedAt.contains(one.id()));
        FactSet set = factsOf(
                Stream.concat(Stream.of(run.period()), ledger.runs().stream().map(Ledger.LockedRun::period)));
        String calendar = calendars
                .at(zone.startOf(run.period().plusMonths(1)).minusMillis(1))
                .version();
        return new Fresh(
                calculation(Engine.NEWEST, run, scheme, calendar, set, ledger).calculate(),
                set.facts().stream().map(Fact::id).toList(),
                before.isEmpty() ? 1 : before.get(before.size() - 1).place().orElseThrow() + 1,
                lookedAt);
    }

    private boolean changed(Ledger.LockedRun run, List<Difference> settled) {
        return !LookBack.at(run, settled, zone, factsOf(Stream.of(run.period())))
                .found()
                .isEmpty();
    }

    /** From the pinned facts: must give the stored content to the byte (F23). For a run on its way to be locked. */
    PayoutCalculation.Result again(PayoutRun run) {
        RunContent.Header header = header(run);
        if (!header.engineVersion().equals(Engine.NEWEST.version())) {
            throw new CalculatedByAnotherEngine(header.engineVersion());
        }
        AnotherRunWasLockedMeanwhile.requireNoneSince(runs, run);
        PayoutCalculation.Result result = pinned(run);
        if (!result.content().hash().equals(run.contentHash().orElseThrow())) {
            throw new NotRecalculable();
        }
        return result;
    }

    /** From the pinned facts by the run's own engine, whatever comes of it. */
    PayoutCalculation.Result pinned(PayoutRun run) {
        RunContent.Header header = header(run);
        Engine engine = Engine.of(header.engineVersion());
        Scheme scheme = schemes.pinned(run.scheme(), run.schemeHash());
        return calculation(
                        engine,
                        run,
                        scheme,
                        header.calendarVersion(),
                        facts.ofRun(run.id()),
                        ledger(engine, before(run), looksAt(run, engine, scheme)))
                .calculate();
    }

    /**
     * Why everybody gets what they get, from the run's pinned facts. Empty for an earlier run that this one did not look at
     * again: its facts are not among them, a debt was only carried.
     *
     * @param about the run itself, or an earlier one
     */
    Optional<Entitlements> entitlements(PayoutRun run, PayoutRun about) {
        Engine own = Engine.of(header(run).engineVersion());
        Engine measure = own;
        if (!about.id().equals(run.id())) {
            if (!looksAt(run, own, schemes.pinned(run.scheme(), run.schemeHash()))
                    .test(about)) {
                return Optional.empty();
            }
            measure = own.looksBackByEachRunsEngine() ? measureOf(about, before(run)) : own;
        }
        return Optional.of(new Entitlements(
                measure,
                schemes.pinned(about.scheme(), about.schemeHash()),
                about.period(),
                zone,
                facts.ofRun(run.id())));
    }

    private static RunContent.Header header(PayoutRun run) {
        return run.header().orElseThrow(() -> new NotPossibleForRun("calculate again", run.state()));
    }

    private List<PayoutRun> before(PayoutRun run) {
        int place = run.place().orElseThrow(() -> new NotPossibleForRun("calculate again", run.state()));
        return runs.locked().stream()
                .filter(one -> one.place().orElseThrow() < place)
                .toList();
    }

    private Predicate<PayoutRun> looksAt(PayoutRun run, Engine engine, Scheme scheme) {
        if (engine.looksBackByEachRunsEngine()) {
            Set<UUID> pinned = runs.lookedAt(run);
            return one -> pinned.contains(one.id());
        }
        return one -> isInWindow(one, run, scheme);
    }

    /** What engines that pinned no list looked at. */
    private static boolean isInWindow(PayoutRun one, PayoutRun of, Scheme scheme) {
        return one.period().isBefore(of.period())
                && !one.period().isBefore(of.period().minusMonths(scheme.pay().deltaMonths()));
    }

    /** @param before locked runs in the order of their locks */
    private Ledger ledger(Engine engine, List<PayoutRun> before, Predicate<PayoutRun> looksAt) {
        List<Ledger.LockedRun> looked = before.stream()
                .filter(looksAt)
                .sorted(Comparator.comparing(PayoutRun::period))
                .map(one -> new Ledger.LockedRun(
                        one.id(),
                        one.period(),
                        schemes.pinned(one.scheme(), one.schemeHash()),
                        engine.looksBackByEachRunsEngine() ? measureOf(one, before) : engine,
                        runs.lines(one)))
                .toList();
        return new Ledger(
                looked,
                before.stream().flatMap(one -> runs.found(one).stream()).toList(),
                before.isEmpty() ? List.of() : runs.carried(before.get(before.size() - 1)));
    }

    /**
     * By which engine a run was measured last. Once engines measured earlier runs by themselves: what such a run corrected
     * stays corrected.
     */
    private Engine measureOf(PayoutRun run, List<PayoutRun> before) {
        Engine measure = Engine.of(header(run).engineVersion());
        for (PayoutRun later : before) {
            Engine engine = Engine.of(header(later).engineVersion());
            if (!engine.looksBackByEachRunsEngine()
                    && isInWindow(run, later, schemes.pinned(later.scheme(), later.schemeHash()))) {
                measure = engine;
            }
        }
        return measure;
    }

    private PayoutCalculation calculation(
            Engine engine, PayoutRun run, Scheme scheme, String calendar, FactSet set, Ledger ledger) {
        return new PayoutCalculation(engine, run.id(), run.period(), scheme, calendar, zone, set, ledger);
    }

    /** What runs of these periods rest on; months in between are not read. */
    private FactSet factsOf(Stream<YearMonth> periods) {
        NavigableSet<YearMonth> months = new TreeSet<>();
        periods.forEach(period -> {
            for (YearMonth month = firstMonthFor(period); !month.isAfter(period); month = month.plusMonths(1)) {
                months.add(month);
            }
        });
        List<Fact> all = new ArrayList<>();
        for (YearMonth first : months) {
            if (!months.contains(first.minusMonths(1))) {
                YearMonth last = first;
                while (months.contains(last.plusMonths(1))) {
                    last = last.plusMonths(1);
                }
                all.addAll(facts.ofMonths(first, last).facts());
            }
        }
        return FactSet.of(all);
    }

    /** The team's pool looks at its whole quarter. */
    private static YearMonth firstMonthFor(YearMonth period) {
        Quarter quarter = Quarter.of(period);
        return quarter.lastMonth().equals(period) ? quarter.firstMonth() : period;
    }
}
