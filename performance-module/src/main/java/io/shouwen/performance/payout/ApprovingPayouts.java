package io.shouwen.performance.payout;

import io.shouwen.performance.Audited;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody else approves a run under its hash, with a fresh second factor, and locks it for good (F22). */
@ApplicationScoped
@Transactional
@RequiresPermission(PerformancePermissions.APPROVE_PAYOUTS)
public class ApprovingPayouts {

    private final PayoutRuns runs;
    private final Calculations calculations;
    private final Actor actor;
    private final AuditLog audit;
    private final Audited audited;
    private final Clock clock;

    @Inject
    public ApprovingPayouts(
            PayoutRuns runs, Calculations calculations, Actor actor, AuditLog audit, Audited audited, Clock clock) {
        this.runs = runs;
        this.calculations = calculations;
        this.actor = actor;
        this.audit = audit;
        this.audited = audited;
        this.clock = clock;
    }

    protected ApprovingPayouts() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    /** @param hash the content's hash that the approver saw */
    public PayoutRun approve(UUID id, String hash, String ifMatch) {
        return decide("performance.payout.approve", id, ifMatch, run -> {
            EarlierRunIsNotLocked.requireTurnOf(runs, run);
            run.approve(actor.id(), hash, payees(run));
            calculations.again(run);
        });
    }

    public PayoutRun lock(UUID id, String ifMatch) {
        return decide("performance.payout.lock", id, ifMatch, run -> {
            EarlierRunIsNotLocked.requireTurnOf(runs, run);
            calculations.again(run);
            run.lock(actor.id(), new RunContent(run.header().orElseThrow(), runs.lines(run)).hash(), payees(run));
        });
    }

    private interface Act {
        void on(PayoutRun run);
    }

    private PayoutRun decide(String action, UUID id, String ifMatch, Act act) {
        String object = "performance.payout-run/" + id;
        return audited.act(action, object, () -> {
            actor.requireFreshSecondFactor();
            runs.alone();
            PayoutRun run = runs.find(id).orElseThrow(() -> new UnknownRun(id));
            EntityVersion.requireMatch(ifMatch, run.version());
            RunState before = run.state();
            act.on(run);
            runs.noteStep(run, new PayoutRuns.Step(actor.id().value(), run.state(), clock.instant()));
            audit.record(AuditEvent.done(action, object)
                    .transition(before.word(), run.state().word())
                    .because("sha256:" + run.contentHash().orElseThrow()));
            return run;
        });
    }

    private Set<StaffId> payees(PayoutRun run) {
        return runs.lines(run).stream().map(PayoutLine::staff).collect(Collectors.toSet());
    }
}
