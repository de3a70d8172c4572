package io.shouwen.launcher.realm;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;
import static io.shouwen.launcher.json.Json.strings;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** The {@link ServiceAccount}s as Keycloak keeps them: a confidential client, its user, and what its tokens may carry. */
public final class ServiceClients {

    private ServiceClients() {}

    public static JsonObjectBuilder client(ServiceAccount account, String secret) {
        return object().add("clientId", account.clientId())
                .add("name", account.clientId())
                .add("enabled", true)
                .add("publicClient", false)
                .add("clientAuthenticatorType", "client-secret")
                .add("secret", secret)
                .add("standardFlowEnabled", false)
                .add("implicitFlowEnabled", false)
                .add("directAccessGrantsEnabled", false)
                .add("serviceAccountsEnabled", true)
                .add("redirectUris", array())
                .add("webOrigins", array())
                .add("fullScopeAllowed", false)
                .add("defaultClientScopes", array().add("basic").add("roles"))
                .add("optionalClientScopes", array());
    }

    static String userName(ServiceAccount account) {
        return "service-account-" + account.clientId();
    }

    static JsonObjectBuilder user(ServiceAccount account) {
        return object().add("username", userName(account))
                .add("enabled", true)
                .add("serviceAccountClientId", account.clientId())
                .add("clientRoles", object().add(ServiceAccount.OWNER, strings(account.roles().stream())));
    }

    static JsonArrayBuilder scopeMappings() {
        var mappings = array();
        for (ServiceAccount account : ServiceAccount.values()) {
            mappings.add(object().add("client", account.clientId()).add("roles", strings(account.roles().stream())));
        }
        return mappings;
    }
}
