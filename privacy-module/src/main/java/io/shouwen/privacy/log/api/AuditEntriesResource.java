package io.shouwen.privacy.log.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.BundlingEvidence;
import io.shouwen.privacy.log.EntryFilter;
import io.shouwen.privacy.log.ExportingAuditLog;
import io.shouwen.privacy.log.LoggedEntry;
import io.shouwen.privacy.log.Outcome;
import io.shouwen.privacy.log.ReadingAuditLog;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("audit-entries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(PrivacyPermissions.LOG_READ)
@Tag(name = "audit log")
public class AuditEntriesResource {

    private static final int MOST = 200;

    @Inject
    ReadingAuditLog reading;

    @Inject
    ExportingAuditLog exporting;

    @Inject
    BundlingEvidence bundling;

    @GET
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(
            operationId = "listAuditEntries",
            summary =
                    "Audit entries, newest first (order=asc: oldest first). action: whole, or a beginning that ends in a dot. The search is in the"
                            + " audit log itself.")
    public PageOf<AuditEntryView> list(
            @QueryParam("subject") UUID subject,
            @QueryParam("actor") String actor,
            @QueryParam("action") String action,
            @QueryParam("case") String caseReference,
            @QueryParam("purpose") String purpose,
            @Words(Outcome.class) @QueryParam("outcome") String outcome,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("field") String field,
            @Schema(enumeration = {"asc", "desc"}) @QueryParam("order") @DefaultValue("desc") String order,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        int size = Math.max(1, Math.min(limit, MOST));
        EntryFilter filter = new EntryFilter(subject, actor, action, caseReference, purpose, outcome, from, to, field);
        List<LoggedEntry> entries =
                reading.list(filter, cursor == null ? null : idIn(cursor), 0, size + 1, oldestFirst(order));
        boolean more = entries.size() > size;
        List<LoggedEntry> page = more ? entries.subList(0, size) : entries;
        return new PageOf<>(
                page.stream().map(AuditEntryView::of).toList(),
                more ? Cursor.after(page.get(size - 1).id()).toString() : null);
    }

    private static boolean oldestFirst(String order) {
        if (!order.equals("asc") && !order.equals("desc")) {
            throw InvalidInput.of("order", "privacy.not-a-filter", "asc or desc");
        }
        return order.equals("asc");
    }

    @GET
    @Path("export")
    @Produces(MediaType.WILDCARD)
    @RequiresPermission(PrivacyPermissions.LOG_EXPORT)
    @Answers(as = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip"})
    @Operation(
            operationId = "exportAuditEntries",
            summary =
                    "What a search finds, as csv or xlsx; with proofs=true as a zip with each entry and its tlog-proof"
                            + " beside the table. At most 50,000 entries, 5,000 with proofs; more is refused (422), not cut off."
                            + " Needs a fresh second factor.")
    public Response export(
            @QueryParam("subject") UUID subject,
            @QueryParam("actor") String actor,
            @QueryParam("action") String action,
            @QueryParam("case") String caseReference,
            @QueryParam("purpose") String purpose,
            @Words(Outcome.class) @QueryParam("outcome") String outcome,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("field") String field,
            @Schema(enumeration = {"asc", "desc"}) @QueryParam("order") @DefaultValue("desc") String order,
            @Schema(enumeration = {"csv", "xlsx"}) @QueryParam("format") @DefaultValue("csv") String format,
            @QueryParam("proofs") @DefaultValue("false") boolean proofs) {
        EntryFilter filter = new EntryFilter(subject, actor, action, caseReference, purpose, outcome, from, to, field);
        ExportingAuditLog.Format chosen = Arrays.stream(ExportingAuditLog.Format.values())
                .filter(one -> one.ending().equals(format))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("format", "privacy.not-a-filter", "csv or xlsx"));
        ExportingAuditLog.Export export = proofs
                ? exporting.rowsWithProofs(filter, chosen, oldestFirst(order))
                : exporting.rows(filter, chosen, oldestFirst(order));
        StreamingOutput body = export::writeTo;
        String ending = proofs ? "zip" : chosen.ending();
        return Response.ok(body, proofs ? "application/zip" : chosen.mediaType())
                .header("Content-Disposition", "attachment; filename=\"audit-entries." + ending + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static UUID idIn(String cursor) {
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).key().get(0));
        } catch (IllegalArgumentException notAnId) {
            throw InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before");
        }
    }

    @GET
    @Path("{id}")
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(operationId = "readAuditEntry", summary = "One entry and the times of its states.")
    public AuditEntryView read(@PathParam("id") UUID id) {
        return AuditEntryView.of(reading.entry(id));
    }

    @GET
    @Path("{id}/proof")
    @Produces(MediaType.TEXT_PLAIN)
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(
            operationId = "proveAuditEntry",
            summary = "The entry's inclusion proof under the newest checkpoint (C2SP tlog-proof@v1).")
    public Response proof(@PathParam("id") UUID id) {
        return Response.ok(reading.proof(id).file().written(), "text/plain;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + id + ".tlog-proof\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("{id}/evidence")
    @Produces("application/zip")
    @RequiresPermission(PrivacyPermissions.LOG_READ)
    @Operation(
            operationId = "bundleAuditEntry",
            summary = "Entry, proof, checkpoint, public key and a page of plain words, as a zip.")
    public Response evidence(@PathParam("id") UUID id) {
        return Response.ok(bundling.of(id), "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + id + "-evidence.zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
