package io.shouwen.privacy.vault.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.vault.KeysOverview;
import io.shouwen.privacy.vault.RotatedKeys;
import io.shouwen.privacy.vault.RotatingKeys;
import io.shouwen.privacy.vault.WatchingKeys;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "keys")
public class KeysResource {

    @Inject
    WatchingKeys watching;

    @Inject
    RotatingKeys rotating;

    @Inject
    Idempotency idempotency;

    /** @param keys {@code kek}, {@code data} or {@code index} */
    @Schema(requiredProperties = "keys")
    public record RotationRequest(@Words(RotatedKeys.class) String keys) {}

    @GET
    @RequiresPermission(PrivacyPermissions.KEYS_READ)
    @Operation(operationId = "getKeys", summary = "Versions and ages of the keys, and the latest rotations")
    public KeysOverview get() {
        return watching.overview();
    }

    @POST
    @Path("rotations")
    @Transactional
    @RequiresPermission(PrivacyPermissions.KEYS_ROTATE)
    @Answers(status = 201, value = KeysOverview.RotationView.class)
    @Operation(
            operationId = "rotateKeys",
            summary =
                    "Rotate the key-encryption key, the data keys or the index keys; needs a fresh second factor. A job"
                            + " does it while reading and writing go on.")
    public Response rotate(@HeaderParam("Idempotency-Key") String key, RotationRequest request) {
        RotatedKeys keys = RotatedKeys.ofWord(request == null ? null : request.keys())
                .orElseThrow(() -> InvalidInput.of("keys", "privacy.unknown-keys", "kek, data or index"));
        UUID id =
                idempotency.once(key, "privacy.keys.rotate", Map.of("keys", keys.word()), () -> rotating.rotate(keys));
        return Response.created(URI.create("keys/rotations/" + id))
                .entity(watching.rotation(id))
                .build();
    }

    @GET
    @Path("rotations/{id}")
    @RequiresPermission(PrivacyPermissions.KEYS_READ)
    @Operation(operationId = "getKeyRotation", summary = "How far a rotation has come")
    public KeysOverview.RotationView rotation(@PathParam("id") UUID id) {
        return watching.rotation(id);
    }

    @POST
    @Path("rotations/{id}/cancellation")
    @RequiresPermission(PrivacyPermissions.KEYS_ROTATE)
    @Operation(operationId = "cancelKeyRotation", summary = "Asks a rotation to stop; both versions stay in force")
    public void cancel(@PathParam("id") UUID id) {
        rotating.cancel(id);
    }
}
