package io.shouwen.workorder.calendar.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.BodyLimit;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.calendar.Announcement;
import io.shouwen.workorder.calendar.AnnouncementCsv;
import io.shouwen.workorder.calendar.CalendarBook;
import io.shouwen.workorder.calendar.CalendarDraft;
import io.shouwen.workorder.calendar.CalendarPreview;
import io.shouwen.workorder.calendar.CalendarVersion;
import io.shouwen.workorder.calendar.PublishingCalendar;
import io.shouwen.workorder.calendar.ReadingCalendar;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** When people work: versions of the calendar that clocks run by (W20). */
@Path("working-calendar")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "working-calendar")
public class WorkingCalendarResource {

    private static final int LARGEST_FILE = 256 * 1024;

    @Inject
    ReadingCalendar reading;

    @Inject
    PublishingCalendar publishing;

    @Inject
    Idempotency idempotency;

    @GET
    @RequiresPermission(WorkorderPermissions.CALENDAR_READ)
    @Answers(value = WorkingCalendarView.class, tagged = true)
    @Operation(operationId = "getWorkingCalendar", summary = "The versions, and which one is in force.")
    public Response calendar() {
        CalendarBook book = reading.book();
        return Response.ok(WorkingCalendarView.of(book, reading.missingYears(book)))
                .tag(EntityVersion.tag(book.revision()))
                .build();
    }

    @GET
    @Path("versions/{version}")
    @RequiresPermission(WorkorderPermissions.CALENDAR_READ)
    @Answers(value = CalendarVersionView.class, tagged = true)
    @Operation(operationId = "getCalendarVersion", summary = "One version.")
    public Response version(@PathParam("version") String version) {
        return answer(reading.version(version), reading.book());
    }

    @GET
    @Path("versions/{version}/years/{year}")
    @RequiresPermission(WorkorderPermissions.CALENDAR_READ)
    @Operation(
            operationId = "getCalendarYear",
            summary = "A year by one version: days off, make-up workdays, days with hours of their own.")
    public CalendarYearView year(@PathParam("version") String version, @PathParam("year") int year) {
        if (year < Announcement.FIRST_YEAR || year > Announcement.LAST_YEAR) {
            throw InvalidInput.of(
                    "year", "workorder.not-a-calendar-year", Announcement.FIRST_YEAR + " to " + Announcement.LAST_YEAR);
        }
        return CalendarYearView.of(reading.version(version).calendar(), year);
    }

    @POST
    @Path("csv")
    @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
    @BodyLimit.AtMost(bytes = LARGEST_FILE)
    @RequiresPermission(WorkorderPermissions.CALENDAR_PUBLISH)
    @Operation(
            operationId = "readCalendarFile",
            summary = "Read a year's announcement from a CSV with the columns date, until, kind and hours. Nothing is"
                    + " stored; the days that come back go to preview and publish.")
    public AnnouncementView csv(byte[] file) {
        return AnnouncementView.of(AnnouncementCsv.parse(file == null ? new byte[0] : file));
    }

    @POST
    @Path("preview")
    @RequiresPermission(WorkorderPermissions.CALENDAR_PUBLISH)
    @Answers(value = CalendarPreviewView.class, tagged = true, refuses = 409)
    @Operation(
            operationId = "previewCalendarVersion",
            summary = "What a version would change. Nothing is stored; the ETag is what publishing takes as If-Match.")
    public Response preview(CalendarDraftRequest request) {
        CalendarPreview preview = publishing.preview(draft(request));
        return Response.ok(CalendarPreviewView.of(preview))
                .tag(EntityVersion.tag(preview.revision()))
                .build();
    }

    @POST
    @Path("versions")
    @RequiresPermission(WorkorderPermissions.CALENDAR_PUBLISH)
    @Answers(status = 201, value = CalendarVersionView.class, tagged = true, refuses = 409)
    @Operation(
            operationId = "publishCalendarVersion",
            summary = "Publish a year's announcement as a new version. If-Match is the ETag of the calendar or of the"
                    + " preview. Clocks that run keep the version that they started with.")
    public Response publish(
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            CalendarDraftRequest request,
            @Context UriInfo uri) {
        CalendarDraft draft = draft(request);
        UUID id = idempotency.once(
                key,
                "workorder.calendar.publish",
                request,
                () -> publishing.publish(draft, ifMatch).id());
        CalendarVersion published = publishing.published(id);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(published.version()).build())
                .tag(EntityVersion.tag(published.revision()))
                .entity(CalendarVersionView.of(published, publishing.book()))
                .build();
    }

    @POST
    @Path("versions/{version}/withdrawal")
    @RequiresPermission(WorkorderPermissions.CALENDAR_PUBLISH)
    @Answers(value = CalendarVersionView.class, tagged = true, refuses = 409)
    @Operation(
            operationId = "withdrawCalendarVersion",
            summary = "Take back a version that is not in force yet. It stays on record, and its name stays taken.")
    public Response withdraw(@PathParam("version") String version, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(publishing.withdraw(version, ifMatch), publishing.book());
    }

    private static CalendarDraft draft(CalendarDraftRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "workorder.body-missing", "a JSON object");
        }
        return request.toDraft();
    }

    private static Response answer(CalendarVersion version, CalendarBook book) {
        return Response.ok(CalendarVersionView.of(version, book))
                .tag(EntityVersion.tag(version.revision()))
                .build();
    }
}
