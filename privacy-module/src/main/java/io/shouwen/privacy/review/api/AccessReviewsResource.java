package io.shouwen.privacy.review.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.review.Campaign;
import io.shouwen.privacy.review.ClosingReview;
import io.shouwen.privacy.review.DecidingReview;
import io.shouwen.privacy.review.ItemFilter;
import io.shouwen.privacy.review.OpeningReview;
import io.shouwen.privacy.review.ReadingReviews;
import io.shouwen.privacy.review.ReviewItem;
import io.shouwen.privacy.review.ReviewTables;
import io.shouwen.privacy.review.RevocationRounds;
import io.shouwen.privacy.review.UndoingDecision;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("access-reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access review")
public class AccessReviewsResource {

    private static final int MOST = 200;

    @Inject
    ReadingReviews reading;

    @Inject
    OpeningReview opening;

    @Inject
    DecidingReview deciding;

    @Inject
    UndoingDecision undoing;

    @Inject
    RevocationRounds revocations;

    @Inject
    ClosingReview closing;

    /** @param quarter such as {@code 2026-Q3} */
    @Schema(requiredProperties = "quarter")
    public record OpenRequest(String quarter) {}

    /** @param reason rarely-needed, stands-in, granted-lately, being-settled or risk-accepted; null for a line without trouble */
    public record KeepRequest(
            @Words(ReviewItem.KeptBecause.class) String reason) {}

    /** @param reason not-needed, never-used, duties-changed, conflict, no-second-factor, left (disables the account, too) */
    @Schema(requiredProperties = "reason")
    public record RevokeRequest(
            @Words(ReviewItem.Reason.class) String reason) {}

    /** @param items ids of lines of this review */
    @Schema(requiredProperties = "items")
    public record CertifyRequest(List<UUID> items) {}

    /** @param evenIfUndecided lines may stay undecided; the report says so */
    public record CloseRequest(Boolean evenIfUndecided) {}

    /**
     * @param use used, never, or no-record where it was not seen and a part of the period is without record
     * @param uses entries in the audit log that tell of it; null where none would
     * @param days on how many days it opened a door, as far as those are marked
     */
    public record PermissionView(String name, String use, Long uses, int days, java.time.LocalDate lastUsedOn) {}

    @GET
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Operation(operationId = "listAccessReviews", summary = "All access reviews, newest first.")
    public PageOf<CampaignView> list() {
        return new PageOf<>(reading.campaigns().stream().map(this::view).toList(), null);
    }

    @POST
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    @Answers(status = 201, value = CampaignView.class, tagged = true)
    @Operation(
            operationId = "openAccessReview",
            summary = "Open a review of a quarter. Its snapshot is taken by a job: read it until its state is open.")
    public Response open(@HeaderParam("Idempotency-Key") String key, OpenRequest request, @Context UriInfo address) {
        UUID id = opening.open(request == null ? null : request.quarter(), key);
        Campaign campaign = reading.campaign(id);
        return Response.created(
                        address.getAbsolutePathBuilder().path(id.toString()).build())
                .tag(EntityVersion.tag(campaign.version()))
                .entity(view(campaign))
                .build();
    }

    @GET
    @Path("{id}")
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Answers(value = CampaignView.class, tagged = true)
    @Operation(operationId = "readAccessReview", summary = "One access review and its progress.")
    public Response read(@PathParam("id") UUID id) {
        return tagged(reading.campaign(id));
    }

    @GET
    @Path("{id}/items")
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Operation(
            operationId = "listAccessReviewItems",
            summary = "Lines of a review: a role of a person. flag: undecided, never-used, no-use-seen, conflict,"
                    + " no-second-factor, leaver, outside-roles, certified, revoked, unfinished.")
    public PageOf<ReviewItemView> items(
            @PathParam("id") UUID id,
            @Words(ItemFilter.Flag.class) @QueryParam("flag") String flag,
            @QueryParam("staff") String staff,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        reading.campaign(id);
        int size = Math.max(1, Math.min(limit, MOST));
        int offset = cursor == null ? 0 : offset(cursor);
        List<ReviewItem> found = reading.items(id, ItemFilter.of(flag, staff), offset, size + 1);
        boolean more = found.size() > size;
        return new PageOf<>(
                found.stream().limit(size).map(ReviewItemView::of).toList(),
                more ? Cursor.after(offset + size).toString() : null);
    }

    private static int offset(String cursor) {
        try {
            return Math.max(0, Integer.parseInt(Cursor.parse(cursor, 1).key().get(0)));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of(
                    "cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before, unchanged");
        }
    }

    @GET
    @Path("items/{item}")
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Answers(value = ReviewItemView.class, tagged = true)
    @Operation(operationId = "readAccessReviewItem", summary = "One line of a review.")
    public Response item(@PathParam("item") UUID item) {
        return tagged(reading.item(item));
    }

