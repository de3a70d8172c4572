package io.shouwen.privacy.anomaly;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Keeps an alert, once for each window. What grows after it was raised is added to the same alert; one that was answered opens
 * again: a confirmed one with whatever is added, a false alarm only when the figure has passed what that has raised the
 * threshold to.
 */
@ApplicationScoped
class RaisingAlerts {

    private Alerts alerts;
    private AuditLog log;
    private Notifications notifications;

    protected RaisingAlerts() {} // CDI proxy

    @Inject
    RaisingAlerts(Alerts alerts, AuditLog log, Notifications notifications) {
        this.alerts = alerts;
        this.log = log;
        this.notifications = notifications;
    }

    /** In the caller's transaction. */
    void raise(Alert found) {
        Optional<Alert> known = alerts.at(found.rule(), found.staff(), found.day(), found.hour());
        if (known.isEmpty()) {
            alerts.add(found);
            tell(found);
            return;
        }
        Alert before = known.get();
        if (before.value() >= found.value()) {
            return;
        }
        boolean again = before.state() == Alert.State.FALSE_ALARM || before.state() == Alert.State.CONFIRMED;
        Alert grown = new Alert(
                before.id(),
                found.rule(),
                found.ruleVersion(),
                found.staff(),
                found.day(),
                found.hour(),
                found.value(),
                found.threshold(),
                found.basis(),
                found.entries(),
                found.entriesTotal(),
                again ? Alert.State.OPEN : before.state(),
                before.raisedAt(),
                found.updatedAt(),
                null,
                null,
                null,
                0);
        alerts.grew(grown);
        if (again) {
            tell(grown);
        }
    }

    private void tell(Alert alert) {
        log.record(AuditEvent.done("privacy.alert.raise", "privacy.alert/" + alert.id())
                .because(alert.rule().word()));
        notifications.tellHolders(
                PrivacyPermissions.ALERT_HANDLE,
                new Notice(
                        "privacy.alert-raised",
                        List.of(alert.staff(), alert.day().toString()),
                        "/privacy/alert?id=" + alert.id(),
                        Portal.COMPLIANCE));
    }
}
