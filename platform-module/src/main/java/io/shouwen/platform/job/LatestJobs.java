package io.shouwen.platform.job;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What operators see of the jobs, and may do to them. */
@ApplicationScoped
@RequiresPermission(PlatformPermissions.OPERATIONS_VIEW)
public class LatestJobs {

    private final StoredJobs jobs;

    @Inject
    LatestJobs(StoredJobs jobs) {
        this.jobs = jobs;
    }

    protected LatestJobs() { // CDI proxy
        this(null);
    }

    /** Newest first. */
    public List<JobStatus> latest(int atMost) {
        return jobs.latest(atMost);
    }

    @RequiresPermission(PlatformPermissions.JOB_CANCEL)
    public void cancel(UUID id) {
        jobs.cancel(id);
    }
}
