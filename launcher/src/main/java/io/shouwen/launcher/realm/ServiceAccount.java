package io.shouwen.launcher.realm;

import java.util.List;

/**
 * The application's own accounts at Keycloak's administration interface, for the access review (P15) and the staff directory:
 * one reads people, roles and, by {@link SeeingPermissions}, what the roles bundle, and can change nothing; the other changes
 * people's accounts and sees neither roles' bundles nor clients. Neither signs in anywhere.
 */
public enum ServiceAccount {
    READER("shouwen-review-reader", "review.reader", List.of("view-events", "view-realm", "view-users")),
    CHANGER("shouwen-review-changer", "review.changer", List.of("manage-users"));

    /** The client whose roles rule over a realm; Keycloak makes it with the realm. */
    static final String OWNER = "realm-management";

    private final String clientId;
    private final String word;
    private final List<String> roles;

    ServiceAccount(String clientId, String word, List<String> roles) {
        this.clientId = clientId;
        this.word = word;
        this.roles = roles;
    }

    public String clientId() {
        return clientId;
    }

    /** Of {@link #OWNER}; all that the account may do. */
    public List<String> roles() {
        return roles;
    }

    /** Name of the secret in the run folder. */
    public String secretName() {
        return "client." + word;
    }

    /** Name of the application's setting that holds the secret. */
    public String setting() {
        return "shouwen." + word + ".secret";
    }

    String placeholder() {
        return "${" + setting().toUpperCase(java.util.Locale.ROOT).replace('.', '_') + "}";
    }
}
