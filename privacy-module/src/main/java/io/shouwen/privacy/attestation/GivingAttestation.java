package io.shouwen.privacy.attestation;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A member of staff reads the rules that hold now, and says so. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.ATTESTATION_GIVE)
public class GivingAttestation {

    private Attestations attestations;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected GivingAttestation() {} // CDI proxy

    @Inject
    GivingAttestation(Attestations attestations, AuditLog log, Actor actor, Clock clock) {
        this.attestations = attestations;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /** The version that holds now. */
    public RuleText current() {
        return attestations.current();
    }

    /** When the actor confirmed it; empty where that is due, or due again after a year. */
    public Optional<Instant> given() {
        return attestations.latest(actor.id()).filter(at -> !attestations.isDue(actor.id()));
    }

    /**
     * @param version that the person has read
     * @throws RuleTextChanged where another holds by now: nobody confirms what they have not seen
     */
    public Instant give(int version) {
        if (attestations.current().version() != version) {
            throw new RuleTextChanged();
        }
        Optional<Instant> already = given();
        if (already.isPresent()) {
            return already.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        attestations.add(actor.id(), version, now, actor.portal());
        log.record(AuditEvent.done("privacy.attestation.give", "privacy.rule-text/" + version));
        return now;
    }
}
