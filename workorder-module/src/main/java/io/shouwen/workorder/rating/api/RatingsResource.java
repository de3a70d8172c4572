package io.shouwen.workorder.rating.api;

import io.shouwen.platform.access.OpenByLink;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.workorder.rating.RatingWorkOrder;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("ratings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "ratings")
public class RatingsResource {

    @Inject
    RatingWorkOrder rating;

    @POST
    @Path("{token}")
    @OpenByLink
    @SecurityRequirements
    @Answers(status = 204, refuses = 410)
    @Operation(
            operationId = "rateWorkOrder",
            summary =
                    "A customer's answer, by the one-time link. 410 once answered, expired, or where the work order was"
                            + " opened again.")
    public Response rate(@PathParam("token") String token, RatingRequest request) {
        if (request == null || request.stars() == null) {
            throw InvalidInput.of("stars", "workorder.stars", "a whole number from 1 to 5");
        }
        rating.rate(token, request.stars(), request.comment());
        return Response.noContent().build();
    }
}
