package io.shouwen.privacy.review;

import io.shouwen.platform.access.Role;
import java.util.Locale;
import java.util.Set;

/**
 * Two things that nobody may hold together (architecture.md, "may never").
 *
 * @param one and {@code other}: {@code role:<name>}, {@code role:*} for any other role, {@code permission:<name>}, or the
 *     beginning of a permission's name up to a dot
 */
public record DutyConflict(String word, String one, String other, String zh, String en) {

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }

    public boolean isIn(Set<Role> roles, Set<String> permissions) {
        return holds(one, other, roles, permissions) && holds(other, one, roles, permissions);
    }

    /** Whether this role has a part in the conflict, so that taking it away may end it. */
    boolean concerns(Role role, Set<String> permissionsOfRole) {
        return holds(one, other, Set.of(role), permissionsOfRole)
                || holds(other, one, Set.of(role), permissionsOfRole)
                || one.equals("role:*")
                || other.equals("role:*");
    }

    /** Whether permissions held outside a role have a part in it. */
    boolean concernsPermissions(Set<String> permissions) {
        return holds(one, other, Set.of(), permissions) || holds(other, one, Set.of(), permissions);
    }

    private static boolean holds(String side, String beside, Set<Role> roles, Set<String> permissions) {
        if (side.equals("role:*")) {
            return roles.stream().anyMatch(role -> !("role:" + role.realmName()).equals(beside));
        }
        if (side.startsWith("role:")) {
            return roles.stream().anyMatch(role -> side.equals("role:" + role.realmName()));
        }
        String name = side.substring("permission:".length());
        return permissions.stream().anyMatch(held -> name.endsWith(".") ? held.startsWith(name) : held.equals(name));
    }
}
