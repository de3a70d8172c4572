package io.shouwen.performance.payout;

import io.shouwen.performance.Audited;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A preparer opens a run, has it calculated, freezes it, reviews it and submits it, or discards it (F21). */
@ApplicationScoped
@Transactional
@RequiresPermission(PerformancePermissions.PREPARE_PAYOUTS)
public class PreparingPayouts {

    private final PayoutRuns runs;
    private final Calculations calculations;
    private final Schemes schemes;
    private final Actor actor;
    private final AuditLog audit;
    private final Audited audited;
    private final OrganisationZone zone;
    private final Clock clock;

    @Inject
    public PreparingPayouts(
            PayoutRuns runs,
            Calculations calculations,
            Schemes schemes,
            Actor actor,
            AuditLog audit,
            Audited audited,
            OrganisationZone zone,
            Clock clock) {
        this.runs = runs;
        this.calculations = calculations;
        this.schemes = schemes;
        this.actor = actor;
        this.audit = audit;
        this.audited = audited;
        this.zone = zone;
        this.clock = clock;
    }

    protected PreparingPayouts() { // CDI proxy
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * Of any month that has begun. After a later month was locked it is a late run: nobody was paid for the month, so its own
     * lines are whole, and it looks back at the runs that went before it like any other.
     *
     * @param schemeReference such as {@code standard v1}
     */
    public UUID open(YearMonth period, String schemeReference) {
        UUID id = UuidV7.at(clock.instant());
        String object = "performance.payout-run/" + id;
        return audited.act("performance.payout.open", object, () -> {
            if (period == null || period.isAfter(zone.monthOf(clock.instant()))) {
                throw InvalidInput.of("period", "performance.not-yet", "a month that has begun, such as 2026-10");
            }
            Scheme scheme = schemes.get(schemeReference == null ? Schemes.DEFAULT : schemeReference);
            runs.alone();
            runs.ofPeriod(period).ifPresent(other -> {
                throw new PeriodHasARun(period, other.id());
            });
            PayoutRun run = new PayoutRun(id, period, scheme, actor.id());
            runs.add(run);
            runs.noteStep(run, step(run));
            audit.record(AuditEvent.done("performance.payout.open", object)
                    .transition(null, run.state().word()));
            return id;
        });
    }

    /** From the facts as they are known now; any approval falls. */
    public PayoutRun calculate(UUID id, String ifMatch) {
        return change("performance.payout.calculate", id, ifMatch, runs::besideCalculations, run -> {
            if (run.state().over()) {
                throw new NotPossibleForRun("calculate", run.state());
            }
            Calculations.Fresh fresh = calculations.fresh(run);
            run.calculated(fresh.result(), fresh.place(), actor.id());
            runs.replaceContent(run, fresh);
        });
    }

    /** Opened by mistake: the month can be opened again. */
    public PayoutRun discard(UUID id, DiscardReason reason, String ifMatch) {
        return change("performance.payout.discard", id, ifMatch, runs::alone, run -> run.discard(actor.id(), reason));
    }

    public PayoutRun freeze(UUID id, String ifMatch) {
        return change("performance.payout.freeze", id, ifMatch, Turn.NONE, run -> run.freeze(actor.id()));
    }

    public PayoutRun review(UUID id, String ifMatch) {
        return change("performance.payout.review", id, ifMatch, Turn.NONE, run -> run.startReview(actor.id()));
    }

    /** In the order of periods: an earlier run that can still be paid is locked first. */
    public PayoutRun submit(UUID id, String ifMatch) {
        return change("performance.payout.submit", id, ifMatch, runs::alone, run -> {
            EarlierRunIsNotLocked.requireTurnOf(runs, run);
            AnotherRunWasLockedMeanwhile.requireNoneSince(runs, run);
            run.submit(actor.id());
        });
    }

    /** What an act waits for before it reads anything. */
    private interface Turn {
        Turn NONE = () -> {};

        void await();
    }

    private PayoutRun change(String action, UUID id, String ifMatch, Turn turn, Consumer<PayoutRun> act) {
        String object = "performance.payout-run/" + id;
        return audited.act(action, object, () -> {
            turn.await();
            PayoutRun run = runs.find(id).orElseThrow(() -> new UnknownRun(id));
            EntityVersion.requireMatch(ifMatch, run.version());
            RunState before = run.state();
            act.accept(run);
            runs.noteStep(run, step(run));
            AuditEvent event = AuditEvent.done(action, object)
                    .transition(before.word(), run.state().word());
            audit.record(because(run).map(event::because).orElse(event));
            return run;
        });
    }

    private static Optional<String> because(PayoutRun run) {
        return run.discardedBecause()
                .map(DiscardReason::word)
                .or(() -> run.contentHash().map(hash -> "sha256:" + hash));
    }

    private PayoutRuns.Step step(PayoutRun run) {
        return new PayoutRuns.Step(actor.id().value(), run.state(), clock.instant());
    }
}
