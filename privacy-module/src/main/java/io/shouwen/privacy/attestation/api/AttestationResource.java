package io.shouwen.privacy.attestation.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.attestation.GivingAttestation;
import io.shouwen.privacy.attestation.PublishingRules;
import io.shouwen.privacy.attestation.RuleText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "attestation")
public class AttestationResource {

    @Inject
    GivingAttestation giving;

    @Inject
    PublishingRules publishing;

    /** @param version that the person has read */
    @Schema(requiredProperties = "version")
    public record AttestationRequest(Integer version) {}

    /** @param givenAt null where the person is asked to read and confirm */
    public record AttestationView(
            int version, String titleZh, String titleEn, String zh, String en, Instant publishedAt, Instant givenAt) {
        static AttestationView of(RuleText text, Instant givenAt) {
            return new AttestationView(
                    text.version(), text.titleZh(), text.titleEn(), text.zh(), text.en(), text.publishedAt(), givenAt);
        }
    }

    /** The next version of the rules. */
    @Schema(requiredProperties = {"titleZh", "titleEn", "zh", "en"})
    public record RuleTextRequest(String titleZh, String titleEn, String zh, String en) {}

    /** @param lastAt when the person last confirmed any version, or null */
    public record MissingView(String staff, String department, Instant lastAt) {}

    @GET
    @Path("attestation")
    @RequiresPermission(PrivacyPermissions.ATTESTATION_GIVE)
    @Operation(
            operationId = "readAttestation",
            summary = "The privacy rules that hold now, and when one confirmed them.")
    public AttestationView read() {
        return AttestationView.of(giving.current(), giving.given().orElse(null));
    }

    @POST
    @Path("attestation")
    @RequiresPermission(PrivacyPermissions.ATTESTATION_GIVE)
    @Operation(operationId = "giveAttestation", summary = "Confirm that one has read this version of the rules.")
    public AttestationView give(AttestationRequest request) {
        if (request == null || request.version() == null) {
            throw InvalidInput.of("version", "privacy.not-a-rule-text", "the version that was read");
        }
        Instant at = giving.give(request.version());
        return AttestationView.of(giving.current(), at);
    }

    @POST
    @Path("rule-texts")
    @RequiresPermission(PrivacyPermissions.ATTESTATION_MANAGE)
    @Answers(value = AttestationView.class, tagged = true)
    @Operation(
            operationId = "publishRuleText",
            summary =
                    "Publish the next version of the rules, in both languages; everybody is asked again. Needs If-Match"
                            + " with the version that holds.")
    public Response publish(@HeaderParam("If-Match") String ifMatch, RuleTextRequest request) {
        if (request == null) {
            throw InvalidInput.of("zh", "privacy.not-a-rule-text", "titleZh, titleEn, zh and en");
        }
        RuleText text = publishing.publish(request.titleZh(), request.titleEn(), request.zh(), request.en(), ifMatch);
        return Response.ok(AttestationView.of(text, null))
                .tag(EntityVersion.tag(text.version()))
                .build();
    }

    @GET
    @Path("missing-attestations")
    @RequiresPermission(PrivacyPermissions.ATTESTATION_MANAGE)
    @Operation(
            operationId = "listMissingAttestations",
            summary = "Staff who have not confirmed the rules that hold now.")
    public PageOf<MissingView> missing() {
        return new PageOf<>(
                publishing.missing().stream()
                        .map(one -> new MissingView(one.staff().value(), one.department(), one.lastAt()))
                        .toList(),
                null);
    }
}
