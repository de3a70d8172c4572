package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The compliance officer says what a reveal needs; with a fresh second factor, as a new version that holds at once. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.REVEAL_POLICY)
public class SettingRevealPolicy {

    private static final Set<Portal> ASKERS = Set.of(Portal.STAFF, Portal.FINANCE);

    private RevealPolicies policies;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected SettingRevealPolicy() {} // CDI proxy

    @Inject
    SettingRevealPolicy(RevealPolicies policies, AuditLog log, Actor actor, Clock clock) {
        this.policies = policies;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /** What holds now, one for each subject. */
    public List<RevealPolicy> current() {
        return RevealPolicy.subjects().map(policies::of).toList();
    }

    public RevealPolicy current(String subject) {
        return policies.of(known(subject));
    }

    /** Newest first; what was shipped is not in it. */
    public List<RevealPolicies.Version> history(String subject) {
        return policies.history(known(subject));
    }

    /** Permissions that a policy can ask for besides the field's own: those that askers' portals can carry. */
    public List<String> permissions() {
        return ModuleCatalogue.all().stream()
                .flatMap(module -> module.permissions().stream())
                .filter(permission -> permission.portals().stream().anyMatch(ASKERS::contains))
                .map(permission -> permission.name())
                .sorted()
                .toList();
    }

    /**
     * @param wanted its version is ignored
     * @param ifMatch the version that was read, in quotes
     * @throws PolicyTooWeak where it asks for less than the fixed rules do
     */
    @Transactional
    public RevealPolicy set(RevealPolicy wanted, String ifMatch) {
        RevealPolicy before = policies.of(known(wanted.subject()));
        EntityVersion.requireMatch(ifMatch, before.version());
        if (wanted.permission() != null && !permissions().contains(wanted.permission())) {
            throw InvalidInput.of("permission", "privacy.policy-permission", "a permission of staff or finance");
        }
        wanted.weakness().ifPresent(lacks -> {
            PolicyTooWeak refusal = new PolicyTooWeak(wanted.subject(), lacks);
            log.recordAtOnce(AuditEvent.refused("privacy.reveal.policy", object(wanted), refusal.code()));
            throw refusal;
        });
        actor.requireFreshSecondFactor();
        RevealPolicy after = new RevealPolicy(
                wanted.subject(),
                before.version() + 1,
                wanted.permission(),
                wanted.secondPerson(),
                wanted.minutes(),
                wanted.freshFactor(),
                wanted.caseRule());
        if (!policies.add(new RevealPolicies.Version(after, actor.id(), clock.instant()))) {
            throw new EntityVersion.Stale();
        }
        log.record(AuditEvent.done("privacy.reveal.policy", object(after)).transition(words(before), words(after)));
        return after;
    }

    private static String object(RevealPolicy policy) {
        return "privacy.reveal-policy/" + policy.subject();
    }

    private static String words(RevealPolicy policy) {
        return "v" + policy.version() + " second-person=" + policy.secondPerson() + " minutes=" + policy.minutes()
                + " fresh-factor=" + policy.freshFactor() + " case="
                + policy.caseRule().word()
                + (policy.permission() == null ? "" : " permission=" + policy.permission());
    }

    private static String known(String subject) {
        if (subject == null || RevealPolicy.subjects().noneMatch(subject::equals)) {
            throw InvalidInput.of("subject", "privacy.policy-subject", "a kind of field, or bulk-export");
        }
        return subject;
    }
}
