package io.shouwen.privacy.rights;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Somebody at the desk takes a person's request. The clock begins to run. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.RIGHTS_RECEIVE)
public class ReceivingRequest {

    private SubjectRequests requests;
    private KnownPeople known;
    private WorkingDays workingDays;
    private OrganisationZone zone;
    private AuditLog log;
    private Actor actor;
    private Clock clock;
    private int days;

    /**
     * @param code told to the person, once, and never shown again
     */
    public record Received(UUID id, String code) {
        @Override
        public String toString() {
            return "Received[" + id + "]";
        }
    }

    protected ReceivingRequest() {} // CDI proxy

    @Inject
    ReceivingRequest(
            SubjectRequests requests,
            KnownPeople known,
            WorkingDays workingDays,
            OrganisationZone zone,
            AuditLog log,
            Actor actor,
            Clock clock,
            @ConfigProperty(name = "shouwen.rights.working-days", defaultValue = "15") int days) {
        this.requests = requests;
        this.known = known;
        this.workingDays = workingDays;
        this.zone = zone;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
        this.days = days;
    }

    /**
     * @param fields to be corrected; empty for other kinds
     * @param verifiedHow where whoever takes it has verified who asks; else null
     */
    @Transactional
    public Received receive(
            PersonId person, RequestKind kind, String channel, List<String> fields, String verifiedHow) {
        if (person == null || !known.contains(person)) {
            throw InvalidInput.of("person", "privacy.person-missing", "the id of a person");
        }
        oneOf("channel", SubjectRequest.CHANNELS, channel);
        if (verifiedHow != null && !verifiedHow.isBlank()) {
            oneOf("verifiedHow", SubjectRequest.VERIFICATIONS, verifiedHow);
        }
        boolean correcting = kind == RequestKind.CORRECT;
        if (correcting == fields.isEmpty() || !SubjectRequest.FIELDS.containsAll(fields)) {
            throw InvalidInput.of(
                    "fields", "privacy.request-fields", "for a correction " + SubjectRequest.FIELDS + ", else none");
        }
        Instant now = clock.instant();
        boolean verified = verifiedHow != null && !verifiedHow.isBlank();
        SubjectRequest request = new SubjectRequest(
                UuidV7.at(now),
                1,
                person,
                kind,
                channel,
                verified ? RequestState.VERIFIED : RequestState.RECEIVED,
                fields.stream().distinct().toList(),
                now,
                actor.id(),
                verified ? verifiedHow : null,
                workingDays.after(zone.dateOf(now), days),
                null,
                null,
                null);
        String code = PickupCode.make();
        requests.add(request, PickupCode.of(code));
        requests.step(request.id(), now, actor.id(), "receive", null, request.state(), kind.word());
        log.record(AuditEvent.done("privacy.request.receive", "privacy.subject-request/" + request.id())
                .about(person)
                .because(kind.word())
                .transition(null, request.state().word()));
        return new Received(request.id(), code);
    }

    static void oneOf(String field, List<String> accepted, String given) {
        if (given == null || !accepted.contains(given)) {
            throw InvalidInput.of(field, "privacy.request-word", String.join(", ", accepted));
        }
    }
}