    @GET
    @Path("items/{item}/permissions")
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Operation(
            operationId = "listAccessReviewPermissions",
            summary = "What the line's role bundles, and whether and when last each was used in the period.")
    public PageOf<PermissionView> permissions(@PathParam("item") UUID item) {
        reading.item(item);
        return new PageOf<>(
                reading.permissionsOf(item).stream()
                        .map(one -> new PermissionView(
                                one.name(), one.use().word(), one.uses(), one.days(), one.lastUsedOn()))
                        .toList(),
                null);
    }

    @POST
    @Path("items/{item}/certify")
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    @Answers(value = ReviewItemView.class, tagged = true, bodyOptional = true)
    @Operation(
            operationId = "certifyAccess",
            summary =
                    "The person keeps the role. Needs If-Match, and a reason where the line is flagged: rarely-needed,"
                            + " stands-in, granted-lately, being-settled or risk-accepted.")
    public Response certify(
            @PathParam("item") UUID item, @HeaderParam("If-Match") String ifMatch, KeepRequest request) {
        return tagged(deciding.certify(
                item,
                request == null
                        ? null
                        : ReviewItem.KeptBecause.of(request.reason()).orElse(null),
                ifMatch));
    }

    @POST
    @Path("items/{item}/revoke")
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    @Answers(value = ReviewItemView.class, tagged = true)
    @Operation(
            operationId = "revokeAccess",
            summary =
                    "Take the role away and end the person's sessions at once. Needs If-Match and a fresh second factor."
                            + " The answer's revocation is done, or failed with the reason; what failed is tried again.")
    public Response revoke(
            @PathParam("item") UUID item, @HeaderParam("If-Match") String ifMatch, RevokeRequest request) {
        ReviewItem.Reason reason = ReviewItem.Reason.of(request == null ? null : request.reason())
                .orElseThrow(() -> InvalidInput.of(
                        "reason",
                        "privacy.revocation-reason-missing",
                        "not-needed, never-used, duties-changed, conflict, no-second-factor or left"));
        deciding.revoke(item, reason, ifMatch);
        return tagged(revocations.carryOut(item));
    }

    @POST
    @Path("items/{item}/undo")
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    @Answers(value = ReviewItemView.class, tagged = true)
    @Operation(
            operationId = "undoAccessDecision",
            summary = "Take a decision back before the review is closed; a revoked role is given back. Needs If-Match.")
    public Response undo(@PathParam("item") UUID item, @HeaderParam("If-Match") String ifMatch) {
        return tagged(undoing.undo(item, ifMatch));
    }

    @POST
    @Path("{id}/certify")
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    @Operation(
            operationId = "certifySelectedAccess",
            summary =
                    "Certify those lines of a selection that are undecided and not the reviewer's own. Refused where one of"
                            + " them is flagged: those need a reason each.")
    public DecidingReview.Certified certifyAll(@PathParam("id") UUID id, CertifyRequest request) {
        if (request == null
                || request.items() == null
                || request.items().isEmpty()
                || request.items().size() > MOST) {
            throw InvalidInput.of("items", "privacy.nothing-selected", "1 to " + MOST + " ids of lines");
        }
        return deciding.certifyAll(id, request.items());
    }

    @POST
    @Path("{id}/close")
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    @Answers(value = CampaignView.class, tagged = true, bodyOptional = true)
    @Operation(
            operationId = "closeAccessReview",
            summary = "Close a review with a signed report whose hash is in the audit log. Needs If-Match.")
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, CloseRequest request) {
        return tagged(closing.close(id, request != null && Boolean.TRUE.equals(request.evenIfUndecided()), ifMatch));
    }

    @GET
    @Path("{id}/report")
    @Produces(MediaType.TEXT_PLAIN)
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Operation(
            operationId = "readAccessReviewReport",
            summary = "The signed report of a closed review: a C2SP note under the log's key.")
    public Response report(@PathParam("id") UUID id) {
        return Response.ok(reading.report(id), "text/plain;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"access-review-" + id + ".note\"")
                .build();
    }

    @GET
    @Path("{id}/report.csv")
    @Produces("text/csv")
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Operation(operationId = "exportAccessReview", summary = "Every line as CSV.")
    public Response csv(@PathParam("id") UUID id) {
        return Response.ok(ReviewTables.csv(reading.everything(id)), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"access-review-" + id + ".csv\"")
                .build();
    }

    private CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, reading.progress(campaign.id()));
    }

    private Response tagged(Campaign campaign) {
        return Response.ok(view(campaign))
                .tag(EntityVersion.tag(campaign.version()))
                .build();
    }

    private static Response tagged(ReviewItem item) {
        return Response.ok(ReviewItemView.of(item))
                .tag(EntityVersion.tag(item.version()))
                .build();
    }
}
