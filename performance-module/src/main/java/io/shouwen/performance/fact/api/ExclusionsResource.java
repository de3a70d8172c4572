package io.shouwen.performance.fact.api;

import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.ExcludingFacts;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Created;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Facts that shall not count (F20). */
@ApplicationScoped
@Path("facts/{fact}/exclusions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: facts")
public class ExclusionsResource {

    private final ExcludingFacts excluding;
    private final Idempotency idempotency;

    @Inject
    public ExclusionsResource(ExcludingFacts excluding, Idempotency idempotency) {
        this.excluding = excluding;
        this.idempotency = idempotency;
    }

    protected ExclusionsResource() { // CDI proxy
        this(null, null);
    }

    @POST
    @Transactional
    @RequiresPermission(PerformancePermissions.EXCLUDE_FACTS)
    @Answers(status = 201, value = Created.class, tagged = true)
    @Operation(operationId = "excludeFact", summary = "Exclude a fact beyond the person's control, with evidence (F20)")
    public Response exclude(
            @PathParam("fact") UUID fact, @HeaderParam("Idempotency-Key") String key, ExclusionRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "performance.no-body", "a reason and its evidence");
        }
        UUID id = idempotency.once(
                key,
                "performance.fact.exclude",
                fact + " " + request,
                () -> excluding.exclude(fact, request.reason(), request.evidence()));
        return Response.created(URI.create("facts/" + fact + "/exclusions/" + id))
                .tag(EntityVersion.tag(0))
                .entity(new Created(id))
                .build();
    }
}
