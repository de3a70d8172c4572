package io.shouwen.privacy.reveal.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.reveal.CaseRule;
import io.shouwen.privacy.reveal.KeepingPurposes;
import io.shouwen.privacy.reveal.Purposes.Purpose;
import io.shouwen.privacy.reveal.RevealPolicy;
import io.shouwen.privacy.reveal.SettingRevealPolicy;
import io.shouwen.privacy.vault.FieldKind;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a reveal needs, and what it may be for: the compliance officer's part. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reveal")
public class RevealPoliciesResource {

    @Inject
    SettingRevealPolicy policies;

    @Inject
    KeepingPurposes purposes;

    @Inject
    Idempotency idempotency;

    /**
     * @param subject kind of field such as {@code bank-card}, or {@code bulk-export}
     * @param permission needed besides the field's own, or null
     * @param caseRule none, open (somebody's), own
     * @param setBy null for what was shipped
     */
    public record PolicyView(
            String subject,
            int version,
            String permission,
            boolean secondPerson,
            int minutes,
            boolean freshFactor,
            @Words(CaseRule.class) String caseRule,
            String setBy,
            Instant setAt) {

        static PolicyView of(RevealPolicy policy, String by, Instant at) {
            return new PolicyView(
                    policy.subject(),
                    policy.version(),
                    policy.permission(),
                    policy.secondPerson(),
                    policy.minutes(),
                    policy.freshFactor(),
                    policy.caseRule().word(),
                    by,
                    at);
        }
    }

    /** As {@link PolicyView}; subject and version come from address and If-Match. */
    @Schema(requiredProperties = {"secondPerson", "minutes", "freshFactor", "caseRule"})
    public record PolicyRequest(
            String permission,
            boolean secondPerson,
            int minutes,
            boolean freshFactor,
            @Words(CaseRule.class) String caseRule) {}

    /**
     * @param kinds words such as {@code bank-card}
     * @param consent word of the consent that it needs besides, such as {@code marketing}; null for none
     */
    public record PurposeView(
            String word,
            String zh,
            String en,
            int position,
            boolean active,
            @Words(FieldKind.class) List<String> kinds,
            String consent,
            long version) {

        static PurposeView of(Purpose purpose) {
            return new PurposeView(
                    purpose.word(),
                    purpose.zh(),
                    purpose.en(),
                    purpose.position(),
                    purpose.active(),
                    purpose.kinds().stream().map(RevealPolicy::subjectOf).toList(),
                    purpose.consent(),
                    purpose.version());
        }
    }

    /**
     * @param word only for a new one
     * @param consent word of the consent that it needs besides; empty for none, null to keep what a change finds
     */
    @Schema(requiredProperties = {"zh", "en", "position"})
    public record PurposeRequest(
            String word,
            String zh,
            String en,
            int position,
            Boolean active,
            @Words(FieldKind.class) List<String> kinds,
            String consent) {

        Purpose purpose(String name, String before) {
            String needed = consent == null ? before : consent.isBlank() ? null : consent;
            return new Purpose(name, zh, en, position, !Boolean.FALSE.equals(active), fieldKinds(), needed, 1);
        }

        private List<FieldKind> fieldKinds() {
            List<String> wanted = kinds == null ? List.of() : kinds;
            List<FieldKind> found = Stream.of(FieldKind.values())
                    .filter(kind -> wanted.contains(RevealPolicy.subjectOf(kind)))
                    .toList();
            if (found.size() != wanted.stream().distinct().count()) {
                throw InvalidInput.of("kinds", "privacy.purpose-kinds", "kinds of field such as bank-card");
            }
            return found;
        }
    }

    @GET
    @Path("reveal-policies")
    @RequiresPermission(PrivacyPermissions.REVEAL_POLICY)
    @Operation(operationId = "listRevealPolicies", summary = "What a reveal of each kind of field needs now.")
    public List<PolicyView> policies() {
        return policies.current().stream()
                .map(policy -> PolicyView.of(policy, null, null))
                .toList();
    }

    @GET
    @Path("reveal-policies/{subject}")
    @RequiresPermission(PrivacyPermissions.REVEAL_POLICY)
    @Answers(value = PolicyView.class, tagged = true)
    @Operation(operationId = "readRevealPolicy", summary = "One policy, with the ETag that a change needs.")
    public Response policy(@PathParam("subject") String subject) {
        RevealPolicy policy = policies.current(subject);
        return Response.ok(PolicyView.of(policy, null, null))
                .tag(EntityVersion.tag(policy.version()))
                .build();
    }

    @GET
    @Path("reveal-policies/{subject}/history")
    @RequiresPermission(PrivacyPermissions.REVEAL_POLICY)
    @Operation(operationId = "listRevealPolicyVersions", summary = "Every version that was set, newest first.")
    public List<PolicyView> history(@PathParam("subject") String subject) {
        return policies.history(subject).stream()
                .map(version -> PolicyView.of(version.policy(), version.by().value(), version.at()))
                .toList();
    }

    @PUT
    @Path("reveal-policies/{subject}")
    @RequiresPermission(PrivacyPermissions.REVEAL_POLICY)
    @Answers(value = PolicyView.class, tagged = true)
    @Operation(
            operationId = "setRevealPolicy",
            summary = "Set a new version, with a fresh second factor; If-Match is needed.")
    public Response set(
            @PathParam("subject") String subject, @HeaderParam("If-Match") String ifMatch, PolicyRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        RevealPolicy set = policies.set(
                new RevealPolicy(
                        subject,
                        0,
                        request.permission(),
                        request.secondPerson(),
                        request.minutes(),
                        request.freshFactor(),
                        CaseRule.of(request.caseRule()).orElse(null)),
                ifMatch);
        return Response.ok(PolicyView.of(set, null, null))
                .tag(EntityVersion.tag(set.version()))
                .build();
    }

    @GET
    @Path("purposes/all")
    @RequiresPermission(PrivacyPermissions.PURPOSES_MANAGE)
    @Operation(operationId = "listAllPurposes", summary = "All purposes with their versions, those out of use as well.")
    public List<PurposeView> purposes() {
        return purposes.all().stream().map(PurposeView::of).toList();
    }

    @POST
    @Path("purposes")
    @RequiresPermission(PrivacyPermissions.PURPOSES_MANAGE)
    @Answers(status = 201, value = PurposeView.class, tagged = true, located = false)
    @Operation(operationId = "addPurpose", summary = "Add a purpose; its word is kept for ever.")
    public Response add(@HeaderParam("Idempotency-Key") String key, PurposeRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        idempotency.once(key, "privacy.purpose.add", request, () -> {
            purposes.add(request.purpose(request.word(), null));
            return UUID.randomUUID();
        });
        Purpose added = purposes.find(request.word());
        return Response.status(Response.Status.CREATED)
                .tag(EntityVersion.tag(added.version()))
                .entity(PurposeView.of(added))
                .build();
    }

    @PUT
    @Path("purposes/{word}")
    @RequiresPermission(PrivacyPermissions.PURPOSES_MANAGE)
    @Answers(value = PurposeView.class, tagged = true)
    @Operation(
            operationId = "changePurpose",
            summary = "Rename, move, retire a purpose or say what it serves; If-Match is needed.")
    public Response change(
            @PathParam("word") String word, @HeaderParam("If-Match") String ifMatch, PurposeRequest request) {
        if (request == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        Purpose changed =
                purposes.change(request.purpose(word, purposes.find(word).consent()), ifMatch);
        return Response.ok(PurposeView.of(changed))
                .tag(EntityVersion.tag(changed.version()))
                .build();
    }
}
