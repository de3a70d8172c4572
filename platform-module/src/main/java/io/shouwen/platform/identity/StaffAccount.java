package io.shouwen.platform.identity;

import io.shouwen.platform.access.Role;
import io.shouwen.platform.staff.StaffId;
import java.util.Optional;
import java.util.Set;

/**
 * A person's account as Keycloak keeps it.
 *
 * @param id Keycloak's own
 * @param staff empty where the attribute {@code staff_number} is missing, so that the person cannot sign in to us
 * @param roles ours among those in effect, through groups as well
 * @param permissions of ours in effect, through roles and groups as well
 * @param direct those of them that were given to the account itself, outside a role
 * @param secondFactor whether an authenticator is set up
 */
public record StaffAccount(
        String id,
        Optional<StaffId> staff,
        boolean enabled,
        Optional<String> department,
        Set<Role> roles,
        Set<String> permissions,
        Set<String> direct,
        boolean secondFactor) {

    public StaffAccount {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
        direct = Set.copyOf(direct);
    }

    /** Tells no name: this ends up in logs. */
    @Override
    public String toString() {
        return "account of " + staff.map(StaffId::value).orElse("nobody we know");
    }
}
