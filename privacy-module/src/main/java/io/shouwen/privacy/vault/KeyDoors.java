package io.shouwen.privacy.vault;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.vault.api.KeysResource;
import io.shouwen.privacy.vault.api.MasksResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of the keys' life. */
public final class KeyDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.KEYS_READ,
                        Set.of(Portal.OPERATIONS, Portal.COMPLIANCE),
                        Set.of(Role.OPERATOR, Role.COMPLIANCE_OFFICER),
                        "查看密钥的版本与使用时长",
                        "See the keys' versions and ages"),
                new PermissionDefinition(
                        PrivacyPermissions.KEYS_IN_OPERATIONS,
                        Set.of(Portal.OPERATIONS),
                        Set.of(Role.OPERATOR),
                        "打开运维的密钥页面",
                        "Open operations' page of the keys"),
                new PermissionDefinition(
                        PrivacyPermissions.KEYS_ROTATE,
                        Set.of(Portal.OPERATIONS),
                        Set.of(Role.OPERATOR),
                        "轮换密钥",
                        "Rotate keys"),
                new PermissionDefinition(
                        PrivacyPermissions.MASKS_REMAKE,
                        Set.of(Portal.OPERATIONS),
                        Set.of(Role.OPERATOR),
                        "按现行规则重新生成脱敏值",
                        "Make masks anew by the rules in force"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(PageDefinition.inMenu(
                "/privacy/keys",
                Portal.OPERATIONS,
                PrivacyPermissions.KEYS_IN_OPERATIONS,
                false,
                "menu.keys",
                "pi-key",
                20));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(KeysResource.class, MasksResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                PrivacyPermissions.KEYS_ROTATE,
                Set.of("privacy.keys.rotate", "privacy.keys.cancel-rotation"),
                PrivacyPermissions.MASKS_REMAKE,
                Set.of("privacy.masks.remake", "privacy.masks.cancel-remake"));
    }
}
