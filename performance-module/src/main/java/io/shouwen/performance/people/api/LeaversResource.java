package io.shouwen.performance.people.api;

import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.people.KeepingLeavers;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    public record LeavingRequest(String leftOn) {}

    @GET
    @RequiresPermission(PerformancePermissions.READ_PEOPLE)
    @Operation(operationId = "listLeavers", summary = "Who has left or will, with the last day, the latest first")
    public PageOf<LeaverView> list() {
        return new PageOf<>(
                keeping.all().entrySet().stream()
                        .map(one -> new LeaverView(
                                one.getKey().value(), one.getValue().toString()))
                        .toList(),
                null);
    }

    @PUT
    @Path("{staff}")
    @Transactional
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    @Operation(
            operationId = "putLeaver",
            summary = "Say that somebody leaves or has left: the role period ends on that day, and the access review"
                    + " shows the account while it is enabled")
    public LeaverView put(@PathParam("staff") StaffId staff, LeavingRequest request) {
        LocalDate lastDay = day(request);
        keeping.leave(staff, lastDay);
        return new LeaverView(staff.value(), lastDay.toString());
    }

    @DELETE
    @Path("{staff}")
    @Transactional
    @RequiresPermission(PerformancePermissions.EDIT_PEOPLE)
    @Operation(operationId = "deleteLeaver", summary = "Take it back: the role periods are as they were before")
    public void delete(@PathParam("staff") StaffId staff) {
        keeping.stay(staff);
    }

    private static LocalDate day(LeavingRequest request) {
        try {
            return LocalDate.parse(request.leftOn());
        } catch (DateTimeParseException | NullPointerException malformed) {
            throw InvalidInput.of("leftOn", "performance.not-a-day", "a day such as 2026-10-01");
        }
    }
}
