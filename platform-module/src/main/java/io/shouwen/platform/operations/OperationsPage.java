package io.shouwen.platform.operations;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.LatestJobs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Jobs and health at a glance; no personal data anywhere. */
@Named
@RequestScoped
public class OperationsPage {

    private LatestJobs jobs;
    private Actor actor;
    private SystemChecks checks;
    private List<JobStatus> latest;
    private List<SystemChecks.Check> health;

    @Inject
    public OperationsPage(LatestJobs jobs, Actor actor, SystemChecks checks) {
        this.jobs = jobs;
        this.actor = actor;
        this.checks = checks;
    }

    protected OperationsPage() {} // CDI proxy

    public List<JobStatus> getJobs() {
        if (latest == null) {
            latest = jobs.latest(100);
        }
        return latest;
    }

    public List<SystemChecks.Check> getChecks() {
        if (health == null) {
            health = checks.all();
        }
        return health;
    }

    public boolean isMayCancel() {
        return actor.may(PlatformPermissions.JOB_CANCEL);
    }

    public void cancel(UUID id) {
        jobs.cancel(id);
        latest = null;
    }
}
