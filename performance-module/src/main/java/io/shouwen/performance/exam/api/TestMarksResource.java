package io.shouwen.performance.exam.api;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.exam.MarkingTests;
import io.shouwen.performance.exam.TestMark;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Created;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Marks of the quarterly knowledge test (F3). */
@ApplicationScoped
@Path("test-marks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: inspections and tests")
public class TestMarksResource {

    private final MarkingTests marking;
    private final Idempotency idempotency;

    @Inject
    public TestMarksResource(MarkingTests marking, Idempotency idempotency) {
        this.marking = marking;
        this.idempotency = idempotency;
    }

    protected TestMarksResource() { // CDI proxy
        this(null, null);
    }

    @POST
    @Transactional
    @RequiresPermission(PerformancePermissions.MARK_TESTS)
    @Answers(status = 201, value = Created.class, tagged = true)
    @Operation(operationId = "enterTestMark", summary = "Enter the mark of a quarterly test (F3)")
    public Response mark(@HeaderParam("Idempotency-Key") String key, TestMarkRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "performance.no-body", "a test mark");
        }
        StaffId staff = Inputs.staff("staff", request.staff());
        Quarter quarter = Inputs.quarter("quarter", request.quarter());
        UUID id = idempotency.once(
                key, "performance.test.mark", request, () -> marking.mark(staff, quarter, request.mark()));
        return Response.created(URI.create("test-marks/" + id))
                .tag(EntityVersion.tag(0))
                .entity(new Created(id))
                .build();
    }

    @GET
    @RequiresPermission(PerformancePermissions.READ_TESTS)
    @Operation(operationId = "listTestMarks", summary = "Test marks, newest first")
    public PageOf<TestMarkView> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") String cursor) {
        List<TestMark> found = marking.page(
                cursor == null
                        ? null
                        : Inputs.id("cursor", Cursor.parse(cursor, 1).key().get(0)),
                limit + 1);
        boolean more = found.size() > limit;
        List<TestMark> page = more ? found.subList(0, limit) : found;
        return new PageOf<>(
                page.stream().map(TestMarkView::of).toList(),
                more ? Cursor.after(page.get(limit - 1).id()).toString() : null);
    }
}
