package io.shouwen.performance.payout;

import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.money.Money;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a locked run would pay by the facts known now, less what it paid and what was settled since; measured by its own
 * scheme and engine, so that only facts make a difference.
 *
 * @param exceptions what a reviewer should look at
 */
record LookBack(List<Difference> found, List<PayoutException> exceptions) {

    /** @param settled differences that locked runs already found, in this run or others */
    static LookBack at(Ledger.LockedRun run, List<Difference> settled, OrganisationZone zone, FactSet facts) {
        List<Difference> found = new ArrayList<>();
        List<PayoutException> exceptions = new ArrayList<>();
        SortedMap<StaffId, Map<Component, Money>> paid = paid(run, settled);
        SortedMap<StaffId, Map<Component, Money>> missing = new TreeMap<>();
        for (Entitlement now : new Entitlements(run.measuredBy(), run.scheme(), run.period(), zone, facts).all()) {
            Money amount = now.amount();
            if (now.held() != null) {
                // Too little is known now of what was paid then: a person decides, nothing is taken back.
                amount = paid.getOrDefault(now.staff(), Map.of()).getOrDefault(now.component(), amount);
                if (amount.sign() != 0) {
                    exceptions.add(new PayoutException("insufficient-after-payment", now.staff(), now.held()));
                }
            }
            add(missing, now.staff(), now.component(), amount);
        }
        paid.forEach((staff, byComponent) ->
                byComponent.forEach((component, amount) -> add(missing, staff, component, amount.negated())));
        missing.forEach((staff, byComponent) -> byComponent.forEach((component, amount) -> {
            if (amount.sign() != 0) {
                found.add(new Difference(run.id(), staff, component, amount));
            }
        }));
        return new LookBack(List.copyOf(found), List.copyOf(exceptions));
    }

    /** By the run itself, and corrected since. */
    private static SortedMap<StaffId, Map<Component, Money>> paid(Ledger.LockedRun run, List<Difference> settled) {
        SortedMap<StaffId, Map<Component, Money>> paid = new TreeMap<>();
        for (PayoutLine line : run.lines()) {
            for (Component component : Component.values()) {
                if (line.component().equals(component.word())) {
                    add(paid, line.staff(), component, line.amount());
                }
            }
        }
        settled.stream()
                .filter(difference -> difference.original().equals(run.id()))
                .forEach(difference -> add(paid, difference.staff(), difference.component(), difference.amount()));
        return paid;
    }

    private static void add(
            Map<StaffId, Map<Component, Money>> sums, StaffId staff, Component component, Money amount) {
        sums.computeIfAbsent(staff, s -> new TreeMap<>()).merge(component, amount, Money::plus);
    }
}
