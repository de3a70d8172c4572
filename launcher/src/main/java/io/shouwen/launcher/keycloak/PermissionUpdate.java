package io.shouwen.launcher.keycloak;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.realm.PortalAddresses;
import io.shouwen.launcher.realm.RealmFile;
import io.shouwen.launcher.realm.SecondFactor;
import io.shouwen.launcher.realm.SecondFactorProof;
import io.shouwen.launcher.realm.SeeingPermissions;
import io.shouwen.launcher.realm.ServiceAccount;
import io.shouwen.launcher.realm.ServiceClients;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings the permissions of a realm that was imported by an earlier version up to the catalogues of this one: new
 * permissions come, obsolete ones go, roles bundle and portals carry what they should, the service accounts may what they need
 * and no more, portals send browsers where they must and nowhere else. People and their roles, further roles, flows and
 * life spans are the administrator's since the import and stay as they are, save that a code entered is told in tokens; so do
 * addresses that an administrator has set. Every step looks first, so that doing it again changes nothing.
 */
final class PermissionUpdate {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String keycloak;
    private final String token;

    private PermissionUpdate(String keycloak, String password) {
        this.keycloak = keycloak;
        this.token = token(password);
    }

    static void run(URI keycloak, String adminPassword, RealmFile realm) {
        var update = new PermissionUpdate(keycloak.toString(), adminPassword);
        update.bringRoles();
        for (Portal portal : Portal.values()) {
            update.bring(portal, realm);
        }
        update.bring(realm.permissions());
        realm.serviceSecrets().forEach(update::bring);
        update.bringSightOfPermissions();
        update.bringSecondFactorProof();
    }

    /** Roles that came with a later version. */
    private void bringRoles() {
        Map<String, JsonObject> known = byName(get("/roles?max=10000"));
        for (Role role : Role.values()) {
            if (!known.containsKey(role.realmName())) {
                send("POST", "/roles", object().add("name", role.realmName()).build());
                if (SecondFactor.atSignIn(List.of(role))) {
                    send(
                            "POST",
                            "/roles/" + role.realmName() + "/composites",
                            array().add(known.get(SecondFactor.MARKER_ROLE)).build());
                }
            }
        }
    }

    /** A portal that came with a later version, and addresses that an earlier one left open. */
    private void bring(Portal portal, RealmFile realm) {
        JsonArray found = get("/clients?clientId=" + portal.clientId());
        if (found.isEmpty()) {
            send("POST", "/clients", realm.client(portal));
            return;
        }
        JsonObject client = found.getJsonObject(0);
        JsonObject attributes = client.getJsonObject("attributes");
        String anywhere = PortalAddresses.anywhere(realm.base());
        boolean open =
                client.getJsonArray("redirectUris").equals(array().add(anywhere).build());
        boolean openAfterLogout = anywhere.equals(attributes.getString(PortalAddresses.AFTER_LOGOUT, ""));
        if (open || openAfterLogout) {
            JsonObject wanted = realm.client(portal);
            var changed = Json.createObjectBuilder(client);
            if (open) {
                changed.add("redirectUris", wanted.getJsonArray("redirectUris"));
            }
            if (openAfterLogout) {
                changed.add(
                        "attributes",
                        Json.createObjectBuilder(attributes)
                                .add(
                                        PortalAddresses.AFTER_LOGOUT,
                                        wanted.getJsonObject("attributes").getString(PortalAddresses.AFTER_LOGOUT)));
            }
            send("PUT", "/clients/" + client.getString("id"), changed.build());
        }
    }

    /** Lets the account that reads see the client of the permissions, and no other. */
    private void bringSightOfPermissions() {
        JsonObject realm = read("");
        if (!realm.getBoolean("adminPermissionsEnabled", false)) {
            send(
                    "PUT",
                    "",
                    object().add("realm", realm.getString("realm"))
                            .add("adminPermissionsEnabled", true)
                            .build());
        }
        String settings = "/clients/" + clientId(SeeingPermissions.CLIENT) + "/authz/resource-server";
        String all = settings + "/policy?max=1000";
        if (!byName(get(all)).containsKey(SeeingPermissions.who())) {
            send(
                    "POST",
                    settings + "/policy/user",
                    SeeingPermissions.policy(serviceUser(clientId(ServiceAccount.READER.clientId()))));
        }
        Map<String, JsonObject> known = byName(get(all));
        if (!known.containsKey(SeeingPermissions.what())) {
            send(
                    "POST",
                    settings + "/permission/scope",
                    SeeingPermissions.permission(
                            clientId("shouwen"),
                            known.get(SeeingPermissions.who()).getString("id")));
        }
    }

    /** Tokens without {@code amr} prove no second factor: without this nobody who calls the API could step up. */
    private void bringSecondFactorProof() {
        String scope = byName(get("/client-scopes")).get("acr").getString("id");
        String mappers = "/client-scopes/" + scope + "/protocol-mappers/models";
        if (!byName(get(mappers)).containsKey("amr")) {
            send("POST", mappers, SecondFactorProof.mapper());
        }
        String flow = SecondFactorProof.flow().replace(" ", "%20");
        for (JsonObject execution :
                get("/authentication/flows/" + flow + "/executions").getValuesAs(JsonObject.class)) {
            if ("auth-otp-form".equals(execution.getString("providerId", ""))
                    && !execution.containsKey("authenticationConfig")) {
                String id = execution.getString("id");
                send(
                        "POST",
                        "/authentication/executions/" + id + "/config",
                        SecondFactorProof.configuration("shouwen code method " + id));
            }
        }
    }

