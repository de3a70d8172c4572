package io.shouwen.performance.payout;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.performance.score.ScoreEngine;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.workorder.clock.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Brings together what a run is calculated from: fresh, or as it was pinned. */
@ApplicationScoped
class Calculations {

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

    record Fresh(PayoutCalculation.Result result, List<UUID> facts) {}

    /** From the facts as they are known now. */
    Fresh fresh(PayoutRun run) {
        Scheme scheme = schemes.pinned(run.scheme(), run.schemeHash());
        Ledger ledger = runs.ledger(run, scheme.pay().deltaMonths());
        YearMonth first = Stream.concat(
                        Stream.of(run.period()), ledger.runs().stream().map(Ledger.LockedRun::period))
                .map(Calculations::firstMonthFor)
                .min(YearMonth::compareTo)
                .orElseThrow();
        FactSet set = facts.ofMonths(first, run.period());
        String calendar = calendars
                .at(zone.startOf(run.period().plusMonths(1)).minusMillis(1))
                .version();
        return new Fresh(
                calculation(run, scheme, calendar, set, ledger).calculate(),
                set.facts().stream().map(Fact::id).toList());
    }

    /** From the pinned facts: must give the stored content to the byte (F23). */
    PayoutCalculation.Result again(PayoutRun run) {
        RunContent.Header header =
                run.header().orElseThrow(() -> new NotPossibleForRun("calculate again", run.state()));
        if (!header.engineVersion().equals(ScoreEngine.VERSION)) {
            throw new CalculatedByAnotherEngine(header.engineVersion());
        }
        Scheme scheme = schemes.pinned(run.scheme(), run.schemeHash());
        PayoutCalculation.Result result = calculation(
                        run,
                        scheme,
                        header.calendarVersion(),
                        facts.ofRun(run.id()),
                        runs.ledger(run, scheme.pay().deltaMonths()))
                .calculate();
        if (!result.content().hash().equals(run.contentHash().orElseThrow())) {
            throw new NotRecalculable();
        }
        return result;
    }

    /** Why everybody gets what they get, from the pinned facts. */
    Entitlements entitlements(PayoutRun run, YearMonth period, Scheme scheme) {
        return new Entitlements(scheme, period, zone, facts.ofRun(run.id()));
    }

    private PayoutCalculation calculation(PayoutRun run, Scheme scheme, String calendar, FactSet set, Ledger ledger) {
        return new PayoutCalculation(run.id(), run.period(), scheme, calendar, zone, set, ledger);
    }

    /** The team's pool looks at its whole quarter. */
    private static YearMonth firstMonthFor(YearMonth period) {
        Quarter quarter = Quarter.of(period);
        return quarter.lastMonth().equals(period) ? quarter.firstMonth() : period;
    }
}
