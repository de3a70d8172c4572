package io.shouwen.launcher.realm;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;
import static io.shouwen.launcher.json.Json.strings;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets the reading account see one client: that of the permissions, which has nothing to hide. Keycloak shows roles of a client
 * to whoever sees the client; its role {@code view-clients} would show all of them, and the portals' secrets.
 *
 * <p>A fine-grained admin permission (Keycloak 26.2 and later). A realm file that brings one must bring the whole schema of
 * Keycloak's own client for them, and names the client by its id.
 */
public final class SeeingPermissions {

    /** Keycloak makes it with the realm's first admin permission. */
    public static final String CLIENT = "admin-permissions";

    /** Id of the client {@code shouwen} in realms that are imported from now on. */
    static final String SEEN = "5f3a6a0e-6f0d-4c1e-9d7a-1f4f0e9b7c01";

    private static final String WHO = "shouwen review reads";
    private static final String WHAT = "shouwen permissions are seen";
    private static final String CLIENTS = "Clients";
    private static final Map<String, List<String>> SCHEMA = schema();

    private SeeingPermissions() {}

    private static Map<String, List<String>> schema() {
        var schema = new LinkedHashMap<String, List<String>>();
        schema.put(CLIENTS, List.of("manage", "map-roles", "map-roles-client-scope", "map-roles-composite", "view"));
        schema.put(
                "Groups",
                List.of(
                        "impersonate-members",
                        "manage",
                        "manage-members",
                        "manage-membership",
                        "manage-membership-of-members",
                        "view",
                        "view-members"));
        schema.put("Organizations", List.of("manage", "view"));
        schema.put("Roles", List.of("map-role", "map-role-client-scope", "map-role-composite"));
        schema.put(
                "Users",
                List.of("impersonate", "manage", "manage-group-membership", "map-roles", "reset-password", "view"));
        return schema;
    }

    static JsonObjectBuilder client() {
        var resources = array();
        SCHEMA.forEach((type, scopes) -> resources.add(resource(type, scopes).add("type", type)));
        resources.add(resource(SEEN, SCHEMA.get(CLIENTS)));
        var policies = array().add(policy(
                        WHO, "user", object().add("users", texts(ServiceClients.userName(ServiceAccount.READER)))))
                .add(policy(
                        WHAT,
                        "scope",
                        object().add("defaultResourceType", CLIENTS)
                                .add("resources", texts(SEEN))
                                .add("scopes", texts("view"))
                                .add("applyPolicies", texts(WHO))));
        return object().add("clientId", CLIENT)
                .add("enabled", true)
                .add("publicClient", false)
                .add("standardFlowEnabled", false)
                .add("directAccessGrantsEnabled", false)
                .add("serviceAccountsEnabled", true)
                .add("authorizationServicesEnabled", true)
                .add("redirectUris", array())
                .add("webOrigins", array())
                .add("fullScopeAllowed", false)
                .add(
                        "authorizationSettings",
                        object().add("policyEnforcementMode", "ENFORCING")
                                .add(
                                        "scopes",
                                        scopes(SCHEMA.values().stream()
                                                .flatMap(List::stream)
                                                .distinct()
                                                .sorted()))
                                .add("resources", resources)
                                .add("policies", policies));
    }

    /** Name of the policy that says who; for realms that were imported without it. */
    public static String who() {
        return WHO;
    }

    /** Name of the permission that says what. */
    public static String what() {
        return WHAT;
    }

    /** The policy, as the administration interface takes it. */
    public static JsonObject policy(String reader) {
        return object().add("name", WHO)
                .add("logic", "POSITIVE")
                .add("users", array().add(reader))
                .build();
    }

    /** The permission, as the administration interface takes it. */
    public static JsonObject permission(String seen, String policy) {
        return object().add("name", WHAT)
                .add("resourceType", CLIENTS)
                .add("resources", array().add(seen))
                .add("scopes", array().add("view"))
                .add("policies", array().add(policy))
                .add("decisionStrategy", "UNANIMOUS")
                .build();
    }

    private static JsonObjectBuilder resource(String name, List<String> scopes) {
        return object().add("name", name).add("ownerManagedAccess", false).add("scopes", scopes(scopes.stream()));
    }

    private static JsonArrayBuilder scopes(Stream<String> names) {
        var scopes = array();
        names.forEach(name -> scopes.add(object().add("name", name)));
        return scopes;
    }

    private static JsonObjectBuilder policy(String name, String type, JsonObjectBuilder config) {
        return object().add("name", name)
                .add("type", type)
                .add("logic", "POSITIVE")
                .add("decisionStrategy", "UNANIMOUS")
                .add("config", config);
    }

    /** A list in a text, as these settings keep lists. */
    private static String texts(String only) {
        return strings(Stream.of(only)).build().toString();
    }
}
