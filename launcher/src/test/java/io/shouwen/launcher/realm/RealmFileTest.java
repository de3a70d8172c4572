package io.shouwen.launcher.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    private static final RealmSettings SETTINGS = new RealmSettings(
            "http://127.0.0.1:8080",
            Map.of(),
            Map.of(ServiceAccount.READER, "reads", ServiceAccount.CHANGER, "changes"),
            List.of());

    private static final List<PermissionDefinition> PERMISSIONS = List.of(
            new PermissionDefinition(
                    "crm.customer.read", Set.of(Portal.STAFF), Set.of(Role.AGENT, Role.SUPERVISOR), "看", "see"),
            new PermissionDefinition(
                    "performance.run.approve", Set.of(Portal.FINANCE), Set.of(Role.FINANCE_APPROVER), "批", "approve"));

    @Test
    void theCommittedRealmIsWhatTheCataloguesAskFor() throws IOException {
        String committed = Files.readString(Path.of("../docs/realm/shouwen-realm.json"));
        assertThat(committed.equals(RealmFile.published()))
                .as(
                        "the realm file differs: run ./shouwen --write-realm docs/realm/shouwen-realm.json and look at the diff")
                .isTrue();
    }

    @Test
    void thePublishedRealmHoldsNoPeopleAndNoSecrets() {
        JsonObject realm = parse(RealmFile.published());
        assertThat(realm.getJsonArray("users").getValuesAs(JsonObject.class))
                .allMatch(user -> user.containsKey("serviceAccountClientId"))
                .noneMatch(user -> user.containsKey("credentials"));
        assertThat(realm.getJsonArray("clients").getValuesAs(JsonObject.class).stream()
                        .filter(client -> client.containsKey("secret"))
                        .map(client -> client.getString("secret")))
                .hasSize(Portal.values().length + ServiceAccount.values().length)
                .allMatch(secret -> secret.startsWith("${"));
    }

    @Test
    void bundlesPermissionsIntoRolesAndNothingElse() {
        var roles = realm().getJsonObject("roles").getJsonArray("realm").getValuesAs(JsonObject.class);
        assertThat(roles).hasSize(Role.values().length + 1);
        assertThat(permissionsOf(named(roles, "agent"))).containsExactly("crm.customer.read");
        assertThat(permissionsOf(named(roles, "finance-approver"))).containsExactly("performance.run.approve");
        assertThat(permissionsOf(named(roles, "hr"))).isEmpty();
    }

    @Test
    void letsAPortalCarryOnlyItsOwnPermissions() {
        JsonObject realm = realm();
        for (JsonObject client : portals(realm)) {
            assertThat(client.getBoolean("fullScopeAllowed")).isFalse();
        }
        var mappings = realm.getJsonObject("clientScopeMappings").getJsonArray("shouwen");
        for (JsonObject mapping : mappings.getValuesAs(JsonObject.class)) {
            var carried = mapping.getJsonArray("roles").getValuesAs(JsonString::getString);
            switch (mapping.getString("client")) {
                case "shouwen-staff" -> assertThat(carried).containsExactly("crm.customer.read");
                case "shouwen-finance" -> assertThat(carried).containsExactly("performance.run.approve");
                default -> assertThat(carried).isEmpty();
            }
        }
    }

    @Test
    void theReviewsAccountsMayDoTheirPartAndNoMore() {
        JsonObject realm = realm();
        var clients = realm.getJsonArray("clients").getValuesAs(JsonObject.class).stream()
                .filter(client -> client.getBoolean("serviceAccountsEnabled", false))
                .filter(client -> !client.getString("clientId").equals(SeeingPermissions.CLIENT))
                .toList();
        assertThat(clients).hasSize(2);
        for (JsonObject client : clients) {
            assertThat(client.getBoolean("fullScopeAllowed")).isFalse();
            assertThat(client.getBoolean("standardFlowEnabled")).isFalse();
            assertThat(client.getBoolean("directAccessGrantsEnabled")).isFalse();
            assertThat(client.getBoolean("publicClient")).isFalse();
        }
        assertThat(held(realm, "shouwen-review-reader"))
                .containsExactlyInAnyOrder("view-users", "view-realm", "view-events");
        assertThat(held(realm, "shouwen-review-changer")).containsExactly("manage-users");
        for (JsonObject mapping : realm.getJsonObject("clientScopeMappings")
                .getJsonArray("realm-management")
                .getValuesAs(JsonObject.class)) {
            assertThat(mapping.getJsonArray("roles").getValuesAs(JsonString::getString))
                    .isEqualTo(held(realm, mapping.getString("client")));
        }
    }

    @Test
    void theAccountThatReadsSeesTheClientOfThePermissionsAndNoOther() {
        JsonObject realm = realm();
        var clients = realm.getJsonArray("clients").getValuesAs(JsonObject.class);
        String seen = clients.stream()
                .filter(client -> client.getString("clientId").equals(RealmFile.PERMISSIONS_CLIENT))
                .findFirst()
                .orElseThrow()
                .getString("id");
        var policies = clients.stream()
                .filter(client -> client.getString("clientId").equals("admin-permissions"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("authorizationSettings")
                .getJsonArray("policies")
                .getValuesAs(JsonObject.class);
        assertThat(policies).hasSize(2);
        JsonObject who = policies.get(0);
        JsonObject what = policies.get(1);
        assertThat(who.getJsonObject("config").getString("users"))
                .isEqualTo("[\"service-account-shouwen-review-reader\"]");
        assertThat(what.getJsonObject("config").getString("resources")).isEqualTo("[\"" + seen + "\"]");
        assertThat(what.getJsonObject("config").getString("scopes")).isEqualTo("[\"view\"]");
        assertThat(what.getJsonObject("config").getString("applyPolicies"))
                .isEqualTo("[\"" + who.getString("name") + "\"]");
    }

    @Test
    void aPortalSendsBrowsersToTheTwoAddressesThatAreUsed() {
        for (JsonObject client : portals(realm())) {
            assertThat(client.getJsonArray("redirectUris").getValuesAs(JsonString::getString))
                    .containsExactly("http://127.0.0.1:8080/sign-in/callback");
            assertThat(client.getJsonObject("attributes").getString("post.logout.redirect.uris"))
                    .isEqualTo("http://127.0.0.1:8080/");
            assertThat(client.getJsonArray("webOrigins")).isEmpty();
        }
    }

    private static List<String> held(JsonObject realm, String client) {
        return realm.getJsonArray("users").getValuesAs(JsonObject.class).stream()
                .filter(user -> user.getString("serviceAccountClientId", "").equals(client))
                .findFirst()
                .orElseThrow()
                .getJsonObject("clientRoles")
                .getJsonArray("realm-management")
                .getValuesAs(JsonString::getString);
    }

    @Test
    void demandsPkceAndCodesByRoleAndPortal() {
        JsonObject realm = realm();
        for (JsonObject client : portals(realm)) {
            var attributes = client.getJsonObject("attributes");
            assertThat(attributes.getString("pkce.code.challenge.method")).isEqualTo("S256");
            assertThat(client.getBoolean("implicitFlowEnabled")).isFalse();
            assertThat(client.getBoolean("directAccessGrantsEnabled")).isFalse();
            boolean privileged = Set.of("shouwen-finance", "shouwen-compliance", "shouwen-operations")
                    .contains(client.getString("clientId"));
            assertThat(attributes.getString("minimum.acr.value", "none")).isEqualTo(privileged ? "2" : "none");
        }
        var roles = realm.getJsonObject("roles").getJsonArray("realm").getValuesAs(JsonObject.class);
        for (Role role : Role.values()) {
            boolean marked =
                    named(roles, role.realmName()).getJsonObject("composites").containsKey("realm");
            assertThat(marked).isEqualTo(SecondFactor.atSignIn(List.of(role)));
        }
        assertThat(realm.getBoolean("bruteForceProtected")).isTrue();
    }

    @Test
    void isTheSameWhateverTheOrderOfTheCatalogues() {
        var turned = List.of(PERMISSIONS.get(1), PERMISSIONS.get(0));
        assertThat(RealmFile.of(SETTINGS, turned)).isEqualTo(RealmFile.of(SETTINGS, PERMISSIONS));
    }

    private static JsonObject realm() {
        return parse(RealmFile.of(SETTINGS, PERMISSIONS));
    }

    private static List<JsonObject> portals(JsonObject realm) {
        return realm.getJsonArray("clients").getValuesAs(JsonObject.class).stream()
                .filter(client -> Portal.ofClient(client.getString("clientId")).isPresent())
                .toList();
    }

    private static JsonObject named(List<JsonObject> roles, String name) {
        return roles.stream()
                .filter(role -> role.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> permissionsOf(JsonObject role) {
        return role.getJsonObject("composites")
                .getJsonObject("client")
                .getJsonArray("shouwen")
                .getValuesAs((JsonValue value) -> ((JsonString) value).getString());
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
