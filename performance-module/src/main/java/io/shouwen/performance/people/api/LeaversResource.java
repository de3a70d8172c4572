package io.shouwen.performance.people.api;

import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.people.KeepingLeavers;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has left, as HR says. */
@ApplicationScoped
@Path("leavers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: people")
public class LeaversResource {

    private final KeepingLeavers keeping;

    @Inject
    public LeaversResource(KeepingLeavers keeping) {
        this.keeping = keeping;
    }

    protected LeaversResource() { // CDI proxy
        this(null);
    }

    /** @param leftOn last day, such as {@code 2026-11-30} */
    @Schema(requiredProperties = "leftOn")
    public record LeavingRequest(String leftOn) {}

    @GET
    @RequiresPermission(PerformancePermissions.READ_PEOPLE)
    @Operation(operationId = "listLeavers", summary = "Who has left or will, with the last day, the latest first")
    public PageOf<LeaverView> list() {
        return new PageOf<>(
                keeping.all().entrySet().stream()
                        .map(one -> LeaverView.of(one.getKey(), one.getValue()))
                        .toList(),
                null);
    }

    @PUT
    @Path("{staff}")
    @Transactional
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    @Answers(value = LeaverView.class, tagged = true, matchOptional = true)
    @Operation(
            operationId = "putLeaver",
            summary = "Say that somebody leaves or has left: the role period ends on that day, and the access review"
                    + " shows the account while it is enabled; If-Match is needed where there is a last day already")
    public Response put(
            @PathParam("staff") StaffId staff, @HeaderParam("If-Match") String ifMatch, LeavingRequest request) {
        LocalDate lastDay = day(request);
        keeping.leave(staff, lastDay, ifMatch);
        LeaverView view = LeaverView.of(staff, lastDay);
        return Response.ok(view).tag(EntityVersion.tag(view.version())).build();
    }

    @DELETE
    @Path("{staff}")
    @Transactional
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    @Answers(status = 204, matchOptional = true)
    @Operation(
            operationId = "deleteLeaver",
            summary = "Take it back: the role periods are as they were before; If-Match is needed where there is a last"
                    + " day")
    public void delete(@PathParam("staff") StaffId staff, @HeaderParam("If-Match") String ifMatch) {
        keeping.stay(staff, ifMatch);
    }

    private static LocalDate day(LeavingRequest request) {
        try {
            return LocalDate.parse(request.leftOn());
        } catch (DateTimeParseException | NullPointerException malformed) {
            throw InvalidInput.of("leftOn", "performance.not-a-day", "a day such as 2026-10-01");
        }
    }
}
