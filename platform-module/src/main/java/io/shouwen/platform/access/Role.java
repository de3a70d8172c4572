package io.shouwen.platform.access;

import java.util.Locale;

/** Realm roles, each a bundle of permissions (architecture.md, "Who may do what"). Kept and assigned in Keycloak. */
public enum Role {
    AGENT,
    SENIOR_AGENT,
    HANDLER,
    SUPERVISOR,
    QUALITY_INSPECTOR,
    TRAINER,
    HR,
    LEGAL,
    EXECUTIVE,
    FINANCE_PREPARER,
    FINANCE_APPROVER,
    COMPLIANCE_OFFICER,
    PRIVACY_APPROVER,
    OPERATOR,
    AUDITOR;

    /** Name of the realm role, such as {@code finance-preparer}. */
    public String realmName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
