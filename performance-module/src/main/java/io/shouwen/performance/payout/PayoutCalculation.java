package io.shouwen.performance.payout;

import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.score.Engine;
import io.shouwen.performance.score.Scheme;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A run's lines: a pure function of engine, scheme, period, facts, and what earlier runs left behind. The same input gives the
 * same bytes (F23).
 */
public final class PayoutCalculation {

    private final Engine engine;
    private final UUID run;
    private final YearMonth period;
    private final Scheme scheme;
    private final String calendarVersion;
    private final OrganisationZone zone;
    private final FactSet facts;
    private final Ledger ledger;

    /** By the newest engine. */
    public PayoutCalculation(
            UUID run,
            YearMonth period,
            Scheme scheme,
            String calendarVersion,
            OrganisationZone zone,
            FactSet facts,
            Ledger ledger) {
        this(Engine.NEWEST, run, period, scheme, calendarVersion, zone, facts, ledger);
    }

    public PayoutCalculation(
            Engine engine,
            UUID run,
            YearMonth period,
            Scheme scheme,
            String calendarVersion,
            OrganisationZone zone,
            FactSet facts,
            Ledger ledger) {
        this.engine = engine;
        this.run = run;
        this.period = period;
        this.scheme = scheme;
        this.calendarVersion = calendarVersion;
        this.zone = zone;
        this.facts = facts;
        this.ledger = ledger;
    }

    /**
     * @param content what the run decides
     * @param found differences found in earlier runs, settled by this one
     * @param carried what is still to be taken back after this run, oldest first; amounts positive
     * @param exceptions what a reviewer should look at, as {@code code staff detail}
     */
    public record Result(
            RunContent content,
            List<Difference> found,
            List<Difference> carried,
            ControlTotals totals,
            List<PayoutException> exceptions) {}

    public Result calculate() {
        List<PayoutLine> lines = new ArrayList<>();
        List<PayoutException> exceptions = new ArrayList<>();
        for (Entitlement entitlement : new Entitlements(engine, scheme, period, zone, facts).all()) {
            lines.add(PayoutLine.of(entitlement));
            entitlement
                    .heldBecause()
                    .ifPresent(reason -> exceptions.add(new PayoutException("held", entitlement.staff(), reason)));
        }
        Money earned = sum(lines);
        List<Difference> found = differences(exceptions);
        found.stream()
                .filter(difference -> difference.amount().sign() > 0)
                .forEach(difference -> lines.add(new PayoutLine(
                        difference.staff(),
                        difference.component().delta(),
                        difference.amount(),
                        null,
                        difference.original())));
        List<Difference> carried = takeBack(found, lines, exceptions);
        RunContent content = new RunContent(
                new RunContent.Header(
                        run,
                        period,
                        scheme.reference(),
                        scheme.hash(),
                        calendarVersion,
                        facts.root(),
                        engine.version()),
                lines);
        return new Result(
                content,
                found,
                carried,
                ControlTotals.of(
                        content,
                        zero().minus(sumOf(ledger.carried())),
                        earned,
                        sumOf(found),
                        zero().minus(sumOf(carried))),
                List.copyOf(exceptions));
    }

    private List<Difference> differences(List<PayoutException> exceptions) {
        List<Difference> found = new ArrayList<>();
        for (Ledger.LockedRun earlier : ledger.runs()) {
            LookBack back = LookBack.at(earlier, ledger.settled(), zone, facts);
            found.addAll(back.found());
            exceptions.addAll(back.exceptions());
        }
        return found;
    }

    /** Adds clawback lines, oldest debt first, guarded by a share of the person's gross (F25); returns what is left. */
    private List<Difference> takeBack(
            List<Difference> found, List<PayoutLine> lines, List<PayoutException> exceptions) {
        List<Difference> debts = new ArrayList<>(ledger.carried());
        found.stream()
                .filter(difference -> difference.amount().sign() < 0)
                .map(difference -> new Difference(
                        difference.original(),
                        difference.staff(),
                        difference.component(),
                        difference.amount().negated()))
                .forEach(debts::add);
        Map<StaffId, Money> room = new HashMap<>();
        for (PayoutLine line : lines) {
            room.merge(line.staff(), line.amount(), Money::plus);
        }
        room.replaceAll((staff, gross) ->
                Money.rounded(gross.times(scheme.pay().clawbackAtMost()), gross.currency(), RoundingMode.DOWN));
        Map<PayoutLine, Money> taken = new TreeMap<>();
        List<Difference> carried = new ArrayList<>();
        for (Difference debt : debts) {
            Money left = room.getOrDefault(debt.staff(), zero());
            Money now = debt.amount().least(left);
            if (now.sign() > 0) {
                room.put(debt.staff(), left.minus(now));
                PayoutLine key =
                        new PayoutLine(debt.staff(), debt.component().clawback(), zero(), null, debt.original());
                taken.merge(key, now, Money::plus);
            }
            if (debt.amount().compareTo(now) > 0) {
                carried.add(new Difference(
                        debt.original(),
                        debt.staff(),
                        debt.component(),
                        debt.amount().minus(now)));
                exceptions.add(new PayoutException(
                        "clawback-carried",
                        debt.staff(),
                        debt.amount().minus(now).plain()));
            }
        }
        taken.forEach((key, amount) ->
                lines.add(new PayoutLine(key.staff(), key.component(), amount.negated(), null, key.original())));
        return carried;
    }

    private Money sum(List<PayoutLine> lines) {
        return lines.stream().map(PayoutLine::amount).reduce(zero(), Money::plus);
    }

    private Money sumOf(List<Difference> differences) {
        return differences.stream().map(Difference::amount).reduce(zero(), Money::plus);
    }

    private Money zero() {
        return Money.zero(scheme.pay().currency());
    }
}
