package io.shouwen.performance.payout;

import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.score.Scorecard;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finance looks at runs: the list, one with its totals, and why a line is what it is. */
@ApplicationScoped
@Transactional
@RequiresPermission(PerformancePermissions.READ_PAYOUTS)
public class ReadingPayouts {

    private final PayoutRuns runs;
    private final Calculations calculations;
    private final AuditLog audit;
    private final OrganisationZone zone;

    @Inject
    public ReadingPayouts(PayoutRuns runs, Calculations calculations, AuditLog audit, OrganisationZone zone) {
        this.runs = runs;
        this.calculations = calculations;
        this.audit = audit;
        this.zone = zone;
    }

    protected ReadingPayouts() { // CDI proxy
        this(null, null, null, null);
    }

    public record Listed(PayoutRun run, Optional<PayoutRuns.Summary> summary) {}

    /**
     * @param totals empty before the first calculation
     * @param late whether a later month was locked before it
     * @param early whether it was calculated before its month was over, so that its last days come as differences
     * @param previousByComponent net of the run before, for the variance (F26)
     */
    public record Whole(
            PayoutRun run,
            boolean late,
            boolean early,
            Optional<ControlTotals> totals,
            List<PayoutLine> lines,
            List<PayoutException> exceptions,
            List<PayoutRuns.Step> steps,
            Optional<PayoutRun> previous,
            SortedMap<String, Money> previousByComponent) {}

    /**
     * Why a line is what it is (F23).
     *
     * @param now what the period entitles to by the run's facts; empty where a debt was only carried
     * @param original the locked run that the line corrects
     * @param paidThen what that run paid
     * @param scorecard on which it rests, down to the facts; empty with it
     */
    public record Why(
            PayoutLine line,
            YearMonth period,
            Optional<Entitlement> now,
            Optional<UUID> original,
            Optional<Money> paidThen,
            Optional<Scorecard> scorecard) {}

    /**
     * A run calculated again from its pinned facts by its own engine, beside what is stored (F23).
     *
     * @param signed the hash that was pinned, and approved by whoever approved it
     * @param stored hash of the lines as they are stored
     * @param recalculated hash of what the pinned facts give
     */
    public record Verification(PayoutRun run, String signed, String stored, String recalculated) {
        public boolean identical() {
            return signed.equals(stored) && signed.equals(recalculated);
        }
    }

    public List<Listed> page(PayoutRuns.Last last, int limit) {
        List<PayoutRun> page = runs.page(last, limit);
        Map<UUID, PayoutRuns.Summary> summaries = runs
                .summaries(page.stream().map(PayoutRun::id).toList())
                .stream()
                .collect(Collectors.toMap(PayoutRuns.Summary::run, Function.identity()));
        return page.stream()
                .map(run -> new Listed(run, Optional.ofNullable(summaries.get(run.id()))))
                .toList();
    }

    /** Without its lines. */
    public PayoutRun head(UUID id) {
        return get(id);
    }

    public Whole whole(UUID id) {
        PayoutRun run = get(id);
        audit.recordAtOnce(AuditEvent.done("performance.payout.read", "performance.payout-run/" + id));
        List<PayoutLine> lines = runs.lines(run);
        Optional<PayoutRun> previous = previous(run);
        SortedMap<String, Money> before = new TreeMap<>();
        previous.ifPresent(
                other -> runs.lines(other).forEach(line -> before.merge(line.component(), line.amount(), Money::plus)));
        return new Whole(
                run,
                late(run),
                early(run),
                totals(run, lines),
                lines,
                runs.exceptions(run),
                runs.steps(run),
                previous,
                before);
    }

    /** Of a run before its lock too, as long as no other was locked since. */
    public Verification verify(UUID id) {
        PayoutRun run = get(id);
        audit.recordAtOnce(AuditEvent.done("performance.payout.verify", "performance.payout-run/" + id));
        if (!run.state().locked()) {
            AnotherRunWasLockedMeanwhile.requireNoneSince(runs, run);
        }
        PayoutCalculation.Result again = calculations.pinned(run);
        return new Verification(
                run,
                run.contentHash().orElseThrow(),
                new RunContent(run.header().orElseThrow(), runs.lines(run)).hash(),
                again.content().hash());
    }

    private boolean early(PayoutRun run) {
        Instant over = zone.startOf(run.period().plusMonths(1));
        return runs.steps(run).stream()
                .filter(step -> step.state() == RunState.CALCULATED)
                .reduce((first, last) -> last)
                .filter(step -> step.at().isBefore(over))
                .isPresent();
    }

    private boolean late(PayoutRun run) {
        return run.state() != RunState.DISCARDED
                && runs.locked().stream()
                        .filter(one -> one.period().isAfter(run.period()))
                        .anyMatch(one -> !run.state().locked()
                                || one.place().orElseThrow() < run.place().orElseThrow());
    }

    /** @param number the line's place in the run, from 1 */
    public Why why(UUID id, int number) {
        PayoutRun run = get(id);
        List<PayoutLine> lines = runs.lines(run);
        if (number < 1 || number > lines.size()) {
            throw new UnknownRun(id);
        }
        PayoutLine line = lines.get(number - 1);
        audit.recordAtOnce(
                AuditEvent.done("performance.payout.explain", "performance.payout-run/" + id + "/" + number));
        String component = line.component().substring(line.component().indexOf('-') + 1);
        Optional<PayoutRun> original = line.corrects().flatMap(runs::find);
        PayoutRun about = original.orElse(run);
        Optional<Entitlements> entitlements = calculations.entitlements(run, about);
        return new Why(
                line,
                about.period(),
                entitlements.stream()
                        .flatMap(all -> all.all().stream())
                        .filter(one -> one.staff().equals(line.staff())
                                && one.component().word().equals(component))
                        .findFirst(),
                line.corrects(),
                original.map(other -> paid(other, line.staff(), component)),
                entitlements.map(all -> all.scorecards().get(line.staff())));
    }

    /** Of the month before; only what was locked before it, so that what is shown stays. */
    private Optional<PayoutRun> previous(PayoutRun run) {
        return runs.locked().stream()
                .filter(one -> one.period().isBefore(run.period()))
                .filter(one -> !run.state().locked()
                        || one.place().orElseThrow() < run.place().orElseThrow())
                .max(Comparator.comparing(PayoutRun::period));
    }

    private Money paid(PayoutRun run, StaffId staff, String component) {
        return runs.lines(run).stream()
                .filter(line -> line.staff().equals(staff) && line.component().equals(component))
                .map(PayoutLine::amount)
                .reduce(Money.zero(run.currency()), Money::plus);
    }

    private static Optional<ControlTotals> totals(PayoutRun run, List<PayoutLine> lines) {
        return run.header()
                .map(header -> ControlTotals.of(
                        new RunContent(header, new ArrayList<>(lines)),
                        money(run, run.opening()),
                        money(run, run.earned()),
                        money(run, run.adjustments()),
                        money(run, run.closing())));
    }

    private static Money money(PayoutRun run, BigDecimal amount) {
        return Money.exactly(amount.toPlainString(), run.currency());
    }

    private PayoutRun get(UUID id) {
        return runs.find(id).orElseThrow(() -> new UnknownRun(id));
    }
}
