package io.shouwen.privacy.review.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.review.DutyConflict;
import io.shouwen.privacy.review.DutyRule;
import io.shouwen.privacy.review.KeepingDutyRules;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What nobody may hold together. */
@Path("duty-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access review")
public class DutyRulesResource {

    /**
     * A version of a rule.
     *
     * @param one {@code role:<name>}, {@code role:*} for any other role, {@code permission:<name>}, or {@code permission:}
     *     and the beginning of names with a dot at its end
     * @param version for If-Match
     */
    public record DutyRuleView(
            String word,
            String one,
            String other,
            String zh,
            String en,
            boolean active,
            int version,
            Instant changedAt,
            String changedBy) {

        static DutyRuleView of(DutyRule rule) {
            DutyConflict conflict = rule.conflict();
            return new DutyRuleView(
                    conflict.word(),
                    conflict.one(),
                    conflict.other(),
                    conflict.zh(),
                    conflict.en(),
                    rule.active(),
                    rule.version(),
                    rule.changedAt(),
                    rule.changedBy());
        }
    }

    /** @param active false lets later reviews pass over it */
    @Schema(requiredProperties = {"one", "other", "zh", "en", "active"})
    public record DutyRuleRequest(String one, String other, String zh, String en, boolean active) {}

    @Inject
    KeepingDutyRules keeping;

    @GET
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Operation(operationId = "listDutyRules", summary = "The rules as they are set now.")
    public PageOf<DutyRuleView> all() {
        return new PageOf<>(keeping.all().stream().map(DutyRuleView::of).toList(), null);
    }

    @GET
    @Path("{word}/versions")
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    @Operation(operationId = "listDutyRuleVersions", summary = "Every version of a rule, the newest first.")
    public PageOf<DutyRuleView> versions(@PathParam("word") String word) {
        return new PageOf<>(
                keeping.versions(word).stream().map(DutyRuleView::of).toList(), null);
    }

    @PUT
    @Path("{word}")
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    @Answers(value = DutyRuleView.class, tagged = true, matchOptional = true)
    @Operation(
            operationId = "setDutyRule",
            summary =
                    "Set a rule anew, as its next version, or a new one. Needs a fresh second factor, and If-Match where"
                            + " there is one of that word. The next review looks by it.")
    public Response set(
            @PathParam("word") String word, @HeaderParam("If-Match") String ifMatch, DutyRuleRequest request) {
        if (request == null) {
            throw InvalidInput.of("one", "privacy.not-a-duty-rule", "one, other, zh, en and active");
        }
        DutyRule now = keeping.set(
                new DutyConflict(word, request.one(), request.other(), request.zh(), request.en()),
                request.active(),
                ifMatch);
        return Response.ok(DutyRuleView.of(now))
                .tag(EntityVersion.tag(now.version()))
                .build();
    }
}
