package io.shouwen.privacy.consent;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.privacy.CapabilityDoors;
import java.util.List;

/** The doors of the consent ledger. */
public final class ConsentDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of();
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of();
    }

    @Override
    public List<Class<?>> resources() {
        return List.of();
    }
}
