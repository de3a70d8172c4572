package io.shouwen.crm.imports.api;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.imports.ImportStatus;
import io.shouwen.crm.imports.RowError;
import io.shouwen.crm.imports.StartingImport;
import io.shouwen.crm.imports.UploadingCustomers;
import io.shouwen.crm.imports.ViewingImports;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.BodyLimit;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportsResource {

    private static final int LARGEST_FILE = 20 * 1024 * 1024;
    private static final int MOST = 200;

    @Inject
    UploadingCustomers uploading;

    @Inject
    StartingImport starting;

    @Inject
    ViewingImports viewing;

    @Inject
    Idempotency idempotency;

    @POST
    @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
    @BodyLimit.AtMost(bytes = LARGEST_FILE)
    @RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
    @Answers(status = 201, value = ImportView.class, refuses = 429)
    @Operation(
            operationId = "uploadCustomers",
            summary = "Upload a CSV of customers; every row is checked. With dryRun=false it is taken in at once,"
                    + " otherwise by the operation start. The file is kept nowhere.")
    public Response upload(
            @QueryParam("dryRun") @DefaultValue("true") boolean dryRun,
            @QueryParam("consentText") @DefaultValue("") String consentText,
            @HeaderParam("Idempotency-Key") String key,
            byte[] file,
            @Context UriInfo uri) {
        List<String> content = List.of(digest(file), consentText, Boolean.toString(dryRun));
        UUID id = idempotency.once(key, "crm.import.upload", content, () -> {
            UUID made = uploading.upload(file, consentText);
            if (!dryRun) {
                starting.start(made);
            }
            return made;
        });
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .entity(ImportView.of(viewing.get(id)))
                .build();
    }

    @GET
    @RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
    @Operation(operationId = "listImports", summary = "Imports, the newest first.")
    public PageOf<ImportView> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") String cursor) {
        int size = Math.max(1, Math.min(limit, MOST));
        UUID before = null;
        if (cursor != null) {
            try {
                before = UUID.fromString(Cursor.parse(cursor, 1).key().get(0));
            } catch (IllegalArgumentException e) {
                throw notOurs();
            }
        }
        List<ImportStatus> found = new ArrayList<>(viewing.recent(before, size + 1));
        String next = null;
        if (found.size() > size) {
            found.remove(size);
            next = Cursor.after(found.get(size - 1).id()).toString();
        }
        return new PageOf<>(found.stream().map(ImportView::of).toList(), next);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
    @Operation(operationId = "readImport", summary = "How far an import is.")
    public ImportView read(@PathParam("id") UUID id) {
        return ImportView.of(viewing.get(id));
    }

    @POST
    @Path("{id}/start")
    @RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
    @Answers(status = 202, value = ImportView.class, refuses = 429)
    @Operation(operationId = "startImport", summary = "Take in the rows that the dry run found sound.")
    public Response start(@PathParam("id") UUID id) {
        starting.start(id);
        return Response.accepted(ImportView.of(viewing.get(id))).build();
    }

    @POST
    @Path("{id}/cancel")
    @RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
    @Operation(operationId = "cancelImport", summary = "Stop an import; what was taken in stays, the rest is dropped.")
    public ImportView cancel(@PathParam("id") UUID id) {
        starting.cancel(id);
        return ImportView.of(viewing.get(id));
    }

    @GET
    @Path("{id}/errors")
    @RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
    @Operation(
            operationId = "listImportErrors",
            summary =
                    "Rows that are not accepted, and duplicates by their contact, in the order of the file. Duplicates by"
                            + " ID number are counted only.")
    public PageOf<RowErrorView> errors(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        int size = Math.max(1, Math.min(limit, MOST));
        List<RowError> found = new ArrayList<>(viewing.errors(id, errorIn(cursor), size + 1));
        String next = null;
        if (found.size() > size) {
            found.remove(size);
            RowError last = found.get(size - 1);
            next = Cursor.after(last.row(), last.column()).toString();
        }
        Locale locale = locale(headers);
        return new PageOf<>(
                found.stream()
                        .map(e -> new RowErrorView(
                                e.row(),
                                e.column(),
                                e.code(),
                                Texts.problem(e.code(), locale, Map.of()).orElse(e.code())))
                        .toList(),
                next);
    }

    @GET
    @Path("{id}/errors.csv")
    @Produces("text/csv")
    @RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
    @Operation(operationId = "downloadImportErrors", summary = "All row errors as CSV.")
    public Response errorsFile(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        viewing.writeErrors(id, locale(headers), file);
        StreamingOutput body = file::writeTo;
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"import-errors.csv\"")
                .build();
    }

    private static RowError errorIn(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> key = Cursor.parse(cursor, 2).key();
        try {
            return new RowError(Integer.parseInt(key.get(0)), key.get(1), "");
        } catch (NumberFormatException e) {
            throw notOurs();
        }
    }

    private static InvalidInput notOurs() {
        return InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before");
    }

    private static Locale locale(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .filter(l -> l.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
