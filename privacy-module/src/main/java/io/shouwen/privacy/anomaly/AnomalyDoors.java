package io.shouwen.privacy.anomaly;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.privacy.CapabilityDoors;
import java.util.List;

/** The doors of the anomaly alerts. */
public final class AnomalyDoors implements CapabilityDoors {

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
