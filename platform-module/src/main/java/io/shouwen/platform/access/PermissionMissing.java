package io.shouwen.platform.access;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The person is known and lacks the permission: 403. */
public final class PermissionMissing extends Refusal {

    private final String permission;

    public PermissionMissing(String permission) {
        super(
                Kind.FORBIDDEN,
                "platform.permission-missing",
                "needs the permission " + permission,
                Map.of("permission", permission));
        this.permission = permission;
    }

    public String permission() {
        return permission;
    }
}
