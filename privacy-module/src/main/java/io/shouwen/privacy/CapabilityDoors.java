package io.shouwen.privacy;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import java.util.List;

/** What one capability of this module lets people do: its permissions, its pages, its part of {@code api/privacy}. */
public interface CapabilityDoors {

    List<PermissionDefinition> permissions();

    List<PageDefinition> pages();

    /** JAX-RS classes. */
    List<Class<?>> resources();
}
