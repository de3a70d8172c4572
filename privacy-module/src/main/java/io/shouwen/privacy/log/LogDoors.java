package io.shouwen.privacy.log;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.api.AuditEntriesResource;
import io.shouwen.privacy.log.api.LogResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of the audit log. */
public final class LogDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.LOG_READ,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER, Role.AUDITOR),
                        "查看审计日志及其证明",
                        "Read the audit log and its proofs"),
                new PermissionDefinition(
                        PrivacyPermissions.LOG_EXPORT,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER, Role.AUDITOR),
                        "导出审计日志",
                        "Export the audit log"),
                new PermissionDefinition(
                        PrivacyPermissions.LOG_FIND_PERSON,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "按号码查出客户编号（不显示任何个人信息）",
                        "Find a customer's id by a number, seeing no personal data"),
                new PermissionDefinition(
                        PrivacyPermissions.LOG_CLEAR_ALARM,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "调查后解除日志警报",
                        "Clear an alarm of the log after an investigation"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/privacy/audit-log",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.LOG_READ,
                        false,
                        "menu.audit-log",
                        "pi-list",
                        110),
                PageDefinition.reached("/privacy/audit-entry", Portal.COMPLIANCE, PrivacyPermissions.LOG_READ, false),
                PageDefinition.inMenu(
                        "/privacy/log-export",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.LOG_EXPORT,
                        false,
                        "menu.log-export",
                        "pi-download",
                        130),
                PageDefinition.inMenu(
                        "/privacy/log-health",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.LOG_READ,
                        false,
                        "menu.log-health",
                        "pi-heart",
                        120));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(AuditEntriesResource.class, LogResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(PrivacyPermissions.LOG_CLEAR_ALARM, Set.of("privacy.log.alarm-clear"));
    }
}
