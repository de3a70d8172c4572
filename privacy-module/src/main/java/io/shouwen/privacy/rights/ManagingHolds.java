package io.shouwen.privacy.rights;

import io.shouwen.platform.access.Actor;
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

/** Compliance says how long the law makes us keep what people want erased. Cases and disputes are held while they last. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
public class ManagingHolds {

    private static final Set<String> WHILE_THEY_LAST = Set.of("open-case", "legal-dispute");
    private static final int LONGEST = 36_500;

    private HoldTerms terms;
    private Erasures erasures;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected ManagingHolds() {} // CDI proxy

    @Inject
    ManagingHolds(HoldTerms terms, Erasures erasures, AuditLog log, Actor actor, Clock clock) {
        this.terms = terms;
        this.erasures = erasures;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    public List<HoldTerms.Rule> all() {
        return terms.all();
    }

    /** Those whose days can be set. */
    public List<HoldTerms.Rule> changeable() {
        return all().stream()
                .filter(rule -> !WHILE_THEY_LAST.contains(rule.word()))
                .toList();
    }

    /**
     * Makes the next version. Needs a fresh second factor: a shorter term lets data be destroyed, at the next run of the
     * job that finishes erasures.
     *
     * @param ifMatch the version that the caller read, as an ETag
     * @throws EntityVersion.Stale where somebody else was quicker
     */
    @Transactional
    public HoldTerms.Rule change(String word, int days, String ifMatch) {
        HoldTerms.Rule before = changeable().stream()
                .filter(rule -> rule.word().equals(word))
                .findFirst()
                .orElseThrow(UnknownRequest::new);
        if (days < 0 || days > LONGEST) {
            throw InvalidInput.of("days", "privacy.hold-days", "0 to " + LONGEST);
        }
        EntityVersion.requireMatch(ifMatch, before.version());
        actor.requireFreshSecondFactor();
        if (!terms.change(word, days, before.version(), clock.instant(), actor.id())) {
            throw new EntityVersion.Stale();
        }
        erasures.lookAgainAtAll();
        log.record(AuditEvent.done("privacy.hold.change", "privacy.hold-rule/" + word)
                .because("v" + (before.version() + 1))
                .transition(before.days() + " days", days + " days"));
        return terms.all().stream()
                .filter(rule -> rule.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
