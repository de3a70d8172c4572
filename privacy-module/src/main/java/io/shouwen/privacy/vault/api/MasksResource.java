package io.shouwen.privacy.vault.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.vault.MasksOverview;
import io.shouwen.privacy.vault.RemakingMasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("masks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "keys")
public class MasksResource {

    @Inject
    RemakingMasks remaking;

    @Inject
    Idempotency idempotency;

    @GET
    @RequiresPermission(PrivacyPermissions.KEYS_READ)
    @Operation(
            operationId = "getMasks",
            summary = "How many rows have masks that earlier rules made, and the latest runs that made masks anew")
    public MasksOverview get() {
        return remaking.overview();
    }

    @POST
    @Path("remakes")
    @Transactional
    @RequiresPermission(PrivacyPermissions.MASKS_REMAKE)
    @Answers(status = 201, value = MasksOverview.RemakeView.class)
    @Operation(
            operationId = "remakeMasks",
            summary =
                    "Make the masks anew that earlier rules made; needs a fresh second factor. A job does it while reading"
                            + " and writing go on.")
    public Response remake(@HeaderParam("Idempotency-Key") String key) {
        UUID id = idempotency.once(key, "privacy.masks.remake", Map.of(), remaking::remake);
        return Response.created(URI.create("masks/remakes/" + id))
                .entity(remaking.find(id))
                .build();
    }

    @GET
    @Path("remakes/{id}")
    @RequiresPermission(PrivacyPermissions.KEYS_READ)
    @Operation(operationId = "getMaskRemake", summary = "How far a run that makes masks anew has come")
    public MasksOverview.RemakeView find(@PathParam("id") UUID id) {
        return remaking.find(id);
    }

    @POST
    @Path("remakes/{id}/cancellation")
    @RequiresPermission(PrivacyPermissions.MASKS_REMAKE)
    @Operation(
            operationId = "cancelMaskRemake",
            summary = "Asks such a run to stop; what it has made anew stays, and a later run goes on")
    public void cancel(@PathParam("id") UUID id) {
        remaking.cancel(id);
    }
}
