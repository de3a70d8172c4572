package io.shouwen.privacy.rights.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.rights.ErasureReport;
import io.shouwen.privacy.rights.HandlingRequests;
import io.shouwen.privacy.rights.PersonalDataHolder.Hold;
import io.shouwen.privacy.rights.ReadingRequests;
import io.shouwen.privacy.rights.ReceivingRequest;
import io.shouwen.privacy.rights.RequestKind;
import io.shouwen.privacy.rights.RequestState;
import io.shouwen.privacy.rights.SubjectRequest;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("subject-requests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people's rights")
public class SubjectRequestsResource {

    private static final int MOST = 200;

    @Inject
    ReceivingRequest receiving;

    @Inject
    HandlingRequests handling;

    @Inject
    ReadingRequests reading;

    @Inject
    Idempotency idempotency;

    /**
     * A request that the desk takes.
     *
     * @param verifiedHow where the desk has verified who asks, else absent
     */
    @Schema(requiredProperties = {"person", "kind", "channel"})
    public record NewRequest(
            UUID person,
            @Words(RequestKind.class) String kind,

            @Words(value = SubjectRequest.class, list = "CHANNELS")
            String channel,

            @Words(value = SubjectRequest.class, list = "FIELDS")
            List<String> fields,

            @Words(value = SubjectRequest.class, list = "VERIFICATIONS")
            String verifiedHow) {}

    /** @param code told to the person; absent when the same Idempotency-Key comes again */
    public record ReceivedView(UUID id, String code) {
        @Override
        public String toString() {
            return "ReceivedView";
        }
    }

    /** How it was verified who asks. */
    @Schema(requiredProperties = "word")
    public record VerificationRequest(
            @Words(value = SubjectRequest.class, list = "VERIFICATIONS")
            String word) {}

    /** Why it takes longer. */
    @Schema(requiredProperties = "word")
    public record ExtensionRequest(
            @Words(value = SubjectRequest.class, list = "EXTENSIONS")
            String word) {}

    /** On what legal ground it is refused. */
    @Schema(requiredProperties = "word")
    public record GroundRequest(
            @Words(value = SubjectRequest.class, list = "GROUNDS")
            String word) {}

    /** @param link path below the base address; told once */
    public record LinkView(String link) {
        @Override
        public String toString() {
            return "LinkView";
        }
    }

    @POST
    @RequiresPermission(PrivacyPermissions.RIGHTS_RECEIVE)
    @Answers(status = 201, value = ReceivedView.class)
    @Operation(
            operationId = "receiveSubjectRequest",
            summary = "Take a person's request; the clock begins. The code is for the person and is told once.")
    public Response receive(@HeaderParam("Idempotency-Key") String key, NewRequest request, @Context UriInfo uri) {
        if (request == null || request.person() == null) {
            throw InvalidInput.of("person", "privacy.person-missing", "the id of a person");
        }
        ReceivingRequest.Received[] received = {null};
        UUID id = idempotency.once(key, "privacy.subject-request.receive", request, () -> {
            received[0] = receiving.receive(
                    new PersonId(request.person()),
                    RequestKind.of(request.kind()),
                    request.channel(),
                    request.fields() == null ? List.of() : request.fields(),
                    request.verifiedHow());
            return received[0].id();
        });
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .header("Cache-Control", "no-store")
                .entity(new ReceivedView(id, received[0] == null ? null : received[0].code()))
                .build();
    }

    @GET
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Operation(operationId = "listSubjectRequests", summary = "Requests, the most urgent first. Ids and words only.")
    public PageOf<SubjectRequestView> list(
            @Words(RequestState.class) @QueryParam("state") String state,
            @Words(RequestKind.class) @QueryParam("kind") String kind,
            @QueryParam("person") UUID person,
            @QueryParam("running") @DefaultValue("false") boolean running,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        int size = Math.max(1, Math.min(limit, MOST));
        int offset = cursor == null ? 0 : offset(cursor);
        var filter = new ReadingRequests.Filter(
                state == null ? null : stateOf(state),
                kind == null ? null : RequestKind.of(kind),
                person,
                null,
                running);
        List<SubjectRequest> found = new ArrayList<>(reading.list(filter, offset, size + 1));
        String next = null;
        if (found.size() > size) {
            found.remove(size);
            next = Cursor.after(offset + size).toString();
        }
        return new PageOf<>(
                found.stream()
                        .map(request -> SubjectRequestView.of(request, reading.daysLeft(request)))
                        .toList(),
                next);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(value = SubjectRequestView.class, tagged = true)
    @Operation(operationId = "readSubjectRequest", summary = "One request with its tasks, steps and reports.")
    public Response read(@PathParam("id") UUID id) {
        ReadingRequests.Whole whole = reading.read(id);
        return Response.ok(SubjectRequestView.of(whole, reading.daysLeft(whole.request())))
                .tag(EntityVersion.tag(whole.request().version()))
                .build();
    }

    @POST
    @Path("{id}/verify")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "verifySubjectRequest", summary = "The person's identity has been verified.")
    public Response verify(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, VerificationRequest request) {
        return changed(handling.verify(id, ifMatch, body(request).word()));
    }

