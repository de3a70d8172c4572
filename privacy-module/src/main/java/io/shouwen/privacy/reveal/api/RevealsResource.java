package io.shouwen.privacy.reveal.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.reveal.Purposes;
import io.shouwen.privacy.reveal.Revealing;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reveal")
public class RevealsResource {

    @Inject
    Revealing revealing;

    @Inject
    Purposes purposes;

    /** The value, for this one answer. */
    public record RevealedView(String field, String value) {
        @Override
        public String toString() {
            return "RevealedView[not shown]";
        }
    }

    @POST
    @Path("reveals")
    @RequiresPermission(PrivacyPermissions.REVEAL)
    @Answers(RevealedView.class)
    @Operation(
            operationId = "reveal",
            summary =
                    "See one protected value: the field's own permission, a purpose and an open case are needed. The audit"
                            + " entry is committed before the answer.")
    public Response reveal(RevealRequest request) {
        if (request == null || request.person() == null) {
            throw InvalidInput.of("person", "privacy.person-missing", "the id of a person");
        }
        String value = revealing
                .reveal(
                        new PersonId(request.person()),
                        request.field(),
                        request.row(),
                        request.purpose(),
                        request.caseReference())
                .disclose();
        return Response.ok(new RevealedView(request.field(), value))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("purposes")
    @RequiresPermission({PrivacyPermissions.REVEAL, PrivacyPermissions.LOG_READ})
    @Operation(operationId = "listPurposes", summary = "What a protected value may be read for.")
    public List<Purposes.Purpose> purposes() {
        return purposes.active();
    }
}
