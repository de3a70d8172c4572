package io.shouwen.platform;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import java.util.List;
import java.util.Set;

/** What the platform brings: the operations portal. */
public final class PlatformCatalogue implements ModuleCatalogue {

    @Override
    public String module() {
        return "platform";
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PlatformPermissions.OPERATIONS_VIEW,
                        Set.of(Portal.OPERATIONS),
                        Set.of(Role.OPERATOR),
                        "查看任务与系统健康",
                        "See jobs and the system's health"),
                new PermissionDefinition(
                        PlatformPermissions.JOB_CANCEL,
                        Set.of(Portal.OPERATIONS),
                        Set.of(Role.OPERATOR),
                        "取消运行中的任务",
                        "Cancel a running job"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(PageDefinition.inMenu(
                "/operations",
                Portal.OPERATIONS,
                PlatformPermissions.OPERATIONS_VIEW,
                false,
                "menu.operations",
                "pi-server",
                10));
    }
}
