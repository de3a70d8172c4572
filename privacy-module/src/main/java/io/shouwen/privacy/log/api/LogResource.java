package io.shouwen.privacy.log.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.ExportingAuditLog;
import io.shouwen.privacy.log.NoSuchTile;
import io.shouwen.privacy.log.ReadingAuditLog;
import io.shouwen.privacy.log.tree.TileAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
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
}
