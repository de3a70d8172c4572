package io.shouwen.privacy.review;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What nobody may hold together is kept by compliance; each change is a new version, which the next review looks by. */
@ApplicationScoped
@Transactional
public class KeepingDutyRules {

    private Reviews reviews;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected KeepingDutyRules() {} // CDI proxy

    @Inject
    KeepingDutyRules(Reviews reviews, AuditLog log, Actor actor, Clock clock) {
        this.reviews = reviews;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /** As they are now, by word. */
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    public List<DutyRule> all() {
        return reviews.dutyRules();
    }

    /** Every version, the newest first; empty where there is no such rule. */
    @RequiresPermission(PrivacyPermissions.REVIEW_READ)
    public List<DutyRule> versions(String word) {
        return reviews.dutyRule(word);
    }

    /**
     * Sets a rule anew, or a first time.
     *
     * @param ifMatch the version in force as an entity tag; null for a new rule
     * @throws io.shouwen.platform.access.SecondFactorNeeded without a fresh second factor
     */
    @RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
    public DutyRule set(DutyConflict conflict, boolean active, String ifMatch) {
        actor.requireFreshSecondFactor();
        List<DutyRule> known = reviews.dutyRule(conflict.word());
        int now = known.isEmpty() ? 0 : known.get(0).version();
        if (now > 0) {
            EntityVersion.requireMatch(ifMatch, now);
        } else if (ifMatch != null && !ifMatch.isBlank()) {
            throw new EntityVersion.Stale();
        }
        DutyRule next = new DutyRule(
                conflict, now + 1, active, clock.instant(), actor.id().value());
        next.requireMeaning();
        if (!reviews.add(next)) {
            throw new EntityVersion.Stale();
        }
        log.record(AuditEvent.done("privacy.review.duty-rule", "privacy.duty-rule/" + conflict.word())
                .transition(now == 0 ? null : "v" + now, "v" + next.version() + (active ? "" : " off")));
        return next;
    }
}
