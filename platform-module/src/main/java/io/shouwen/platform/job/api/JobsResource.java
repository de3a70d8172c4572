package io.shouwen.platform.job.api;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.LatestJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs, for operators. */
@Path("jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
@RequiresPermission(PlatformPermissions.OPERATIONS_VIEW)
public class JobsResource {

    /** A job as operators see it: no parameters, no result. */
    public record JobView(
            UUID id,
            String kind,
            String startedBy,
            JobStatus.State state,
            long done,
            long total,
            int percent,
            String failure,
            Instant startedAt,
            Instant endedAt) {

        static JobView of(JobStatus job) {
            return new JobView(
                    job.id(),
                    job.kind(),
                    job.startedBy().value(),
                    job.state(),
                    job.done(),
                    job.total(),
                    job.percent(),
                    job.failure(),
                    job.startedAt(),
                    job.endedAt());
        }
    }

    private final LatestJobs jobs;

    @Inject
    public JobsResource(LatestJobs jobs) {
        this.jobs = jobs;
    }

    protected JobsResource() { // CDI proxy
        this(null);
    }

    @GET
    @Operation(operationId = "listJobs", summary = "The latest jobs, newest first")
    public List<JobView> list(@QueryParam("limit") @DefaultValue("50") int limit) {
        return jobs.latest(Math.max(1, Math.min(limit, 200))).stream()
                .map(JobView::of)
                .toList();
    }

    @POST
    @Path("{id}/cancellation")
    @RequiresPermission(PlatformPermissions.JOB_CANCEL)
    @Operation(operationId = "cancelJob", summary = "Asks a job to stop at its next safe point")
    public void cancel(@PathParam("id") UUID id) {
        jobs.cancel(id);
    }
}
