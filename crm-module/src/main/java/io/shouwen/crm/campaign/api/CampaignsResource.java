package io.shouwen.crm.campaign.api;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.campaign.Campaign;
import io.shouwen.crm.campaign.CampaignId;
import io.shouwen.crm.campaign.DecidingCampaign;
import io.shouwen.crm.campaign.LeftOut;
import io.shouwen.crm.campaign.PreparingCampaign;
import io.shouwen.crm.campaign.ReadingCampaigns;
import io.shouwen.crm.campaign.Recipient;
import io.shouwen.crm.campaign.Result;
import io.shouwen.crm.campaign.StartingCampaign;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
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
import jakarta.ws.rs.PUT;
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
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("campaigns")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class CampaignsResource {

    @Inject
    PreparingCampaign preparing;

    @Inject
    DecidingCampaign deciding;

    @Inject
    StartingCampaign starting;

    @Inject
    ReadingCampaigns reading;

    @Inject
    Idempotency idempotency;

    @POST
    @RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
    @Answers(status = 201, value = CampaignView.class, tagged = true)
    @Operation(
            operationId = "draftCampaign",
            summary = "Draft a message to many customers. Variables and purpose are checked.")
    public Response draft(@HeaderParam("Idempotency-Key") String key, CampaignRequest request, @Context UriInfo uri) {
        CampaignRequest sent = requireBody(request);
        UUID id = idempotency.once(
                key,
                "crm.campaign.draft",
                sent,
                () -> preparing.draft(sent.content()).value());
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .tag(EntityVersion.tag(reading.get(new CampaignId(id)).version()))
                .entity(view(new CampaignId(id)))
                .build();
    }

    @GET
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    @Operation(operationId = "listCampaigns", summary = "Campaigns, the newest first.")
    public PageOf<CampaignView> list(
            @QueryParam("state") String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        List<Campaign> found = new ArrayList<>(reading.list(
                word("state", state, Stream.of(Campaign.State.values()), Campaign.State::word)
                        .orElse(null),
                idIn(cursor),
                limit + 1));
        String next = null;
        if (found.size() > limit) {
            found.remove(limit);
            next = Cursor.after(found.get(limit - 1).id()).toString();
        }
        return new PageOf<>(
                found.stream()
                        .map(campaign -> CampaignView.of(campaign, reading.tally(campaign.id())))
                        .toList(),
                next);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    @Answers(value = CampaignView.class, tagged = true)
    @Operation(
            operationId = "readCampaign",
            summary = "One campaign with its counts: who gets it, and why others do not.")
    public Response read(@PathParam("id") CampaignId id) {
        return answer(200, id);
    }

    @PUT
    @Path("{id}")
    @RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
    @Answers(value = CampaignView.class, tagged = true)
    @Operation(
            operationId = "changeCampaign",
            summary = "Replace a draft's content; If-Match is needed. What was previewed must be previewed again.")
    public Response change(
            @PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch, CampaignRequest request) {
        preparing.change(id, ifMatch, requireBody(request).content());
        return answer(200, id);
    }

    @POST
    @Path("{id}/preview")
    @RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
    @Answers(value = CampaignView.class, tagged = true, refuses = 422)
    @Operation(
            operationId = "previewCampaign",
            summary = "Find who gets it and who does not, and why; nothing is opened. It freezes whom it is for.")
    public Response preview(@PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch) {
        preparing.preview(id, ifMatch);
        return answer(200, id);
    }

    @POST
    @Path("{id}/submit")
    @RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
    @Answers(value = CampaignView.class, tagged = true, refuses = 422)
    @Operation(operationId = "submitCampaign", summary = "Put a previewed campaign before a second person.")
    public Response submit(@PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch) {
        preparing.submit(id, ifMatch);
        return answer(200, id);
    }

    @POST
    @Path("{id}/take-back")
    @RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
    @Answers(value = CampaignView.class, tagged = true)
    @Operation(operationId = "takeBackCampaign", summary = "Make it a draft again; an approval is void then.")
    public Response takeBack(@PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch) {
        preparing.takeBack(id, ifMatch);
        return answer(200, id);
    }

    @POST
    @Path("{id}/approve")
    @RequiresPermission(CrmPermissions.CAMPAIGN_APPROVE)
    @Answers(value = CampaignView.class, tagged = true)
    @Operation(
            operationId = "approveCampaign",
            summary = "The second person's yes, with a fresh second factor; never of one's own. It runs out by itself.")
    public Response approve(@PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch) {
        deciding.approve(id, ifMatch);
        return answer(200, id);
    }

    @POST
    @Path("{id}/refuse")
    @RequiresPermission(CrmPermissions.CAMPAIGN_APPROVE)
    @Answers(value = CampaignView.class, tagged = true)
    @Operation(operationId = "refuseCampaign", summary = "The second person's no: it is a draft again.")
    public Response refuse(@PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch) {
        deciding.refuse(id, ifMatch);
        return answer(200, id);
    }

    @POST
    @Path("{id}/start")
    @RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
    @Answers(status = 202, value = CampaignView.class, tagged = true)
    @Operation(operationId = "startCampaign", summary = "Send an approved campaign; also go on after its job gave up.")
    public Response start(@PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch) {
        starting.start(id, ifMatch);
        return answer(202, id);
    }

    @POST
    @Path("{id}/cancel")
    @RequiresPermission({CrmPermissions.CAMPAIGN_PREPARE, CrmPermissions.CAMPAIGN_APPROVE})
    @Answers(value = CampaignView.class, tagged = true)
    @Operation(operationId = "cancelCampaign", summary = "Give it up; what was handed over stays, nobody else gets it.")
    public Response cancel(@PathParam("id") CampaignId id, @HeaderParam("If-Match") String ifMatch) {
        starting.cancel(id, ifMatch);
        return answer(200, id);
    }

    @GET
    @Path("{id}/sample")
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    @Operation(
            operationId = "sampleCampaign",
            summary = "The message as one of its recipients would get it, with masks in place of their data.")
    public SampleView sample(@PathParam("id") CampaignId id) {
        return reading.sample(id)
                .map(letter -> new SampleView(letter.subject(), letter.text()))
                .orElse(new SampleView(null, null));
    }

    @GET
    @Path("{id}/recipients")
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    @Operation(
            operationId = "listCampaignRecipients",
            summary = "Whom it is for, masked, and how it stands with each. The look is in the audit log.")
    public PageOf<RecipientView> recipients(
            @PathParam("id") CampaignId id,
            @QueryParam("result") String result,
            @QueryParam("reason") String reason,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        List<Recipient> found =
                new ArrayList<>(reading.recipients(id, filter(result, reason), idIn(cursor), 0, limit + 1));
        String next = null;
        if (found.size() > limit) {
            found.remove(limit);
            next = Cursor.after(found.get(limit - 1).id()).toString();
        }
        return new PageOf<>(found.stream().map(RecipientView::of).toList(), next);
    }

    @GET
    @Path("{id}/recipients.csv")
    @Produces("text/csv")
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    @Operation(operationId = "exportCampaignRecipients", summary = "The same as CSV, masked.")
    public Response export(
            @PathParam("id") CampaignId id,
            @QueryParam("result") String result,
            @QueryParam("reason") String reason,
            @Context HttpHeaders headers) {
        Locale locale = headers.getAcceptableLanguages().stream()
                .filter(l -> l.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.SIMPLIFIED_CHINESE);
        // Written before the answer begins, so that a failure is a failure and not half a file.
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        reading.export(id, filter(result, reason), locale, file);
        StreamingOutput body = file::writeTo;
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"campaign.csv\"")
                .build();
    }

    private static Recipient.Filter filter(String result, String reason) {
        return new Recipient.Filter(
                word("result", result, Stream.of(Result.values()), Result::word).orElse(null),
                word("reason", reason, Stream.of(LeftOut.values()), LeftOut::word)
                        .orElse(null));
    }

    private static <T> Optional<T> word(String parameter, String given, Stream<T> all, Function<T, String> word) {
        if (given == null || given.isBlank()) {
            return Optional.empty();
        }
        List<T> known = all.toList();
        return Optional.of(known.stream()
                .filter(each -> word.apply(each).equals(given))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of(
                        parameter,
                        "platform.not-accepted",
                        known.stream().map(word).collect(Collectors.joining(", ")))));
    }

    private static UUID idIn(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).key().get(0));
        } catch (IllegalArgumentException notAnId) {
            throw InvalidInput.of("cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before");
        }
    }

    private Response answer(int status, CampaignId id) {
        return Response.status(status)
                .tag(EntityVersion.tag(reading.get(id).version()))
                .entity(view(id))
                .build();
    }

    private CampaignView view(CampaignId id) {
        return CampaignView.of(reading.get(id), reading.tally(id));
    }

    private static <T> T requireBody(T body) {
        if (body == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        return body;
    }
}
