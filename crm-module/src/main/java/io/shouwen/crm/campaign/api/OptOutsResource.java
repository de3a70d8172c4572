package io.shouwen.crm.campaign.api;

import io.shouwen.crm.campaign.OptingOut;
import io.shouwen.platform.access.OpenByLink;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.signin.SignInSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a mail's List-Unsubscribe header leads to (RFC 8058): mail programs post to it, browsers are led to the page. */
@Path("opt-outs")
@RequestScoped
@Tag(name = "campaigns")
public class OptOutsResource {

    @Inject
    OptingOut opting;

    @Inject
    SignInSettings settings;

    @POST
    @Path("{token}")
    @Consumes(MediaType.WILDCARD)
    @OpenByLink
    @SecurityRequirements
    @Answers(status = 204, refuses = 429)
    @Operation(
            operationId = "optOut",
            summary =
                    "The reader of a mail wants no more of them, by the mail's link; the answer is the same whatever the"
                            + " link. The body that mail programs send is not looked at.")
    public Response optOut(@PathParam("token") String token, @Context HttpServletRequest request) {
        opting.optOut(token, settings.addressOf(request));
        return Response.noContent().build();
    }

    @GET
    @Path("{token}")
    @OpenByLink
    @SecurityRequirements
    @Answers(status = 303)
    @Operation(operationId = "showOptOut", summary = "Leads a browser to the page where the reader confirms it.")
    public Response show(@PathParam("token") String token) {
        URI page = UriBuilder.fromUri(settings.base())
                .path("public/opt-out")
                .queryParam("t", "{token}")
                .build(token);
        return Response.seeOther(page).build();
    }
}
