package io.shouwen.privacy.consent.api;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Answers;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.consent.ManagingConsentTexts;
import io.shouwen.privacy.consent.RecordingConsent;
import io.shouwen.privacy.vault.PersonId;
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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "consent")
public class ConsentsResource {

    @Inject
    RecordingConsent recording;

    @Inject
    ManagingConsentTexts managing;

    @Inject
    ConsentPurposes purposes;

    @Inject
    Idempotency idempotency;

    /** @param covered purposes that the person agrees to now */
    public record ConsentView(Set<String> covered, List<Consents.Line> history) {}

    /**
     * @param given false for a withdrawal, which needs no text version
     * @param byGuardian true where the guardian of somebody under age agrees for them; needed for a minor
     */
    @Schema(requiredProperties = {"purpose", "given", "channel"})
    public record ConsentRequest(
            String purpose,
            boolean given,
            String textVersion,

            @Words(value = RecordingConsent.class, list = "CHANNELS")
            String channel,

            Boolean byGuardian) {}

    /** How a purpose is called, where it stands, whether it is asked for. */
    @Schema(requiredProperties = {"zh", "en", "position", "active"})
    public record PurposeRequest(String zh, String en, int position, boolean active) {}

    /** A new wording. */
    @Schema(requiredProperties = {"version", "zh", "en"})
    public record TextRequest(String version, String zh, String en) {}

    @GET
    @Path("consent-purposes")
    @RequiresPermission({PrivacyPermissions.CONSENT_RECORD, PrivacyPermissions.CONSENT_MANAGE})
    @Operation(operationId = "listConsentPurposes", summary = "What people can agree to.")
    public List<ConsentPurposes.Purpose> purposes() {
        return purposes.all();
    }

    @PUT
    @Path("consent-purposes/{word}")
    @RequiresPermission(PrivacyPermissions.CONSENT_MANAGE)
    @Answers(status = 204, tagged = true, matchOptional = true)
    @Operation(
            operationId = "putConsentPurpose",
            summary =
                    "Add a purpose or change it; If-Match with its version is needed where there is one of that word.")
    public Response put(
            @PathParam("word") String word, @HeaderParam("If-Match") String ifMatch, PurposeRequest request) {
        PurposeRequest sent = body(request);
        ConsentPurposes.Purpose put = managing.put(word, sent.zh(), sent.en(), sent.position(), sent.active(), ifMatch);
        return Response.noContent().tag(EntityVersion.tag(put.version())).build();
    }

    @GET
    @Path("consent-purposes/texts")
    @RequiresPermission({PrivacyPermissions.CONSENT_RECORD, PrivacyPermissions.CONSENT_MANAGE})
    @Operation(operationId = "listConsentTexts", summary = "Every wording ever published, the newest first.")
    public List<ConsentPurposes.Text> texts() {
        return purposes.texts();
    }

    @POST
    @Path("consent-purposes/{word}/texts")
    @RequiresPermission(PrivacyPermissions.CONSENT_MANAGE)
    @Answers(status = 201, located = false)
    @Operation(operationId = "publishConsentText", summary = "Publish a wording. It never changes afterwards.")
    public Response publish(
            @PathParam("word") String word, @HeaderParam("Idempotency-Key") String key, TextRequest request) {
        TextRequest sent = body(request);
        idempotency.once(key, "privacy.consent-text.publish/" + word, sent, () -> {
            managing.publish(word, sent.version(), sent.zh(), sent.en());
            return UUID.randomUUID();
        });
        return Response.status(Response.Status.CREATED).build();
    }

    @GET
    @Path("consent-purposes/standings")
    @RequiresPermission(PrivacyPermissions.CONSENT_MANAGE)
    @Operation(operationId = "listConsentStandings", summary = "How many people agree to each purpose now.")
    public List<ManagingConsentTexts.Standing> standings() {
        return managing.standings();
    }

    @GET
    @Path("people/{person}/consents")
    @RequiresPermission(PrivacyPermissions.CONSENT_RECORD)
    @Operation(operationId = "readConsents", summary = "What a person agrees to, and how it came about.")
    public ConsentView read(@PathParam("person") UUID person) {
        PersonId id = new PersonId(person);
        return new ConsentView(new TreeSet<>(recording.purposesOf(id)), recording.history(id));
    }

    @POST
    @Path("people/{person}/consents")
    @RequiresPermission(PrivacyPermissions.CONSENT_RECORD)
    @Answers(status = 204)
    @Operation(operationId = "recordConsent", summary = "A person agrees, or takes it back; holds at once.")
    public Response record(
            @PathParam("person") UUID person, @HeaderParam("Idempotency-Key") String key, ConsentRequest request) {
        ConsentRequest sent = body(request);
        if (sent.purpose() == null) {
            throw InvalidInput.of("purpose", "platform.not-accepted", "the word of a purpose");
        }
        if (sent.channel() == null) {
            throw InvalidInput.of("channel", "platform.not-accepted", "how the person said so, such as phone");
        }
        idempotency.once(key, "privacy.consent.record/" + person, sent, () -> {
            record(new PersonId(person), sent);
            return UUID.randomUUID();
        });
        return Response.noContent().build();
    }

    private void record(PersonId person, ConsentRequest sent) {
        if (sent.given()) {
            recording.give(
                    person, sent.purpose(), sent.textVersion(), sent.channel(), Boolean.TRUE.equals(sent.byGuardian()));
        } else {
            recording.withdraw(person, sent.purpose(), sent.channel());
        }
    }

    private static <T> T body(T body) {
        if (body == null) {
            throw InvalidInput.of("body", "platform.not-readable", "a JSON object");
        }
        return body;
    }
}
