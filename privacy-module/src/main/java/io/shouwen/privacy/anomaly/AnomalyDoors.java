package io.shouwen.privacy.anomaly;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.anomaly.api.AlertsResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of the alerts. */
public final class AnomalyDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.ALERT_READ,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "查看异常告警及其证据",
                        "See alerts and their evidence"),
                new PermissionDefinition(
                        PrivacyPermissions.ALERT_HANDLE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "处理异常告警，调整告警规则",
                        "Handle alerts and set their rules"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/privacy/alerts",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.ALERT_READ,
                        false,
                        "menu.alerts",
                        "pi-bell",
                        410),
                PageDefinition.reached("/privacy/alert", Portal.COMPLIANCE, PrivacyPermissions.ALERT_READ, false),
                PageDefinition.reached(
                        "/privacy/alert-rules", Portal.COMPLIANCE, PrivacyPermissions.ALERT_READ, false));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(AlertsResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(PrivacyPermissions.ALERT_HANDLE, Set.of("privacy.alert.handle", "privacy.alert.rule-change"));
    }
}
