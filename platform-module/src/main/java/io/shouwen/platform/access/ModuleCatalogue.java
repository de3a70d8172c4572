package io.shouwen.platform.access;

import java.util.List;
import java.util.ServiceLoader;

/**
 * What a module brings: its permissions and pages. Found by {@link ServiceLoader}, so that the realm file can be
 * generated, and drift be tested, without a container.
 */
public interface ModuleCatalogue {

    /** The module's word, such as {@code crm}; also the prefix of its permissions, pages and message bundle. */
    String module();

    List<PermissionDefinition> permissions();

    List<PageDefinition> pages();

    /** Database schemas of the module, each with a Flyway history under {@code db/migration/<schema>}. */
    default List<String> schemas() {
        return List.of(module());
    }

    /** Those of {@link #schemas()} where the application role may only insert and select. */
    default List<String> appendOnlySchemas() {
        return List.of();
    }

    static List<ModuleCatalogue> all() {
        return ServiceLoader.load(ModuleCatalogue.class, ModuleCatalogue.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
