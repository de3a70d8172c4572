package io.shouwen.platform.access;

import java.util.Set;

/**
 * A permission, as the realm file is generated from it.
 *
 * @param name dotted, module first, such as {@code crm.contact.reveal}
 * @param portals whose tokens may carry it
 * @param roles that bundle it
 * @param zh one line for the access review, in Chinese
 * @param en the same in English
 */
public record PermissionDefinition(String name, Set<Portal> portals, Set<Role> roles, String zh, String en) {

    public PermissionDefinition {
        if (!name.matches("[a-z]+(\\.[a-z]+(-[a-z]+)*)+")) {
            throw new IllegalArgumentException("not a permission name: " + name);
        }
        if (portals.isEmpty() || roles.isEmpty()) {
            throw new IllegalArgumentException("nobody could use " + name);
        }
        portals = Set.copyOf(portals);
        roles = Set.copyOf(roles);
    }
}
