package io.shouwen.privacy.freetext;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import java.util.List;

/** The doors of protected text. */
public final class FreeTextDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of();
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(PageDefinition.reached("/privacy/original", Portal.STAFF, PrivacyPermissions.REVEAL, true));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of();
    }
}
