package io.shouwen.crm.customer.api;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.ChangingCustomer;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.CustomerQuery;
import io.shouwen.crm.customer.CustomerRow;
import io.shouwen.crm.customer.ExportingCustomers;
import io.shouwen.crm.customer.ReadingCustomer;
import io.shouwen.crm.customer.RegisteringCustomer;
import io.shouwen.crm.customer.SearchingCustomers;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "customers")
public class CustomersResource {

    private static final int MOST = 200;

    @Inject
    RegisteringCustomer registering;

    @Inject
    ChangingCustomer changing;

    @Inject
    ReadingCustomer reading;

    @Inject
    SearchingCustomers searching;

    @Inject
    ExportingCustomers exporting;

    @Inject
    Idempotency idempotency;

    @POST
    @RequiresPermission(CrmPermissions.CUSTOMER_WRITE)
    @Answers(status = 201, value = Registered.class, tagged = true, refuses = 429)
    @Operation(
            operationId = "registerCustomer",
            summary = "Register a customer. 409 names who has the same ID number, or looks the same on the same phone.")
    public Response register(
            @HeaderParam("Idempotency-Key") String key, CustomerRequest request, @Context UriInfo uri) {
        CustomerRequest sent = requireBody(request);
        UUID id = idempotency.once(
                key,
                "crm.customer.register",
                sent,
                () -> registering
                        .register(
                                sent.details(),
                                sent.tags() == null ? List.of() : sent.tags(),
                                sent.preferred(),
                                sent.agreement(),
                                sent.guardian(),
                                Boolean.TRUE.equals(sent.evenIfSimilar()))
                        .value());
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .tag(EntityVersion.tag(1))
                .entity(new Registered(id, new CustomerId(id).number()))
                .build();
    }

    /** What registration answers. */
    public record Registered(UUID id, String number) {}

    @GET
    @RequiresPermission(CrmPermissions.CUSTOMER_READ)
    @Operation(operationId = "listCustomers", summary = "Customers, masked. sort: newest or oldest.")
    public PageOf<CustomerRowView> list(
            @QueryParam("tag") String tag,
            @QueryParam("family") String family,
            @QueryParam("from") Instant from,
            @QueryParam("until") Instant until,
            @Schema(enumeration = {"newest", "oldest"}) @QueryParam("sort") @DefaultValue("newest") String sort,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        int size = Math.max(1, Math.min(limit, MOST));
        CustomerQuery query = new CustomerQuery(
                tag, family, from, until, order(sort, CustomerQuery.Sort.NEWEST, CustomerQuery.Sort.OLDEST));
        UUID after = cursor == null ? null : idIn(cursor, sort);
        List<CustomerRow> rows = new ArrayList<>(searching.list(query, after, size + 1));
        String next = null;
        if (rows.size() > size) {
            rows.remove(size);
            next = Cursor.after(sort, rows.get(size - 1).id()).toString();
        }
        return new PageOf<>(rows.stream().map(CustomerRowView::of).toList(), next);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CrmPermissions.CUSTOMER_READ)
    @Answers(value = CustomerView.class, tagged = true)
    @Operation(operationId = "readCustomer", summary = "One customer, masked. The read is in the audit log.")
    public Response read(@PathParam("id") CustomerId id) {
        var profile = reading.read(id);
        return Response.ok(CustomerView.of(profile))
                .tag(EntityVersion.tag(profile.version()))
                .build();
    }

    @PUT
    @Path("{id}")
    @RequiresPermission(CrmPermissions.CUSTOMER_WRITE)
    @Answers(status = 204, tagged = true, refuses = 429)
    @Operation(
            operationId = "changeCustomer",
            summary = "Change a customer. Absent values stay, empty ones are removed; If-Match is needed.")
    public Response change(
            @PathParam("id") CustomerId id, @HeaderParam("If-Match") String ifMatch, CustomerChangeRequest request) {
        long version = changing.change(id, ifMatch, requireBody(request).change());
        return Response.noContent().tag(EntityVersion.tag(version)).build();
    }

    @POST
    @Path("search")
    @RequiresPermission(CrmPermissions.CUSTOMER_READ)
    @Answers(refuses = 429)
    @Operation(
            operationId = "searchCustomers",
            summary =
                    "Who holds exactly this phone, email, ID, travel document or card number, or else is mentioned with it in a text; masked. The"
                            + " search is in the audit log; for an ID or travel document number it counts as comparing one (429).")
    public PageOf<CustomerRowView> search(SearchRequest request) {
        SearchRequest sent = requireBody(request);
        List<Asked> asked = Stream.of(
                        new Asked(CustomerField.PHONE, sent.phone()),
                        new Asked(CustomerField.EMAIL, sent.email()),
                        new Asked(CustomerField.ID_NUMBER, sent.idNumber()),
                        new Asked(CustomerField.TRAVEL_DOCUMENT, sent.travelDocument()),
                        new Asked(CustomerField.CARD, sent.card()))
                .filter(a -> a.value() != null && !a.value().isBlank())
                .toList();
        if (asked.size() != 1) {
            throw InvalidInput.of(
                    "phone", "crm.search-one-value", "exactly one of phone, email, idNumber, travelDocument and card");
        }
        SearchingCustomers.Found found =
                searching.holding(asked.get(0).field(), asked.get(0).value());
        return new PageOf<>(
                found.rows().stream()
                        .map(row -> CustomerRowView.of(row, found.mentioned()))
                        .toList(),
                null);
    }

    private record Asked(CustomerField field, String value) {}

    @GET
    @Path("export.csv")
    @Produces("text/csv")
    @RequiresPermission(CrmPermissions.CUSTOMER_EXPORT)
    @Operation(operationId = "exportCustomers", summary = "The masked list as CSV, filtered and sorted as listed.")
    public Response export(
            @QueryParam("tag") String tag,
            @QueryParam("family") String family,
            @QueryParam("from") Instant from,
            @QueryParam("until") Instant until,
            @Words(CustomerQuery.Sort.class) @QueryParam("sort") @DefaultValue("newest") String sort,
            @Context HttpHeaders headers) {
        CustomerQuery query = new CustomerQuery(tag, family, from, until, order(sort, CustomerQuery.Sort.values()));
        Locale locale = headers.getAcceptableLanguages().stream()
                .filter(l -> l.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.SIMPLIFIED_CHINESE);
        // Written before the answer begins, so that a failure is a failure and not half a file.
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        exporting.export(query, locale, file);
        StreamingOutput body = file::writeTo;
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"customers.csv\"")
                .build();
    }

    private static UUID idIn(String cursor, String sort) {
        List<String> key = Cursor.parse(cursor, 2).key();
        try {
            if (key.get(0).equals(sort)) {
                return UUID.fromString(key.get(1));
            }
        } catch (IllegalArgumentException notAnId) {
            // told below, together with the page of another sort
        }
        throw InvalidInput.of(
                "cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before, with the same sort");
    }

    private static CustomerQuery.Sort order(String word, CustomerQuery.Sort... accepted) {
        return Stream.of(accepted)
                .filter(s -> s.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of(
                        "sort",
                        "platform.not-accepted",
                        String.join(
                                ", ",
                                Stream.of(accepted)
                                        .map(CustomerQuery.Sort::word)
                                        .toList())));
    }

    private static <T> T requireBody(T body) {
        if (body == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        return body;
    }
}
