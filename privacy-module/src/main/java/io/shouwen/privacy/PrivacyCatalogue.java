package io.shouwen.privacy;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import java.util.List;
import java.util.Set;

/** The permissions, pages and schemas of the privacy module. */
public final class PrivacyCatalogue implements ModuleCatalogue {

    @Override
    public String module() {
        return "privacy";
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL,
                        Set.of(Portal.STAFF, Portal.FINANCE),
                        Set.of(
                                Role.AGENT,
                                Role.SENIOR_AGENT,
                                Role.HANDLER,
                                Role.FINANCE_PREPARER,
                                Role.FINANCE_APPROVER),
                        "申请查看受保护的原文（各字段另需其自身权限）",
                        "Ask to see a protected value (each field needs its own permission besides)"),
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
                        "Export the audit log"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/compliance",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.LOG_READ,
                        false,
                        "menu.compliance",
                        "pi-shield",
                        10),
                PageDefinition.inMenu(
                        "/privacy/audit-log",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.LOG_READ,
                        false,
                        "menu.audit-log",
                        "pi-list",
                        20),
                PageDefinition.reached("/privacy/audit-entry", Portal.COMPLIANCE, PrivacyPermissions.LOG_READ, false),
                PageDefinition.inMenu(
                        "/privacy/log-export",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.LOG_EXPORT,
                        false,
                        "menu.log-export",
                        "pi-download",
                        30));
    }

    @Override
    public List<String> schemas() {
        return List.of("privacy", "audit");
    }

    @Override
    public List<String> appendOnlySchemas() {
        return List.of("audit");
    }
}
