package io.shouwen.privacy.log.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.ClearingAlarm;
import io.shouwen.privacy.log.ExportingAuditLog;
import io.shouwen.privacy.log.FindingPerson;
import io.shouwen.privacy.log.NoSuchTile;
import io.shouwen.privacy.log.ReadingAuditLog;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log as C2SP tlog-tiles serve it, and the zip of all of that. */
@Path("log")
@RequestScoped
@Tag(name = "audit log")
public class LogResource {

    @Inject
    ReadingAuditLog reading;

    @Inject
    ExportingAuditLog exporting;

    @Inject
    ClearingAlarm clearing;

    @Inject
    FindingPerson finding;

    @GET
    @Path("checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(operationId = "readCheckpoint", summary = "The newest signed checkpoint.")
    public Response checkpoint() {
        return Response.ok(reading.checkpoint(), "text/plain;charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .build();
    }

    @GET
    @Path("key")
    @Produces(MediaType.TEXT_PLAIN)
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(operationId = "readLogKey", summary = "The log's public key, as shouwen-verify --key takes it.")
    public Response key() {
        return Response.ok(reading.key() + "\n", "text/plain;charset=UTF-8").build();
    }

    @GET
    @Path("tile/{path: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(operationId = "readTile", summary = "A tile of hashes, or of entries (C2SP tlog-tiles).")
    public Response tile(@PathParam("path") String path) {
        TileAddress address = TileAddress.parse("tile/" + path).orElseThrow(NoSuchTile::new);
        return Response.ok(reading.tile(address), MediaType.APPLICATION_OCTET_STREAM)
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
    }

    @GET
    @Path("export")
    @Produces("application/zip")
    @RequiresPermission(PrivacyPermissions.LOG_EXPORT)
    @Operation(
            operationId = "exportLog",
            summary = "Everything under the newest checkpoint as a zip that shouwen-verify reads. Needs a fresh second"
                    + " factor.")
    public Response export() {
        ExportingAuditLog.Export export = exporting.wholeLog();
        StreamingOutput body = export::writeTo;
        return Response.ok(body, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"shouwen-audit-log.zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("alarms")
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(
            operationId = "listLogAlarms",
            summary = "The newest alarms of the log; while one is open, nothing is published.")
    public List<AlarmView> alarms() {
        return reading.overview().pastAlarms().stream().map(AlarmView::of).toList();
    }

    @POST
    @Path("alarms/{id}/clearance")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(PrivacyPermissions.LOG_CLEAR_ALARM)
    @Answers(status = 204)
    @Operation(
            operationId = "clearLogAlarm",
            summary =
                    "Says what an alarm was, after an investigation; publication goes on if what is stored fits again."
                            + " Needs a fresh second factor.")
    public Response clear(@PathParam("id") UUID id, ClearanceRequest request) {
        if (request == null) {
            throw InvalidInput.of("finding", "privacy.not-a-finding", "finding and reference");
        }
        clearing.clear(id, request.finding(), request.reference(), request.note());
        return Response.noContent().build();
    }

    @POST
    @Path("person-lookups")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresPermission(PrivacyPermissions.LOG_FIND_PERSON)
    @Answers(PersonLookupView.class)
    @Operation(
            operationId = "findPersonByNumber",
            summary = "Whose telephone number or e-mail address this is: the id only. Audited without the number.")
    public Response findPerson(PersonLookupRequest request) {
        if (request == null || request.number() == null) {
            throw InvalidInput.of("number", "privacy.empty", "a telephone number or e-mail address");
        }
        return Response.ok(new PersonLookupView(finding.byNumber(request.number()).stream()
                        .map(PersonId::value)
                        .toList()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
