package io.shouwen.crm.interaction.api;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.crm.interaction.ReadingInteractions;
import io.shouwen.crm.interaction.RecordingInteraction;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Created;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("customers/{id}/interactions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "interactions")
public class InteractionsResource {

    private static final int MOST = 200;

    @Inject
    RecordingInteraction recording;

    @Inject
    ReadingInteractions reading;

    @Inject
    Idempotency idempotency;

    @POST
    @RequiresPermission(CrmPermissions.INTERACTION_RECORD)
    @Answers(status = 201, value = Created.class, tagged = true)
    @Operation(
            operationId = "recordInteraction",
            summary = "Record a contact or a visit. Numbers and addresses in the texts are hidden before storing.")
    public Response record(
            @PathParam("id") CustomerId customer,
            @HeaderParam("Idempotency-Key") String key,
            InteractionRequest request,
            @Context UriInfo uri) {
        if (request == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        UUID id = idempotency.once(
                key,
                "crm.interaction.record/" + customer,
                request,
                () -> recording.record(customer, request.contact()));
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .tag(EntityVersion.tag(1))
                .entity(new Created(id))
                .build();
    }

    @GET
    @RequiresPermission(CrmPermissions.CUSTOMER_READ)
    @Operation(operationId = "listInteractions", summary = "Contacts with a customer, the newest first.")
    public PageOf<InteractionView> list(
            @PathParam("id") CustomerId customer,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        int size = Math.max(1, Math.min(limit, MOST));
        List<Interaction> found = new ArrayList<>(reading.of(customer, idIn(cursor), size + 1));
        String next = null;
        if (found.size() > size) {
            found.remove(size);
            next = Cursor.after(found.get(size - 1).id()).toString();
        }
        return new PageOf<>(found.stream().map(InteractionView::of).toList(), next);
    }

    private static UUID idIn(String cursor) {
        if (cursor == null) {
            return null;
        }
        String id = Cursor.parse(cursor, 1).key().get(0);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before");
        }
    }
}
