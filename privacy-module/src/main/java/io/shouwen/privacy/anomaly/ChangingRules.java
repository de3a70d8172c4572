package io.shouwen.privacy.anomaly;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;

/** Sets a rule anew; the earlier versions stay, since alerts name them. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.ALERT_HANDLE)
public class ChangingRules {

    private Alerts alerts;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected ChangingRules() {} // CDI proxy

    @Inject
    ChangingRules(Alerts alerts, AuditLog log, Actor actor, Clock clock) {
        this.alerts = alerts;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param ifMatch the version in force as an entity tag */
    public RuleParameters change(
            AnomalyRule rule, boolean enabled, int floor, BigDecimal sigmas, int minDays, String ifMatch) {
        actor.requireFreshSecondFactor();
        RuleParameters now = alerts.versions(rule).get(0);
        EntityVersion.requireMatch(ifMatch, now.version());
        RuleParameters next = new RuleParameters(
                rule,
                now.version() + 1,
                enabled,
                floor,
                sigmas,
                minDays,
                clock.instant(),
                actor.id().value());
        if (!alerts.add(next)) {
            throw new EntityVersion.Stale();
        }
        log.record(AuditEvent.done("privacy.alert.rule-change", "privacy.anomaly-rule/" + rule.word())
                .transition("v" + now.version(), "v" + next.version()));
        return next;
    }
}
