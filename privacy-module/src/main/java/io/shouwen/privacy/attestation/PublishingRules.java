package io.shouwen.privacy.attestation;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Publishes a new version of the rules, which everybody is then asked to confirm; and says who has not. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.ATTESTATION_MANAGE)
public class PublishingRules {

    private Attestations attestations;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected PublishingRules() {} // CDI proxy

    @Inject
    PublishingRules(Attestations attestations, AuditLog log, Actor actor, Clock clock) {
        this.attestations = attestations;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param lastAt when the person last confirmed any version, or null */
    public record Missing(StaffId staff, String name, String department, Instant lastAt) {}

    public List<RuleText> texts() {
        return attestations.texts();
    }

    public List<Missing> missing() {
        return attestations.missing().stream()
                .map(one -> new Missing(
                        one.member().id(),
                        one.member().name(),
                        one.member().department().orElse(""),
                        one.lastAt()))
                .toList();
    }

    /** The same, to be taken away as a file. */
    public List<Missing> exportMissing() {
        log.record(AuditEvent.done(
                "privacy.attestation.export",
                "privacy.rule-text/" + attestations.current().version()));
        return missing();
    }

    /** @param ifMatch the version that holds now, as an entity tag */
    public RuleText publish(String titleZh, String titleEn, String zh, String en, String ifMatch) {
        int now = attestations.current().version();
        EntityVersion.requireMatch(ifMatch, now);
        RuleText next = new RuleText(
                now + 1, titleZh, titleEn, zh, en, clock.instant(), actor.id().value());
        if (!attestations.add(next)) {
            throw new EntityVersion.Stale();
        }
        log.record(AuditEvent.done("privacy.attestation.publish", "privacy.rule-text/" + next.version()));
        return next;
    }
}
