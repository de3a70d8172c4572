package io.shouwen.privacy.rights.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.rights.Guardian;
import io.shouwen.privacy.rights.GuardianCard;
import io.shouwen.privacy.rights.ReadingErasures;
import io.shouwen.privacy.rights.RecordingGuardian;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people's rights")
public class PeopleResource {

    @Inject
    RecordingGuardian guardians;

    @Inject
    ReadingErasures erasures;

    /** @param guardian masked; absent where none is on record */
    public record MinorView(boolean minor, GuardianCard guardian) {}

    @PUT
    @Path("people/{person}/guardian")
    @RequiresPermission(PrivacyPermissions.CONSENT_RECORD)
    @Answers(status = 204, tagged = true, matchOptional = true)
    @Operation(
            operationId = "recordGuardian",
            summary =
                    "A minor's guardian has shown who they are and agreed; If-Match is needed where one is on record.")
    public Response put(@PathParam("person") UUID person, @HeaderParam("If-Match") String ifMatch, Guardian guardian) {
        if (guardian == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        long version = guardians.record(new PersonId(person), guardian, ifMatch);
        return Response.noContent().tag(EntityVersion.tag(version)).build();
    }

    @GET
    @Path("people/{person}/guardian")
    @RequiresPermission(PrivacyPermissions.CONSENT_RECORD)
    @Answers(MinorView.class)
    @Operation(
            operationId = "readGuardian",
            summary = "Whether the person is under age, and who answers for them: with an ETag where there is one.")
    public Response read(@PathParam("person") UUID person) {
        PersonId id = new PersonId(person);
        GuardianCard card = guardians.card(id).orElse(null);
        return Response.ok(new MinorView(guardians.isMinor(id), card))
                .tag(card == null ? null : EntityVersion.tag(card.version()))
                .build();
    }

    @GET
    @Path("erasures/{id}/report")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(Map.class)
    @Operation(
            operationId = "readErasureReport",
            summary = "What was destroyed, what stays and why; hashed in the audit log.")
    public Response report(@PathParam("id") UUID id) {
        return Response.ok(erasures.read(id).json())
                .header("Content-Disposition", "attachment; filename=\"erasure-report.json\"")
                .build();
    }
}
