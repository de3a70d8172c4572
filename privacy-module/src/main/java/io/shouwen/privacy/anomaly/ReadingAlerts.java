package io.shouwen.privacy.anomaly;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Alerts and the rules behind them. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.ALERT_READ)
public class ReadingAlerts {

    private Alerts alerts;

    protected ReadingAlerts() {} // CDI proxy

    @Inject
    ReadingAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Newest first; null asks for all. */
    public List<Alert> list(Alert.State state, AnomalyRule rule, String staff, int offset, int limit) {
        return alerts.list(state, rule, staff, offset, limit);
    }

    public int count(Alert.State state, AnomalyRule rule, String staff) {
        return alerts.count(state, rule, staff);
    }

    public Alert alert(UUID id) {
        return alerts.find(id).orElseThrow(UnknownAlert::new);
    }

    /** As they are set now. */
    public List<RuleParameters> rules() {
        return alerts.rules();
    }

    /** Newest first. */
    public List<RuleParameters> versions(AnomalyRule rule) {
        return alerts.versions(rule);
    }
}
