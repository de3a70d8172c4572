package io.shouwen.platform.identity;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The role was taken from the account itself and still is in effect: it comes through a group or another role. */
public final class RoleStillHeld extends Refusal {

    RoleStillHeld(String role) {
        super(
                Kind.CONFLICT,
                "platform.role-still-held",
                "the role " + role + " comes through a group: take the person out of it in Keycloak",
                Map.of("role", role));
    }
}
