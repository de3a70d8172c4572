package io.shouwen.platform;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the platform brings: the operations portal, and everybody's notices. */
public final class PlatformCatalogue implements ModuleCatalogue {

    @Override
    public String module() {
        return "platform";
    }

    /** Names of tables that a function makes partitions of with the owner's rights. */
    @Override
    public Map<String, String> narrowerRights() {
        return Map.of("platform.partitioned", "SELECT");
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
                        "Cancel a running job"),
                new PermissionDefinition(
                        PlatformPermissions.NOTIFICATIONS_READ,
                        Set.of(Portal.values()),
                        Set.of(Role.values()),
                        "查看发给本人的通知",
                        "See one's own notifications"));
    }

    @Override
    public List<PageDefinition> pages() {
        List<PageDefinition> pages = new ArrayList<>();
        pages.add(PageDefinition.inMenu(
                "/operations",
                Portal.OPERATIONS,
                PlatformPermissions.OPERATIONS_VIEW,
                false,
                "menu.operations",
                "pi-server",
                10));
        // One address per portal: the address decides whose session is asked, and a permission counts in its portal
        // only.
        for (Portal portal : Portal.values()) {
            pages.add(PageDefinition.reached(
                    "/notifications/" + portal.word(), portal, PlatformPermissions.NOTIFICATIONS_READ, false));
        }
        return List.copyOf(pages);
    }
}
