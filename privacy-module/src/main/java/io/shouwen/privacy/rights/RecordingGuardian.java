package io.shouwen.privacy.rights;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.consent.RecordingConsent;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** A guardian has shown who they are and agreed for the child (P8): from now on the child's data may be used. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.CONSENT_RECORD)
public class RecordingGuardian {

    private Guardians guardians;
    private Processing processing;
    private Consents consents;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected RecordingGuardian() {} // CDI proxy

    @Inject
    RecordingGuardian(
            Guardians guardians, Processing processing, Consents consents, AuditLog log, Actor actor, Clock clock) {
        this.guardians = guardians;
        this.processing = processing;
        this.consents = consents;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public void record(PersonId person, Guardian guardian) {
        processing.requireNotErased(person);
        if (!Guardian.RELATIONS.contains(guardian.relation())) {
            throw InvalidInput.of("relation", "privacy.guardian-relation", String.join(", ", Guardian.RELATIONS));
        }
        if (!RecordingConsent.CHANNELS.contains(guardian.channel())) {
            throw InvalidInput.of("channel", "privacy.unknown-channel", String.join(", ", RecordingConsent.CHANNELS));
        }
        if (guardian.textVersion() == null
                || !guardian.textVersion().matches("[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
                || TypedText.of(guardian.textVersion()).hidesSomething()) {
            throw InvalidInput.of("textVersion", "privacy.unknown-consent-text", "the version of the text agreed to");
        }
        if (guardian.name() == null || guardian.phone() == null) {
            throw InvalidInput.of("name", "privacy.guardian-incomplete", "the guardian's name and phone");
        }
        guardians.put(person, guardian, actor.id().value());
        consents.give(person, "service", guardian.textVersion(), guardian.channel(), clock.instant());
        processing.lift(person, Limit.AWAITING_GUARDIAN);
        log.record(AuditEvent.done("privacy.guardian.record", "privacy.person/" + person)
                .about(person)
                .fields(java.util.List.of("guardian.name", "guardian.phone"))
                .because(guardian.relation()));
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
