package io.shouwen.privacy.vault;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.MasksOverview.RemakeView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * An operator has masks made anew that earlier rules made (P2), after a fresh second factor: the job opens what stands beside
 * them. Nobody sees a value, and everybody goes on reading and writing.
 */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.MASKS_REMAKE)
public class RemakingMasks {

    private static final int LATEST = 10;

    private Actor actor;
    private Jobs jobs;
    private MaskRemakes remakes;
    private MaskRemaking remaking;
    private AuditLog log;

    protected RemakingMasks() {} // CDI proxy

    @Inject
    RemakingMasks(Actor actor, Jobs jobs, MaskRemakes remakes, MaskRemaking remaking, AuditLog log) {
        this.actor = actor;
        this.jobs = jobs;
        this.remakes = remakes;
        this.remaking = remaking;
        this.log = log;
    }

    /**
     * @return id of the job
     * @throws MasksBeingRemade where one is under way
     */
    public UUID remake() {
        actor.requireFreshSecondFactor();
        remakes.running()
                .filter(running ->
                        jobs.find(running.job()).filter(job -> !job.over()).isEmpty())
                .ifPresent(running -> remakes.giveUp(running.job()));
        UUID job = jobs.start(MaskRemaking.NAME, "{}");
        if (!remakes.begin(job)) {
            throw new MasksBeingRemade();
        }
        log.record(AuditEvent.done("privacy.masks.remake", "privacy.mask-remake/" + job)
                .because("v" + Masks.VERSION));
        return job;
    }

    /** At the next safe point; what is made anew stays so, and a later run goes on. */
    public void cancel(UUID job) {
        remakes.find(job).orElseThrow(UnknownRemake::new);
        if (jobs.find(job).filter(JobStatus::over).isEmpty()) {
            jobs.cancel(job);
            log.record(AuditEvent.done("privacy.masks.cancel-remake", "privacy.mask-remake/" + job));
        }
    }

    @RequiresPermission(PrivacyPermissions.KEYS_READ)
    public MasksOverview overview() {
        return new MasksOverview(
                Masks.VERSION,
                remaking.remasking().outdated(),
                remakes.latest(LATEST).stream().map(this::view).toList());
    }

    @RequiresPermission(PrivacyPermissions.KEYS_READ)
    public RemakeView find(UUID id) {
        return view(remakes.find(id).orElseThrow(UnknownRemake::new));
    }

    private RemakeView view(MaskRemakes.Remake remake) {
        Optional<JobStatus> job = jobs.find(remake.job());
        return new RemakeView(
                remake.job(),
                remake.version(),
                job.map(JobStatus::state).orElse(JobStatus.State.DONE),
                job.map(JobStatus::percent).orElse(100),
                remake.remade(),
                remake.unreadable(),
                job.map(j -> j.startedBy().value()).orElse(""),
                remake.beganAt(),
                remake.endedAt(),
                job.map(JobStatus::failure).orElse(null));
    }
}
