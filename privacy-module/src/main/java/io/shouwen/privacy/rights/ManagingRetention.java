package io.shouwen.privacy.rights;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.job.Jobs;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Compliance says how long things are kept, sees beforehand what a rule would do, and afterwards what it did. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.RETENTION_MANAGE)
public class ManagingRetention {

    private static final int SHOWN = 50;

    private RetentionRules rules;
    private Jobs jobs;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    /**
     * What a rule would do now.
     *
     * @param count of what is so old, at most: who was active since is only seen one by one
     * @param oldest null where there is none
     * @param whole of the first 2,000, would be gone; as many are looked at for the following
     * @param partly people of whom a hold would keep a part
     * @param held kept by a hold
     * @param active kept because there was a contact since
     */
    public record Preview(
            String category, int days, long count, Instant oldest, long whole, long partly, long held, long active) {}

    /** A category, its rule and what can be done to it. */
    public record Category(RetentionRule rule, List<RetentionAction> actions) {}

    protected ManagingRetention() {} // CDI proxy

    @Inject
    ManagingRetention(RetentionRules rules, Jobs jobs, AuditLog log, Actor actor, Clock clock) {
        this.rules = rules;
        this.jobs = jobs;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    public List<Category> categories() {
        return rules.kinds().stream()
                .map(kind -> new Category(
                        rules.rule(kind), kind.actions().stream().sorted().toList()))
                .toList();
    }

    public Preview preview(String category, int days) {
        Expiring kind = rules.kind(category);
        requireDays(days);
        Instant before = rules.before(days);
        RetentionRules.Fates fates = rules.fates(kind, before);
        return new Preview(
                category,
                days,
                kind.count(before),
                kind.oldest(before).orElse(null),
                fates.whole().size(),
                fates.partly().size(),
                fates.held(),
                fates.active());
    }

    /**
     * Makes the next version of the category's rule. Switching one on needs a fresh second factor.
     *
     * @param ifMatch the version that the caller read, as an ETag; 0 where it was only suggested
     * @throws EntityVersion.Stale where somebody else was quicker
     */
    @Transactional
    public RetentionRule put(String category, int days, RetentionAction action, boolean enabled, String ifMatch) {
        Expiring kind = rules.kind(category);
        requireDays(days);
        if (action == null || !kind.actions().contains(action)) {
            throw InvalidInput.of("action", "privacy.request-word", "one of " + kind.actions());
        }
        int before = rules.rule(kind).version();
        EntityVersion.requireMatch(ifMatch, before);
        if (enabled) {
            actor.requireFreshSecondFactor();
        }
        RetentionRule rule = new RetentionRule(
                category,
                before + 1,
                days,
                action,
                enabled,
                clock.instant(),
                actor.id().value());
        if (!rules.put(rule)) {
            throw new EntityVersion.Stale();
        }
        log.record(AuditEvent.done("privacy.retention.rule", "privacy.retention-rule/" + category)
                .because("v" + rule.version() + " " + days + " days " + action.word())
                .transition(null, enabled ? "enabled" : "disabled"));
        return rule;
    }

    /** Runs the rules that are switched on now instead of tonight. */
    @Transactional
    public UUID runNow() {
        actor.requireFreshSecondFactor();
        return jobs.start(RunningRetention.NAME, "{}");
    }

    public List<RetentionRun> runs() {
        return rules.runs(SHOWN);
    }

    private static void requireDays(int days) {
        if (days < 30 || days > 36_500) {
            throw InvalidInput.of("days", "privacy.retention-days", "30 to 36500");
        }
    }
}
