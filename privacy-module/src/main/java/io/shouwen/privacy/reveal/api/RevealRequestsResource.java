package io.shouwen.privacy.reveal.api;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.reveal.DecidingReveal;
import io.shouwen.privacy.reveal.DownloadingList;
import io.shouwen.privacy.reveal.GrantRequest;
import io.shouwen.privacy.reveal.GrantRequestId;
import io.shouwen.privacy.reveal.ReadingRevealRequests;
import io.shouwen.privacy.reveal.RequestFilter;
import io.shouwen.privacy.reveal.RequestState;
import io.shouwen.privacy.reveal.RequestingReveal;
import io.shouwen.privacy.vault.PersonId;
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
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests for a second person's yes: one's own for those who ask, all for those who answer. */
@Path("reveal-requests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reveal")
public class RevealRequestsResource {

    private static final int MOST = 200;

    @Inject
    RequestingReveal requesting;

    @Inject
    DecidingReveal deciding;

    @Inject
    DownloadingList downloading;

    @Inject
    ReadingRevealRequests reading;

    @Inject
    Idempotency idempotency;

    @Inject
    Actor actor;

    @Inject
    Clock clock;

    @POST
    @RequiresPermission(PrivacyPermissions.REVEAL_ASK)
    @Answers(status = 201, value = GrantRequestView.class, tagged = true)
    @Operation(
            operationId = "askForReveal",
            summary = "Ask for a second person's yes, to fields of one person on a case, or to a list in clear.")
    public Response ask(@HeaderParam("Idempotency-Key") String key, AskRequest request, @Context UriInfo uri) {
        if (request == null || (request.person() == null) == (request.list() == null)) {
            throw InvalidInput.of("person", "privacy.person-missing", "the id of a person, or a list");
        }
        UUID id = idempotency.once(
                key, "privacy.reveal.ask", request, () -> ask(request).value());
        return answer(
                Response.created(
                        uri.getAbsolutePathBuilder().path(id.toString()).build()),
                requesting.mine(new GrantRequestId(id)));
    }

    private GrantRequestId ask(AskRequest request) {
        List<String> fields = request.fields() == null ? List.of() : request.fields();
        return request.person() == null
                ? requesting.askList(
                        request.list(), request.criteria(), fields, request.purpose(), request.why(), request.note())
                : requesting.ask(
                        new PersonId(request.person()),
                        fields,
                        request.purpose(),
                        request.caseReference(),
                        request.why(),
                        request.note());
    }

    @GET
    @RequiresPermission({PrivacyPermissions.REVEAL_ASK, PrivacyPermissions.REVEAL_REQUESTS_READ})
    @Operation(
            operationId = "listRevealRequests",
            summary =
                    "Requests, newest first: one's own for askers; for approvers and compliance officers all, or those of a"
                            + " state, an asker, a person.")
    public PageOf<GrantRequestView> list(
            @Words(RequestState.class) @QueryParam("state") String state,
            @QueryParam("asker") StaffId asker,
            @QueryParam("person") UUID person,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, MOST));
        UUID before = cursor == null ? null : idIn(cursor);
        RequestState wanted = state(state);
        List<GrantRequest> found = readsAll()
                ? reading.list(
                        new RequestFilter(wanted, asker, person == null ? null : new PersonId(person), null),
                        before,
                        0,
                        size + 1)
                : requesting.mine(before, size + 1);
        boolean more = found.size() > size;
        List<GrantRequest> page = more ? found.subList(0, size) : found;
        return new PageOf<>(
                page.stream()
                        .map(one -> GrantRequestView.of(one, clock.instant()))
                        .toList(),
                more ? Cursor.after(page.get(size - 1).id()).toString() : null);
    }

    @GET
    @Path("{id}")
    @RequiresPermission({PrivacyPermissions.REVEAL_ASK, PrivacyPermissions.REVEAL_REQUESTS_READ})
    @Answers(value = GrantRequestView.class, tagged = true)
    @Operation(operationId = "readRevealRequest", summary = "One request.")
    public Response read(@PathParam("id") GrantRequestId id) {
        return answer(Response.ok(), readsAll() ? reading.find(id) : requesting.mine(id));
    }

    @POST
    @Path("{id}/grant")
    @RequiresPermission(PrivacyPermissions.REVEAL_APPROVE)
    @Answers(value = GrantRequestView.class, tagged = true, bodyOptional = true)
    @Operation(
            operationId = "grantReveal",
            summary = "Say yes, as somebody else than the asker and with a fresh second factor; If-Match is needed.")
    public Response grant(
            @PathParam("id") GrantRequestId id, @HeaderParam("If-Match") String ifMatch, AnswerRequest answer) {
        return answer(Response.ok(), deciding.grant(id, answer == null ? null : answer.note(), ifMatch));
    }

    @POST
    @Path("{id}/refuse")
    @RequiresPermission(PrivacyPermissions.REVEAL_APPROVE)
    @Answers(value = GrantRequestView.class, tagged = true)
    @Operation(operationId = "refuseReveal", summary = "Say no, with a reason; If-Match is needed.")
    public Response refuse(
            @PathParam("id") GrantRequestId id, @HeaderParam("If-Match") String ifMatch, RefusalRequest answer) {
        return answer(
                Response.ok(),
                deciding.refuse(
                        id, answer == null ? null : answer.reason(), answer == null ? null : answer.note(), ifMatch));
    }

    @POST
    @Path("{id}/withdraw")
    @RequiresPermission({PrivacyPermissions.REVEAL_ASK, PrivacyPermissions.REVEAL_APPROVE})
    @Answers(value = GrantRequestView.class, tagged = true)
    @Operation(
            operationId = "withdrawReveal",
            summary = "Take a request back as its asker, or a yes as an approver; If-Match is needed.")
    public Response withdraw(@PathParam("id") GrantRequestId id, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.ok(), deciding.withdraw(id, ifMatch));
    }

    @POST
    @Path("{id}/download")
    @Produces("text/csv")
    @RequiresPermission(PrivacyPermissions.REVEAL_ASK)
    @Operation(
            operationId = "downloadList",
            summary = "The one download that a granted list allows, as CSV; a fresh second factor is needed.")
    public Response download(@PathParam("id") GrantRequestId id, @Context HttpHeaders headers) {
        Locale locale = Texts.supported(headers.getAcceptableLanguages().stream()
                .filter(wish -> wish.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.SIMPLIFIED_CHINESE));
        DownloadingList.Download download = downloading.begin(id, locale);
        StreamingOutput body = download::writeTo;
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"list-" + id + ".csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private boolean readsAll() {
        return actor.may(PrivacyPermissions.REVEAL_REQUESTS_READ);
    }

    private Response answer(Response.ResponseBuilder response, GrantRequest request) {
        return response.entity(GrantRequestView.of(request, clock.instant()))
                .tag(EntityVersion.tag(request.version()))
                .build();
    }

    private static RequestState state(String word) {
        return word == null || word.isBlank()
                ? null
                : RequestState.of(word)
                        .orElseThrow(
                                () -> InvalidInput.of("state", "platform.not-accepted", "open, granted, refused …"));
    }

    private static UUID idIn(String cursor) {
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).key().get(0));
        } catch (IllegalArgumentException notAnId) {
            throw InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before");
        }
    }
}
