package io.shouwen.platform.operations;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.LatestJobs;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Listing;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jobs and health at a glance; no personal data anywhere. */
@Named
@RequestScoped
public class OperationsPage {

    private LatestJobs jobs;
    private Actor actor;
    private SystemChecks checks;
    private Appearance appearance;
    private ListAddress address;
    private Listing<JobStatus> latest;
    private List<SystemChecks.Check> health;

    @Inject
    public OperationsPage(
            LatestJobs jobs, Actor actor, SystemChecks checks, Appearance appearance, HttpServletRequest request) {
        this.jobs = jobs;
        this.actor = actor;
        this.checks = checks;
        this.appearance = appearance;
        this.address = ListAddress.of("/operations", request, List.of("page"));
    }

    protected OperationsPage() {} // CDI proxy

    public ListAddress getAddress() {
        return address;
    }

    public Listing<JobStatus> getJobs() {
        if (latest == null) {
            latest = Listing.of(jobs.latest(100), address);
        }
        return latest;
    }

    public List<SystemChecks.Check> getChecks() {
        if (health == null) {
            health = checks.all();
        }
        return health;
    }

    /** What a check says, in the reader's language. */
    public String detail(SystemChecks.Check check) {
        return HealthWords.of(check.detail(), appearance.getLocale());
    }

    /** What a kind of job is called; its word where nothing names it. */
    public String kind(JobStatus job) {
        String kind = job.kind();
        return Texts.find(
                        kind.substring(0, Math.max(0, kind.indexOf('.'))),
                        "jobkind." + kind,
                        appearance.getLocale(),
                        Map.of())
                .orElse(kind);
    }

    public boolean isMayCancel() {
        return actor.may(PlatformPermissions.JOB_CANCEL);
    }

    public void cancel(UUID id) {
        jobs.cancel(id);
        latest = null;
    }
}
