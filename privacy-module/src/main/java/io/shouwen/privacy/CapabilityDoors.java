package io.shouwen.privacy;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one capability of this module lets people do: its permissions, its pages, its part of {@code api/privacy}. */
public interface CapabilityDoors {

    List<PermissionDefinition> permissions();

    List<PageDefinition> pages();

    /** JAX-RS classes. */
    List<Class<?>> resources();

    /** As {@link io.shouwen.platform.access.ModuleCatalogue#traces()}, for this capability's permissions. */
    default Map<String, Set<String>> traces() {
        return Map.of();
    }
}
