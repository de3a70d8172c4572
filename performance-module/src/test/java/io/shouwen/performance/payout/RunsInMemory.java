package io.shouwen.performance.payout;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Runs with their lines, for tests of who may do what when. */
final class RunsInMemory implements PayoutRuns {

    private final NavigableMap<YearMonth, PayoutRun> byPeriod = new TreeMap<>();
    private final Map<UUID, Calculations.Fresh> contents = new HashMap<>();
    private final Map<UUID, List<Step>> steps = new HashMap<>();

    @Override
    public void alone() {
        // nobody else is here
    }

    @Override
    public void besideCalculations() {
        // nobody else is here
    }

    @Override
    public void add(PayoutRun run) {
        byPeriod.put(run.period(), run);
    }

    @Override
    public Optional<PayoutRun> find(UUID id) {
        return byPeriod.values().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    @Override
    public Optional<PayoutRun> ofPeriod(YearMonth period) {
        return Optional.ofNullable(byPeriod.get(period)).filter(run -> run.state() != RunState.DISCARDED);
    }

    @Override
    public List<PayoutRun> page(Last last, int limit) {
        return List.copyOf(byPeriod.descendingMap().values());
    }

    @Override
    public List<PayoutRun> locked() {
        return byPeriod.values().stream()
                .filter(run -> run.state().locked())
                .sorted(Comparator.comparing(run -> run.place().orElseThrow()))
                .toList();
    }

    @Override
    public Optional<PayoutRun> lockedAfter(YearMonth period) {
        return byPeriod.tailMap(period, false).values().stream()
                .filter(run -> run.state().locked())
                .findFirst();
    }

    @Override
    public Optional<PayoutRun> waitingBefore(YearMonth period) {
        return byPeriod.headMap(period, false).values().stream()
                .filter(run -> !run.state().over() && lockedAfter(run.period()).isEmpty())
                .findFirst();
    }

    @Override
    public void replaceContent(PayoutRun run, Calculations.Fresh fresh) {
        contents.put(run.id(), fresh);
    }

    List<UUID> facts(UUID run) {
        return contents.get(run).facts();
    }

    @Override
    public List<PayoutLine> lines(PayoutRun run) {
        return Optional.ofNullable(contents.get(run.id()))
                .map(fresh -> fresh.result().content().lines())
                .orElse(List.of());
    }

    @Override
    public List<PayoutException> exceptions(PayoutRun run) {
        return List.of();
    }

    @Override
    public List<Difference> found(PayoutRun run) {
        return contents.get(run.id()).result().found();
    }

    @Override
    public List<Difference> carried(PayoutRun run) {
        return contents.get(run.id()).result().carried();
    }

    @Override
    public Set<UUID> lookedAt(PayoutRun run) {
        return contents.get(run.id()).lookedAt();
    }

    @Override
    public List<Summary> summaries(List<UUID> runs) {
        return List.of();
    }

    @Override
    public void noteStep(PayoutRun run, Step step) {
        steps.computeIfAbsent(run.id(), id -> new ArrayList<>()).add(step);
    }

    @Override
    public List<Step> steps(PayoutRun run) {
        return steps.getOrDefault(run.id(), List.of());
    }

    @Override
    public void flush() {
        // nothing is pending
    }
}
