package io.shouwen.platform.access;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

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

    /**
     * Tables where the application role may do less than in the rest of their schema: what it may, as a GRANT says it, such
     * as {@code SELECT, INSERT (id, leaf)}.
     */
    default Map<String, String> narrowerRights() {
        return Map.of();
    }

    /**
     * By which actions in the audit log it shows that a permission was used. An action of the permission's own name counts
     * without being listed; a permission that is neither listed nor the name of an action leaves no trace of its own.
     */
    default Map<String, Set<String>> traces() {
        return Map.of();
    }

    static List<ModuleCatalogue> all() {
        return ServiceLoader.load(ModuleCatalogue.class, ModuleCatalogue.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
