package io.shouwen.performance.payout;

import io.shouwen.performance.Audited;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Finance takes a locked run away as a file; a second export is identical to the first (F27). */
@ApplicationScoped
@Transactional
@RequiresPermission(PerformancePermissions.EXPORT_PAYOUTS)
public class ExportingPayouts {

    private final PayoutRuns runs;
    private final Actor actor;
    private final AuditLog audit;
    private final Audited audited;
    private final Clock clock;

    @Inject
    public ExportingPayouts(PayoutRuns runs, Actor actor, AuditLog audit, Audited audited, Clock clock) {
        this.runs = runs;
        this.actor = actor;
        this.audit = audit;
        this.audited = audited;
        this.clock = clock;
    }

    protected ExportingPayouts() { // CDI proxy
        this(null, null, null, null, null);
    }

    /** The file, and the name to save it under. */
    public record Export(String fileName, String content) {}

    /** Lines taken away to be looked at, before the lock too: told to the audit log, and no file to pay from. */
    public void copy(UUID id) {
        PayoutRun run = runs.find(id).orElseThrow(() -> new UnknownRun(id));
        AuditEvent event = AuditEvent.done("performance.payout.copy", "performance.payout-run/" + id);
        audit.recordAtOnce(
                run.contentHash().map(hash -> event.because("sha256:" + hash)).orElse(event));
    }

    public Export export(UUID id) {
        String object = "performance.payout-run/" + id;
        return audited.act("performance.payout.export", object, () -> {
            runs.alone(); // of two who are first at once, one notes the step
            PayoutRun run = runs.find(id).orElseThrow(() -> new UnknownRun(id));
            RunState before = run.state();
            run.exported();
            RunContent content = new RunContent(run.header().orElseThrow(), runs.lines(run));
            if (!content.hash().equals(run.contentHash().orElseThrow())) {
                throw new NotRecalculable();
            }
            if (before != run.state()) {
                runs.noteStep(run, new PayoutRuns.Step(actor.id().value(), run.state(), clock.instant()));
            }
            audit.record(AuditEvent.done("performance.payout.export", object)
                    .transition(before.word(), run.state().word())
                    .because("sha256:" + content.hash()));
            return new Export("payout-" + run.period() + ".csv", PayoutFile.of(content));
        });
    }
}
