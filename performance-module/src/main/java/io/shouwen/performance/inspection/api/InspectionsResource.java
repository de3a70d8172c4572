package io.shouwen.performance.inspection.api;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.inspection.Inspection;
import io.shouwen.performance.inspection.InspectionMethod;
import io.shouwen.performance.inspection.MarkingInspections;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Created;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Quality inspections (F6). */
@ApplicationScoped
@Path("inspections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: inspections and tests")
public class InspectionsResource {

    private final MarkingInspections marking;
    private final Idempotency idempotency;

    @Inject
    public InspectionsResource(MarkingInspections marking, Idempotency idempotency) {
        this.marking = marking;
        this.idempotency = idempotency;
    }

    protected InspectionsResource() { // CDI proxy
        this(null, null);
    }

    @POST
    @Transactional
    @RequiresPermission(PerformancePermissions.INSPECT)
    @Answers(status = 201, value = Created.class, tagged = true)
    @Operation(operationId = "markInspection", summary = "Mark a quality inspection (F6)")
    public Response mark(@HeaderParam("Idempotency-Key") String key, InspectionRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "performance.no-body", "an inspection");
        }
        MarkingInspections.Marks marks = new MarkingInspections.Marks(
                Inputs.staff("staff", request.staff()),
                InspectionMethod.ofWord(request.method()).orElse(null),
                request.caseReference(),
                request.professionalism(),
                request.efficiency(),
                request.attitude(),
                request.result(),
                time(request.inspectedAt()));
        UUID id = idempotency.once(key, "performance.inspection.mark", request, () -> marking.mark(marks));
        return Response.created(URI.create("inspections/" + id))
                .tag(EntityVersion.tag(0))
                .entity(new Created(id))
                .build();
    }

    @GET
    @RequiresPermission(PerformancePermissions.READ_INSPECTIONS)
    @Operation(operationId = "listInspections", summary = "Inspections, newest first")
    public PageOf<InspectionView> list(
            @QueryParam("staff") String staff,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        List<Inspection> found = marking.page(
                staff == null ? null : Inputs.staff("staff", staff),
                cursor == null
                        ? null
                        : Inputs.id("cursor", Cursor.parse(cursor, 1).key().get(0)),
                limit + 1);
        boolean more = found.size() > limit;
        List<Inspection> page = more ? found.subList(0, limit) : found;
        return new PageOf<>(
                page.stream().map(InspectionView::of).toList(),
                more ? Cursor.after(page.get(limit - 1).id()).toString() : null);
    }

    @GET
    @Path("{inspection}")
    @RequiresPermission(PerformancePermissions.READ_INSPECTIONS)
    @Answers(value = InspectionView.class, tagged = true)
    @Operation(operationId = "getInspection", summary = "One inspection")
    public Response get(@PathParam("inspection") UUID id) {
        return Response.ok(InspectionView.of(marking.get(id)))
                .tag(EntityVersion.tag(0))
                .build();
    }

    private static Instant time(String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw InvalidInput.of("inspectedAt", "performance.not-a-time", "RFC 3339, such as 2026-10-31T08:00:00Z");
        }
    }
}
