package io.shouwen.privacy.review;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which permissions a role bundles, and by which actions in the audit log their use shows; as the modules' catalogues have
 * it, which is what the realm is generated from.
 */
public final class Entitlements {

    private final Map<Role, Set<String>> permissions = new HashMap<>();
    private final Map<String, Set<String>> traces = new HashMap<>();
    private final Map<String, PermissionDefinition> definitions = new HashMap<>();

    /** @param knownActions actions that may stand in the log; a permission named like one is traced by it */
    Entitlements(List<ModuleCatalogue> catalogues, Set<String> knownActions) {
        for (ModuleCatalogue catalogue : catalogues) {
            for (PermissionDefinition definition : catalogue.permissions()) {
                String name = definition.name();
                definitions.put(name, definition);
                definition
                        .roles()
                        .forEach(role -> permissions
                                .computeIfAbsent(role, r -> new TreeSet<>())
                                .add(name));
                Set<String> actions = new TreeSet<>(catalogue.traces().getOrDefault(name, Set.of()));
                if (knownActions.contains(name)) {
                    actions.add(name);
                }
                traces.put(name, actions);
            }
        }
    }

    public static Entitlements ofThisInstallation() {
        List<ModuleCatalogue> all = ModuleCatalogue.all();
        return new Entitlements(
                all,
                all.stream()
                        .flatMap(catalogue -> catalogue.permissions().stream())
                        .map(PermissionDefinition::name)
                        .filter(Entitlements::isAction)
                        .collect(Collectors.toSet()));
    }

    /** Every action has its words for people; what has none is not an action. */
    private static boolean isAction(String name) {
        String module = name.substring(0, name.indexOf('.'));
        return io.shouwen.platform.text.Texts.find(module, "audit." + name, Locale.SIMPLIFIED_CHINESE, Map.of())
                .isPresent();
    }

    public Set<String> of(Role role) {
        return permissions.getOrDefault(role, Set.of());
    }

    public Set<String> of(Collection<Role> roles) {
        return roles.stream().flatMap(role -> of(role).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Empty where its use leaves no trace of its own. */
    public Set<String> actionsOf(String permission) {
        return traces.getOrDefault(permission, Set.of());
    }

    /** What the permission lets people do; its name where an older version knew it. */
    public String label(String permission, Locale locale) {
        return Optional.ofNullable(definitions.get(permission))
                .map(definition -> locale.getLanguage().equals("en") ? definition.en() : definition.zh())
                .orElse(permission);
    }
}
