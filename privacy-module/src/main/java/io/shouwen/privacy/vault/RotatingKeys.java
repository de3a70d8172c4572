package io.shouwen.privacy.vault;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** An operator has keys rotated, after a fresh second factor. A job does it while everybody goes on reading and writing. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.KEYS_ROTATE)
public class RotatingKeys {

    private Actor actor;
    private Jobs jobs;
    private Rotations rotations;
    private AuditLog log;
    private Clock clock;

    protected RotatingKeys() {} // CDI proxy

    @Inject
    RotatingKeys(Actor actor, Jobs jobs, Rotations rotations, AuditLog log, Clock clock) {
        this.actor = actor;
        this.jobs = jobs;
        this.rotations = rotations;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @return id of the job
     * @throws RotationRunning where one of these keys is under way
     */
    public UUID rotate(RotatedKeys keys) {
        actor.requireFreshSecondFactor();
        rotations.running(keys).ifPresent(running -> {
            if (jobs.find(running.job()).filter(job -> !job.over()).isPresent()) {
                throw new RotationRunning(keys);
            }
            rotations.end(
                    running.job(), clock.instant()); // its job has failed for good, or was cancelled before it began
        });
        UUID job = jobs.start(keys.job(), "{}");
        rotations.begin(job, keys, clock.instant());
        log.record(AuditEvent.done("privacy.keys.rotate", "privacy.key-rotation/" + job)
                .because(keys.word()));
        return job;
    }

    /** At the next safe point: both versions stay in force, and a later rotation brings everything together. */
    public void cancel(UUID job) {
        rotations.find(job).orElseThrow(() -> new UnknownRotation(job));
        if (jobs.find(job).filter(JobStatus::over).isEmpty()) {
            jobs.cancel(job);
            log.record(AuditEvent.done("privacy.keys.cancel-rotation", "privacy.key-rotation/" + job));
        }
    }
}
