package io.shouwen.privacy.matching;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.matching.api.MatchesResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of comparing numbers. */
public final class MatchingDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.MATCH,
                        Set.of(Portal.STAFF),
                        Set.of(Role.AGENT, Role.SENIOR_AGENT, Role.HANDLER),
                        "在本人办理的工单上核对号码是否一致",
                        "Compare a number with the one on file, on an open case"),
                new PermissionDefinition(
                        PrivacyPermissions.MATCH_AT_RECEPTION,
                        Set.of(Portal.STAFF),
                        Set.of(Role.SENIOR_AGENT),
                        "前台核对号码（无需工单）",
                        "Compare a number at reception, without a case"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of();
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(MatchesResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(PrivacyPermissions.MATCH_AT_RECEPTION, Set.of("privacy.match"));
    }
}
