package io.shouwen.performance;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Facts;
import io.shouwen.platform.staff.StaffId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Facts for tests of who may add which. */
public class FactsInMemory implements Facts {

    private final List<Fact> all = new ArrayList<>();

    public List<Fact> all() {
        return List.copyOf(all);
    }

    @Override
    public void append(Collection<Fact> facts) {
        all.addAll(facts);
    }

    @Override
    public FactSet ofMonths(YearMonth first, YearMonth last) {
        Map<StaffId, Fact> engaged = new HashMap<>();
        List<Fact> found = new ArrayList<>();
        for (Fact fact : FactSet.of(all).facts()) {
            YearMonth month = FactsOf.ZONE.monthOf(fact.at());
            boolean lasting = fact.kind() == FactKind.REOPENED || fact.kind() == FactKind.EXCLUDED;
            if (fact.kind() == FactKind.ENGAGED) {
                engaged.put(fact.agent(), fact);
            } else if (fact.kind() == FactKind.TESTED || !month.isBefore(first) && (lasting || !month.isAfter(last))) {
                found.add(fact);
            }
        }
        found.addAll(engaged.values());
        return FactSet.of(found);
    }

    @Override
    public FactSet ofRun(UUID run) {
        return FactSet.of(all);
    }

    @Override
    public Optional<Fact> find(UUID id) {
        return all.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    @Override
    public List<Fact> all(Collection<UUID> ids) {
        return all.stream()
                .filter(fact -> ids.contains(fact.id()))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Override
    public Optional<Fact> engagement(StaffId staff) {
        return page(staff, null, FactKind.ENGAGED, null, 1).stream().findFirst();
    }

    @Override
    public List<Fact> page(StaffId staff, YearMonth month, FactKind kind, UUID before, int limit) {
        return all.stream()
                .filter(fact -> fact.agent().equals(staff) && (kind == null || fact.kind() == kind))
                .limit(limit)
                .toList();
    }
}
