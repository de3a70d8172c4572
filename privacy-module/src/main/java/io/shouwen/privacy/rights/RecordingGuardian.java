package io.shouwen.privacy.rights;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.consent.RecordingConsent;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A guardian has shown who they are and agreed for the child (P8): from now on the child's data may be used. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.CONSENT_RECORD)
public class RecordingGuardian {

    private Guardians guardians;
    private KnownPeople known;
    private Processing processing;
    private Consents consents;
    private ConsentPurposes purposes;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected RecordingGuardian() {} // CDI proxy

    @Inject
    RecordingGuardian(
            Guardians guardians,
            KnownPeople known,
            Processing processing,
            Consents consents,
            ConsentPurposes purposes,
            AuditLog log,
            Actor actor,
            Clock clock) {
        this.guardians = guardians;
        this.known = known;
        this.processing = processing;
        this.consents = consents;
        this.purposes = purposes;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * @param ifMatch the guardian on record that the caller read, as an ETag; null where none is on record
     * @return the version that it has now
     * @throws UnknownPerson where nobody is known by that id
     * @throws EntityVersion.Stale where somebody else was quicker
     */
    @Transactional
    public long record(PersonId person, Guardian guardian, String ifMatch) {
        if (!known.contains(person)) {
            throw new UnknownPerson();
        }
        processing.requireNotErased(person);
        oneOf("relation", "privacy.guardian-relation", Guardian.RELATIONS, guardian.relation());
        oneOf("channel", "privacy.unknown-channel", RecordingConsent.CHANNELS, guardian.channel());
        oneOf("verifiedHow", "privacy.guardian-verified", Guardian.VERIFICATIONS, guardian.verifiedHow());
        purposes.requireGivable("purpose", Minors.SERVICE, "textVersion", guardian.textVersion());
        if (guardian.name() == null || guardian.phone() == null) {
            throw InvalidInput.of("name", "privacy.guardian-incomplete", "the guardian's name and phone");
        }
        long before = guardians.card(person).map(GuardianCard::version).orElse(0L);
        if (before > 0) {
            EntityVersion.requireMatch(ifMatch, before);
        } else if (ifMatch != null && !ifMatch.isBlank()) {
            throw new EntityVersion.Stale();
        }
        if (!guardians.put(person, guardian, before, actor.id().value())) {
            throw new EntityVersion.Stale();
        }
        consents.give(person, Minors.SERVICE, guardian.textVersion(), guardian.channel(), clock.instant());
        processing.lift(person, Limit.AWAITING_GUARDIAN);
        log.record(AuditEvent.done("privacy.guardian.record", "privacy.person/" + person)
                .about(person)
                .fields(List.of("guardian.name", "guardian.phone"))
                .because(guardian.relation() + " " + guardian.verifiedHow()));
        return before + 1;
    }

    private static void oneOf(String field, String code, List<String> accepted, String given) {
        if (given == null || !accepted.contains(given)) {
            throw InvalidInput.of(field, code, String.join(", ", accepted));
        }
    }

    public boolean isMinor(PersonId person) {
        return guardians.minor(person);
    }

    /** Masked; logged. */
    public Optional<GuardianCard> card(PersonId person) {
        Optional<GuardianCard> card = guardians.card(person);
        card.ifPresent(c -> log.recordAtOnce(AuditEvent.done("privacy.guardian.read", "privacy.person/" + person)
                .about(person)));
        return card;
    }
}
