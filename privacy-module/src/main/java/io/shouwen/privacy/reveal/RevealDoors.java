package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.reveal.api.RevealsResource;
import java.util.List;
import java.util.Set;

/** The doors of revealing. */
public final class RevealDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(new PermissionDefinition(
                PrivacyPermissions.REVEAL,
                Set.of(Portal.STAFF, Portal.FINANCE),
                Set.of(Role.AGENT, Role.SENIOR_AGENT, Role.HANDLER, Role.FINANCE_PREPARER, Role.FINANCE_APPROVER),
                "申请查看受保护的原文（各字段另需其自身权限）",
                "Ask to see a protected value (each field needs its own permission besides)"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of();
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(RevealsResource.class);
    }
}
