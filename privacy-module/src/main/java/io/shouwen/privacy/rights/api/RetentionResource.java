package io.shouwen.privacy.rights.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.rights.HoldTerms;
import io.shouwen.privacy.rights.ManagingHolds;
import io.shouwen.privacy.rights.ManagingRetention;
import io.shouwen.privacy.rights.RetentionAction;
import io.shouwen.privacy.rights.RetentionRule;
import io.shouwen.privacy.rights.RetentionRun;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("retention")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "retention")
public class RetentionResource {

    @Inject
    ManagingRetention retention;

    @Inject
    ManagingHolds holds;

    @Inject
    Idempotency idempotency;

    /** @param action {@code delete} or {@code anonymise} */
    @Schema(requiredProperties = {"days", "action", "enabled"})
    public record RuleRequest(
            int days, @Words(RetentionAction.class) String action, boolean enabled) {}

    /** @param days after the end of what is held */
    @Schema(requiredProperties = {"days"})
    public record HoldRequest(int days) {}

    /**
     * @param version for If-Match; 0 is only suggested, and never runs
     * @param action {@code delete} or {@code anonymise}
     */
    public record RuleView(
            String category,
            int version,
            int days,
            @Words(RetentionAction.class) String action,
            boolean enabled,
            Instant madeAt,
            String madeBy) {

        static RuleView of(RetentionRule rule) {
            return new RuleView(
                    rule.category(),
                    rule.version(),
                    rule.days(),
                    rule.action().word(),
                    rule.enabled(),
                    rule.madeAt(),
                    rule.madeBy());
        }
    }

    /** The job that runs the rules. */
    public record StartedView(UUID job) {}

    @GET
    @Path("rules")
    @RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
    @Operation(
            operationId = "listRetentionRules",
            summary = "How long each category is kept; version 0 is only suggested.")
    public List<RuleView> rules() {
        return retention.categories().stream()
                .map(category -> RuleView.of(category.rule()))
                .toList();
    }

    @PUT
    @Path("rules/{category}")
    @RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
    @Answers(value = RuleView.class, tagged = true)
    @Operation(
            operationId = "putRetentionRule",
            summary = "The next version of a category's rule; needs If-Match with the version, and to switch one on a"
                    + " fresh second factor.")
    public Response put(
            @PathParam("category") String category, @HeaderParam("If-Match") String ifMatch, RuleRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        RetentionAction action = Stream.of(RetentionAction.values())
                .filter(a -> a.word().equals(request.action()))
                .findFirst()
                .orElse(null);
        RetentionRule put = retention.put(category, request.days(), action, request.enabled(), ifMatch);
        return Response.ok(RuleView.of(put))
                .tag(EntityVersion.tag(put.version()))
                .build();
    }

    @GET
    @Path("rules/{category}/preview")
    @RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
    @Operation(operationId = "previewRetention", summary = "What a rule of so many days would do now.")
    public ManagingRetention.Preview preview(@PathParam("category") String category, @QueryParam("days") Integer days) {
        if (days == null) {
            throw InvalidInput.of("days", "platform.not-accepted", "a whole number of days");
        }
        return retention.preview(category, days);
    }

    @GET
    @Path("holds")
    @RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
    @Operation(operationId = "listHoldRules", summary = "What the law makes us keep although a person wants it gone.")
    public List<HoldTerms.Rule> holds() {
        return holds.all();
    }

    @PUT
    @Path("holds/{word}")
    @RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
    @Answers(value = HoldTerms.Rule.class, tagged = true)
    @Operation(
            operationId = "putHoldRule",
            summary = "The next version of a hold's term; needs If-Match with the version and a fresh second factor.")
    public Response hold(@PathParam("word") String word, @HeaderParam("If-Match") String ifMatch, HoldRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        HoldTerms.Rule changed = holds.change(word, request.days(), ifMatch);
        return Response.ok(changed).tag(EntityVersion.tag(changed.version())).build();
    }

    @GET
    @Path("runs")
    @RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
    @Operation(operationId = "listRetentionRuns", summary = "What the rules did, the newest first.")
    public List<RetentionRun> runs() {
        return retention.runs();
    }

    @POST
    @Path("runs")
    @RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
    @Answers(status = 202, value = StartedView.class)
    @Operation(
            operationId = "runRetention",
            summary = "Run the rules that are switched on now; needs a fresh second factor.")
    public Response run(@HeaderParam("Idempotency-Key") String key) {
        UUID job = idempotency.once(key, "privacy.retention.run", Map.of(), retention::runNow);
        return Response.accepted(new StartedView(job)).build();
    }
}
