package io.shouwen.platform.identity;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Permissions were taken from the account itself and still are in effect: they come through a group or a role of no portal. */
public final class PermissionStillHeld extends Refusal {

    PermissionStillHeld(String permissions) {
        super(
                Kind.CONFLICT,
                "platform.permission-still-held",
                "these come through a group or another role: end that in Keycloak: " + permissions,
                Map.of("permissions", permissions));
    }
}
