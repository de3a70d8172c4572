package io.shouwen.platform.identity;

import io.shouwen.platform.staff.StaffId;
import java.util.Optional;
import java.util.Set;

/**
 * What the directory of staff keeps of an account. Tells no name: this ends up in logs.
 *
 * @param name in one piece; empty where Keycloak has none
 * @param permissions of ours in effect, through roles and groups as well
 */
record Holder(
        String account,
        StaffId staff,
        String name,
        Optional<String> department,
        boolean enabled,
        Set<String> permissions) {

    @Override
    public String toString() {
        return "account of " + staff;
    }
}
