package io.shouwen.privacy.dashboard;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import java.util.List;
import java.util.Set;

/** The door of the compliance portal's first page; what is on it depends on what each may see. */
public final class DashboardDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(new PermissionDefinition(
                PrivacyPermissions.DASHBOARD,
                Set.of(Portal.COMPLIANCE),
                Set.of(Role.COMPLIANCE_OFFICER, Role.PRIVACY_APPROVER, Role.AUDITOR),
                "打开合规总览（各项指标另需其自身权限）",
                "Open the compliance overview (each figure needs its own permission besides)"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(PageDefinition.inMenu(
                "/compliance",
                Portal.COMPLIANCE,
                PrivacyPermissions.DASHBOARD,
                false,
                "menu.compliance",
                "pi-shield",
                10));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of();
    }
}