    @POST
    @Path("{id}/start")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "startSubjectRequest", summary = "Work on the request begins.")
    public Response start(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return changed(handling.start(id, ifMatch));
    }

    @POST
    @Path("{id}/extend")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "extendSubjectRequest", summary = "More time, once, with a reason.")
    public Response extend(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ExtensionRequest request) {
        return changed(handling.extend(id, ifMatch, body(request).word()));
    }

    @POST
    @Path("{id}/answer")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "answerSubjectRequest", summary = "Every task is done, the person has the answer.")
    public Response answer(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return changed(handling.answer(id, ifMatch));
    }

    @POST
    @Path("{id}/refuse")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "refuseSubjectRequest", summary = "Refuse on a legal ground.")
    public Response refuse(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, GroundRequest request) {
        return changed(handling.refuse(id, ifMatch, body(request).word()));
    }

    @POST
    @Path("{id}/close")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "closeSubjectRequest", summary = "Put away an answered or refused request.")
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return changed(handling.close(id, ifMatch));
    }

    @GET
    @Path("{id}/holds")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Operation(operationId = "listHolds", summary = "What an erasure would keep back now, and until when.")
    public List<Hold> holds(@PathParam("id") UUID id) {
        return handling.holds(id);
    }

    @POST
    @Path("{id}/erase")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(value = Map.class, tagged = true)
    @Operation(
            operationId = "erasePerson",
            summary =
                    "Erase what no hold covers; needs a fresh second factor and cannot be undone. Answers the report.")
    public Response erase(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        HandlingRequests.Worked<ErasureReport> erased = handling.erase(id, ifMatch);
        return Response.ok(erased.made().json())
                .tag(EntityVersion.tag(erased.request().version()))
                .build();
    }

    @POST
    @Path("{id}/restrict")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "restrictPerson", summary = "The person's data is no longer used.")
    public Response restrict(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return changed(handling.restrict(id, ifMatch));
    }

    @POST
    @Path("{id}/lift")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "liftRestriction", summary = "The restriction of an answered request ends.")
    public Response lift(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return changed(handling.lift(id, ifMatch));
    }

    @POST
    @Path("{id}/withdraw-consents")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "withdrawConsents", summary = "Take back every consent of the person.")
    public Response withdrawConsents(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return changed(handling.withdrawConsents(id, ifMatch));
    }

    @POST
    @Path("{id}/look-into")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(status = 204, tagged = true)
    @Operation(operationId = "lookIntoComplaint", summary = "The complaint was looked into.")
    public Response lookInto(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return changed(handling.lookedInto(id, ifMatch));
    }

    @POST
    @Path("{id}/release-copy")
    @RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
    @Answers(value = LinkView.class, tagged = true)
    @Operation(
            operationId = "releaseCopy",
            summary = "Assemble the copy and make the person's one-time link. Not by whoever took the request.")
    public Response releaseCopy(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        HandlingRequests.Worked<String> released = handling.releaseCopy(id, ifMatch);
        return Response.ok(new LinkView(released.made()))
                .tag(EntityVersion.tag(released.request().version()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response changed(SubjectRequest request) {
        return Response.noContent().tag(EntityVersion.tag(request.version())).build();
    }

    private static <T> T body(T request) {
        if (request == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        return request;
    }

    private static RequestState stateOf(String word) {
        return Stream.of(RequestState.values())
                .filter(s -> s.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("state", "privacy.request-word", "a state, such as in-work"));
    }

    private static int offset(String cursor) {
        try {
            return Math.max(0, Integer.parseInt(Cursor.parse(cursor, 1).key().get(0)));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before");
        }
    }
}