    /** Service accounts came with a later version than the realm may have been imported by. */
    private void bring(ServiceAccount account, String secret) {
        if (get("/clients?clientId=" + account.clientId()).isEmpty()) {
            send("POST", "/clients", ServiceClients.client(account, secret).build());
        }
        String client = clientId(account.clientId());
        String owner = clientId("realm-management");
        Map<String, JsonObject> known = byName(get("/clients/" + owner + "/roles?max=1000"));
        Set<String> wanted = Set.copyOf(account.roles());
        String scope = "/clients/" + client + "/scope-mappings/clients/" + owner;
        agree(known, wanted, scope, scope, surplus -> true);
        String held = "/users/" + serviceUser(client) + "/role-mappings/clients/" + owner;
        agree(known, wanted, held, held, surplus -> true);
    }

    private String serviceUser(String client) {
        return read("/clients/" + client + "/service-account-user").getString("id");
    }

    private void bring(List<PermissionDefinition> permissions) {
        String owner = clientId("shouwen");
        Map<String, JsonObject> known = byName(get("/clients/" + owner + "/roles?max=10000"));
        for (PermissionDefinition permission : permissions) {
            if (!known.containsKey(permission.name())) {
                send(
                        "POST",
                        "/clients/" + owner + "/roles",
                        object().add("name", permission.name())
                                .add("description", permission.zh() + " · " + permission.en())
                                .build());
            }
        }
        Set<String> wanted =
                permissions.stream().map(PermissionDefinition::name).collect(Collectors.toSet());
        known.keySet().stream()
                .filter(name -> !wanted.contains(name) && isOurs(name, wanted))
                .forEach(name -> send("DELETE", "/clients/" + owner + "/roles/" + name, null));
        known = byName(get("/clients/" + owner + "/roles?max=10000"));
        for (Role role : Role.values()) {
            agree(
                    known,
                    names(permissions, p -> p.roles().contains(role)),
                    "/roles/" + role.realmName() + "/composites/clients/" + owner,
                    "/roles/" + role.realmName() + "/composites",
                    surplus -> isOurs(surplus, wanted));
        }
        for (Portal portal : Portal.values()) {
            String mappings = "/clients/" + clientId(portal.clientId()) + "/scope-mappings/clients/" + owner;
            agree(
                    known,
                    names(permissions, p -> p.portals().contains(portal)),
                    mappings,
                    mappings,
                    surplus -> isOurs(surplus, wanted));
        }
    }

    /** Named as a module names its permissions; others on that client are an administrator's. */
    private static boolean isOurs(String name, Set<String> permissions) {
        String module = name.substring(0, name.indexOf('.') + 1);
        return !module.isEmpty() && permissions.stream().anyMatch(permission -> permission.startsWith(module));
    }

    /** Makes what is listed at one path equal to what is wanted, by additions and removals at the other. */
    private void agree(
            Map<String, JsonObject> all,
            Set<String> wanted,
            String listed,
            String changed,
            Predicate<String> removable) {
        Set<String> present = byName(get(listed)).keySet();
        var missing = array();
        wanted.stream().filter(name -> !present.contains(name)).map(all::get).forEach(missing::add);
        var surplus = array();
        present.stream()
                .filter(name -> !wanted.contains(name) && removable.test(name))
                .map(all::get)
                .forEach(surplus::add);
        sendUnlessEmpty("POST", changed, missing.build());
        sendUnlessEmpty("DELETE", changed, surplus.build());
    }

    private static Set<String> names(List<PermissionDefinition> permissions, Predicate<PermissionDefinition> chosen) {
        return permissions.stream()
                .filter(chosen)
                .map(PermissionDefinition::name)
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonObject> byName(JsonArray roles) {
        var map = new LinkedHashMap<String, JsonObject>();
        roles.getValuesAs(JsonObject.class).forEach(role -> map.put(role.getString("name"), role));
        return map;
    }

    private String clientId(String clientId) {
        return get("/clients?clientId=" + clientId).getJsonObject(0).getString("id");
    }

    private JsonArray get(String path) {
        try (var reader = Json.createReader(
                new StringReader(exchange(request(path).GET().build(), 200).body()))) {
            return reader.readArray();
        }
    }

    private JsonObject read(String path) {
        try (var reader = Json.createReader(
                new StringReader(exchange(request(path).GET().build(), 200).body()))) {
            return reader.readObject();
        }
    }

    private void sendUnlessEmpty(String method, String path, JsonArray body) {
        if (!body.isEmpty()) {
            send(method, path, body);
        }
    }

    private void send(String method, String path, JsonValue body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        var request = request(path).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        exchange(request.build(), 299);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/shouwen" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    private String token(String password) {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (var reader =
                Json.createReader(new StringReader(exchange(request, 200).body()))) {
            return reader.readObject().getString("access_token");
        }
    }

    private HttpResponse<String> exchange(HttpRequest request, int highestStatus) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() < 200 || response.statusCode() > highestStatus) {
                throw new StartFailure(
                        Part.SIGN_IN,
                        "The realm's permissions are older than this version's and Keycloak refuses to change them ("
                                + request.method() + " " + request.uri().getPath() + ": " + response.statusCode()
                                + "). Its administrator's password may no longer be the one in secrets.properties;"
                                + " import docs/realm/shouwen-realm.json by hand.");
            }
            return response;
        } catch (IOException e) {
            throw new StartFailure(Part.SIGN_IN, "Keycloak does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(Part.SIGN_IN, "Interrupted while talking to Keycloak.", e);
        }
    }
}
