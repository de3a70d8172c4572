package io.shouwen.privacy.matching.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.matching.ComparingNumber;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("matches")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "matching")
public class MatchesResource {

    @Inject
    ComparingNumber comparing;

    @POST
    @RequiresPermission(PrivacyPermissions.MATCH)
    @Answers(value = ComparingNumber.Comparison.class, refuses = 429)
    @Operation(
            operationId = "compareNumber",
            summary =
                    "Whether a number is the one on file. Counted (429 beyond the limit of a minute, with Retry-After)"
                            + " and audited without the number.")
    public Response compare(MatchRequest request) {
        if (request == null || request.person() == null) {
            throw InvalidInput.of("person", "privacy.person-missing", "the id of a person");
        }
        ComparingNumber.Comparison answer = comparing.compare(
                new PersonId(request.person()),
                ComparingNumber.KINDS.stream()
                        .filter(kind -> ComparingNumber.word(kind).equals(request.kind()))
                        .findFirst()
                        .orElse(null),
                request.value(),
                request.caseReference());
        return Response.ok(answer).header("Cache-Control", "no-store").build();
    }
}
