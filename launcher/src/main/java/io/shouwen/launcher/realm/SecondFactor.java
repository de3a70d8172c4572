package io.shouwen.launcher.realm;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Who proves a second factor at every sign-in (P5): finance, compliance and operations, by role and by portal. */
public final class SecondFactor {

    /** A realm role without permissions; part of each privileged role, so that the sign-in flow can ask for it. */
    public static final String MARKER_ROLE = "second-factor";

    private static final Set<Role> PRIVILEGED = EnumSet.of(
            Role.FINANCE_PREPARER,
            Role.FINANCE_APPROVER,
            Role.COMPLIANCE_OFFICER,
            Role.PRIVACY_APPROVER,
            Role.OPERATOR,
            Role.AUDITOR);

    private static final Set<Portal> PORTALS = EnumSet.of(Portal.FINANCE, Portal.COMPLIANCE, Portal.OPERATIONS);

    private SecondFactor() {}

    public static boolean atSignIn(Collection<Role> roles) {
        return roles.stream().anyMatch(PRIVILEGED::contains);
    }

    static boolean atSignIn(Portal portal) {
        return PORTALS.contains(portal);
    }
}
