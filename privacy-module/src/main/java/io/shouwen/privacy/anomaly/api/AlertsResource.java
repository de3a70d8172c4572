package io.shouwen.privacy.anomaly.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.anomaly.Alert;
import io.shouwen.privacy.anomaly.AnomalyRule;
import io.shouwen.privacy.anomaly.ChangingRules;
import io.shouwen.privacy.anomaly.HandlingAlert;
import io.shouwen.privacy.anomaly.ReadingAlerts;
import io.shouwen.privacy.anomaly.RuleParameters;
import io.shouwen.privacy.anomaly.UnknownAlert;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "anomalies")
public class AlertsResource {

    private static final int MOST = 200;

    @Inject
    ReadingAlerts reading;

    @Inject
    HandlingAlert handling;

    @Inject
    ChangingRules changing;

    /**
     * @param reason busy-day, assigned-task, shift-changed, new-duties or rule-too-strict
     * @param silentDays 0 raises the person's threshold for 90 days; 1 to 30 silences the rule for the person
     */
    @Schema(requiredProperties = "reason")
    public record FalseAlarmRequest(
            @Words(Alert.FalseAlarm.class) String reason, int silentDays) {}

    /** @param version for If-Match */
    public record RuleView(
            @Words(AnomalyRule.class) String rule,
            int version,
            boolean enabled,
            int floor,
            BigDecimal sigmas,
            int minDays,
            Instant changedAt,
            String changedBy) {
        static RuleView of(RuleParameters rule) {
            return new RuleView(
                    rule.rule().word(),
                    rule.version(),
                    rule.enabled(),
                    rule.floor(),
                    rule.sigmas(),
                    rule.minDays(),
                    rule.changedAt(),
                    rule.changedBy());
        }
    }

    /** A rule set anew. */
    @Schema(requiredProperties = {"enabled", "floor", "sigmas", "minDays"})
    public record RuleRequest(boolean enabled, int floor, BigDecimal sigmas, int minDays) {}

    @GET
    @Path("alerts")
    @RequiresPermission(PrivacyPermissions.ALERT_READ)
    @Operation(
            operationId = "listAlerts",
            summary = "Alerts, newest first. state: open, in-work, confirmed, false-alarm.")
    public PageOf<AlertView> list(
            @Words(Alert.State.class) @QueryParam("state") String state,
            @Words(AnomalyRule.class) @QueryParam("rule") String rule,
            @QueryParam("staff") String staff,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        int size = Math.max(1, Math.min(limit, MOST));
        int offset = cursor == null ? 0 : offset(cursor);
        List<Alert> found = reading.list(
                state(state), rule == null || rule.isBlank() ? null : wanted(rule), staff, offset, size + 1);
        return new PageOf<>(
                found.stream().limit(size).map(AlertView::of).toList(),
                found.size() > size ? Cursor.after(offset + size).toString() : null);
    }

    @GET
    @Path("alerts/{id}")
    @RequiresPermission(PrivacyPermissions.ALERT_READ)
    @Answers(value = AlertView.class, tagged = true)
    @Operation(operationId = "readAlert", summary = "One alert with its evidence.")
    public Response read(@PathParam("id") UUID id) {
        return tagged(reading.alert(id));
    }

    @POST
    @Path("alerts/{id}/take")
    @RequiresPermission(PrivacyPermissions.ALERT_HANDLE)
    @Answers(value = AlertView.class, tagged = true)
    @Operation(operationId = "takeAlert", summary = "Take an alert up. Needs If-Match.")
    public Response take(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return tagged(handling.take(id, ifMatch));
    }

    @POST
    @Path("alerts/{id}/confirm")
    @RequiresPermission(PrivacyPermissions.ALERT_HANDLE)
    @Answers(value = AlertView.class, tagged = true)
    @Operation(operationId = "confirmAlert", summary = "The alert was right. Needs If-Match.")
    public Response confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return tagged(handling.confirm(id, ifMatch));
    }

    @POST
    @Path("alerts/{id}/false-alarm")
    @RequiresPermission(PrivacyPermissions.ALERT_HANDLE)
    @Answers(value = AlertView.class, tagged = true)
    @Operation(
            operationId = "callFalseAlarm",
            summary = "The alert was no reason for concern; raises that person's threshold, or silences the rule for a"
                    + " time. Needs If-Match.")
    public Response falseAlarm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, FalseAlarmRequest request) {
        Alert.FalseAlarm reason = Alert.FalseAlarm.of(request == null ? null : request.reason())
                .orElseThrow(() -> InvalidInput.of(
                        "reason",
                        "privacy.false-alarm-reason-missing",
                        "busy-day, assigned-task, shift-changed, new-duties or rule-too-strict"));
        return tagged(handling.falseAlarm(id, reason, request.silentDays(), ifMatch));
    }

    @GET
    @Path("anomaly-rules")
    @RequiresPermission(PrivacyPermissions.ALERT_READ)
    @Operation(operationId = "listAnomalyRules", summary = "The rules as they are set now.")
    public PageOf<RuleView> rules() {
        return new PageOf<>(reading.rules().stream().map(RuleView::of).toList(), null);
    }

    @PUT
    @Path("anomaly-rules/{rule}")
    @RequiresPermission(PrivacyPermissions.ALERT_HANDLE)
    @Answers(value = RuleView.class, tagged = true)
    @Operation(
            operationId = "changeAnomalyRule",
            summary = "Set a rule anew, as its next version. Needs If-Match and a fresh second factor.")
    public Response change(
            @PathParam("rule") String rule, @HeaderParam("If-Match") String ifMatch, RuleRequest request) {
        if (request == null) {
            throw InvalidInput.of("floor", "privacy.not-a-rule-parameter", "enabled, floor, sigmas and minDays");
        }
        RuleParameters now = changing.change(
                rule(rule), request.enabled(), request.floor(), request.sigmas(), request.minDays(), ifMatch);
        return Response.ok(RuleView.of(now))
                .tag(EntityVersion.tag(now.version()))
                .build();
    }

    private static AnomalyRule rule(String word) {
        return AnomalyRule.of(word).orElseThrow(UnknownAlert::new);
    }

    private static AnomalyRule wanted(String word) {
        return AnomalyRule.of(word)
                .orElseThrow(() -> InvalidInput.of("rule", "privacy.not-an-alert-filter", "the word of a rule"));
    }

    private static Alert.State state(String word) {
        return word == null || word.isBlank()
                ? null
                : Alert.State.of(word)
                        .orElseThrow(() -> InvalidInput.of(
                                "state", "privacy.not-an-alert-filter", "open, in-work, confirmed or false-alarm"));
    }

    private static int offset(String cursor) {
        try {
            return Math.max(0, Integer.parseInt(Cursor.parse(cursor, 1).key().get(0)));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of(
                    "cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before, unchanged");
        }
    }

    private static Response tagged(Alert alert) {
        return Response.ok(AlertView.of(alert))
                .tag(EntityVersion.tag(alert.version()))
                .build();
    }
}
