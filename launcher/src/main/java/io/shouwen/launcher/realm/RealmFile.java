package io.shouwen.launcher.realm;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;
import static io.shouwen.launcher.json.Json.strings;

import io.shouwen.launcher.endpoints.DemoSignIns;
import io.shouwen.launcher.files.FileTree;
import io.shouwen.launcher.json.Json;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The realm file. Permissions are roles of the client {@code shouwen}, which nobody signs in to; realm roles bundle them;
 * each portal is a client of its own whose tokens carry, of a person's permissions, only those that the portal may carry.
 */
public final class RealmFile {

    /** The client that owns the permissions, and the audience of access tokens. */
    static final String PERMISSIONS_CLIENT = "shouwen";

    private final RealmSettings settings;
    private final List<PermissionDefinition> permissions;

    private RealmFile(RealmSettings settings, List<PermissionDefinition> permissions) {
        this.settings = settings;
        this.permissions = permissions.stream()
                .sorted(Comparator.comparing(PermissionDefinition::name))
                .toList();
    }

    /** For one installation, of what all modules on the class path ask for. */
    public static RealmFile generate(RealmSettings settings) {
        return new RealmFile(settings, allPermissions());
    }

    /** As kept in {@code docs/realm}: without people, with placeholders for the address and the secrets. */
    public static String published() {
        return generate(RealmSettings.published()).text();
    }

    static String of(RealmSettings settings, List<PermissionDefinition> permissions) {
        return new RealmFile(settings, permissions).text();
    }

    private static List<PermissionDefinition> allPermissions() {
        return ModuleCatalogue.all().stream()
                .flatMap(catalogue -> catalogue.permissions().stream())
                .toList();
    }

    /** Sorted by name. */
    public List<PermissionDefinition> permissions() {
        return permissions;
    }

    /** Of the application's own accounts at Keycloak. */
    public Map<ServiceAccount, String> serviceSecrets() {
        return settings.serviceSecrets();
    }

    /** Without a slash at the end. */
    public String base() {
        return settings.base();
    }

    /** A portal's client. */
    public JsonObject client(Portal portal) {
        return portalClient(portal).build();
    }

    /**
     * Differs when permissions, their roles or their portals do, the service accounts' roles and what they see, the portals'
     * clients, or how codes are told.
     */
    public String permissionsFingerprint() {
        String described = roles().build().toString()
                + scopeMappings().build()
                + clients().build().stream()
                        .map(client -> withoutSecret(client.asJsonObject()))
                        .toList()
                + SecondFactorProof.mapper();
        return FileTree.fingerprint(described.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject withoutSecret(JsonObject client) {
        return jakarta.json.Json.createObjectBuilder(client).remove("secret").build();
    }

    public String text() {
        return Json.pretty(realm().build());
    }

    private JsonObjectBuilder realm() {
        var realm = object().add("realm", "shouwen")
                .add("enabled", true)
                .add("displayName", "首问 Shouwen")
                .add("sslRequired", "external")
                .add("registrationAllowed", false)
                .add("resetPasswordAllowed", false)
                .add("rememberMe", false)
                .add("loginWithEmailAllowed", false)
                .add("duplicateEmailsAllowed", true)
                .add("editUsernameAllowed", false)
                .add("internationalizationEnabled", true)
                .add("supportedLocales", array().add("zh-CN").add("en"))
                .add("defaultLocale", "zh-CN");
        protection(realm);
        lifetimes(realm);
        realm.add("authenticationFlows", SignInFlow.flows())
                .add("authenticatorConfig", SignInFlow.configurations())
                .add("browserFlow", SignInFlow.BROWSER)
                .add("directGrantFlow", SignInFlow.NO_ONE)
                .add("registrationFlow", SignInFlow.NO_ONE)
                .add("resetCredentialsFlow", SignInFlow.NO_ONE)
                .add("clientAuthenticationFlow", SignInFlow.CLIENTS)
                .add("dockerAuthenticationFlow", SignInFlow.NO_ONE)
                .add("roles", roles())
                .add("clientScopes", ClientScopes.all())
                .add("defaultDefaultClientScopes", ClientScopes.defaults())
                .add("defaultOptionalClientScopes", array())
                .add("clients", clients())
                .add("clientScopeMappings", scopeMappings())
                .add("adminPermissionsEnabled", true)
                .add("adminPermissionsClient", object().add("clientId", SeeingPermissions.CLIENT))
                .add("components", UserAttributes.component())
                .add("eventsEnabled", true)
                .add("eventsExpiration", 7776000)
                .add("adminEventsEnabled", true)
                .add("adminEventsDetailsEnabled", false);
        return realm.add("users", users());
    }

    private static void protection(JsonObjectBuilder realm) {
        realm.add(
                        "passwordPolicy",
                        "length(12) and notUsername(undefined) and notContainsUsername(undefined)"
                                + " and passwordHistory(5) and forceExpiredPasswordChange(180)")
                .add("bruteForceProtected", true)
                .add("permanentLockout", false)
                .add("failureFactor", 5)
                .add("waitIncrementSeconds", 60)
                .add("maxFailureWaitSeconds", 900)
                .add("minimumQuickLoginWaitSeconds", 10)
                .add("quickLoginCheckMilliSeconds", 200)
                .add("maxDeltaTimeSeconds", 3600)
                .add("otpPolicyType", "totp")
                .add("otpPolicyAlgorithm", "HmacSHA1")
                .add("otpPolicyDigits", 6)
                .add("otpPolicyPeriod", 30)
                .add("otpPolicyLookAheadWindow", 1)
                .add("otpPolicyCodeReusable", false);
    }

    /** A shift is eight hours; half an hour without a click ends the session. */
    private static void lifetimes(JsonObjectBuilder realm) {
        realm.add("accessTokenLifespan", 300)
                .add("accessCodeLifespan", 60)
                .add("ssoSessionIdleTimeout", 1800)
                .add("ssoSessionMaxLifespan", 36000)
                .add("revokeRefreshToken", false);
    }

    private JsonObjectBuilder roles() {
        var realmRoles = array().add(object().add("name", SecondFactor.MARKER_ROLE)
                .add("description", "Asked for a one-time code at every sign-in"));
        for (Role role : Role.values()) {
            var composites = object().add("client", object().add(PERMISSIONS_CLIENT, strings(permissionsOf(role))));
            if (SecondFactor.atSignIn(List.of(role))) {
                composites.add("realm", array().add(SecondFactor.MARKER_ROLE));
            }
            realmRoles.add(object().add("name", role.realmName())
                    .add("composite", true)
                    .add("composites", composites));
        }
        var clientRoles = array();
        for (PermissionDefinition permission : permissions) {
            clientRoles.add(object().add("name", permission.name())
                    .add("description", permission.zh() + " · " + permission.en()));
        }
        return object().add("realm", realmRoles).add("client", object().add(PERMISSIONS_CLIENT, clientRoles));
    }

    private JsonArrayBuilder clients() {
        var clients = array().add(object().add("id", SeeingPermissions.SEEN)
                .add("clientId", PERMISSIONS_CLIENT)
                .add("name", "Permissions of Shouwen")
                .add("enabled", true)
                .add("bearerOnly", true)
                .add("publicClient", false)
                .add("standardFlowEnabled", false)
                .add("directAccessGrantsEnabled", false)
                .add("fullScopeAllowed", false));
        for (Portal portal : Portal.values()) {
            clients.add(portalClient(portal));
        }
        for (ServiceAccount account : ServiceAccount.values()) {
            clients.add(ServiceClients.client(account, settings.serviceSecrets().get(account)));
        }
        clients.add(SeeingPermissions.client());
        return clients;
    }

    private JsonObjectBuilder portalClient(Portal portal) {
        String base = settings.base();
        var attributes = object().add("pkce.code.challenge.method", "S256")
                .add(PortalAddresses.AFTER_LOGOUT, PortalAddresses.afterLogout(base))
                .add("backchannel.logout.url", base + "/sign-in/back-channel-logout")
                .add("backchannel.logout.session.required", "true")
                .add("backchannel.logout.revoke.offline.tokens", "false");
        if (SecondFactor.atSignIn(portal)) {
            attributes.add("minimum.acr.value", "2");
        }
        String secret = settings.clientSecrets().get(portal);
        var client = object().add("clientId", portal.clientId())
                .add("name", "Shouwen " + portal.word())
                .add("baseUrl", base + portal.home())
                .add("enabled", true)
                .add("publicClient", secret == null);
        if (secret != null) {
            client.add("clientAuthenticatorType", "client-secret").add("secret", secret);
        }
        return client.add("standardFlowEnabled", true)
                .add("implicitFlowEnabled", false)
                .add("directAccessGrantsEnabled", false)
                .add("serviceAccountsEnabled", false)
                .add("frontchannelLogout", false)
                .add("redirectUris", array().add(PortalAddresses.callback(base)))
                .add("webOrigins", array())
                .add("fullScopeAllowed", false)
                .add("attributes", attributes)
                .add("defaultClientScopes", ClientScopes.ofPortals())
                .add("optionalClientScopes", array());
    }

    private JsonObjectBuilder scopeMappings() {
        var mappings = array();
        for (Portal portal : Portal.values()) {
            mappings.add(object().add("client", portal.clientId()).add("roles", strings(permissionsOf(portal))));
        }
        return object().add(PERMISSIONS_CLIENT, mappings).add(ServiceAccount.OWNER, ServiceClients.scopeMappings());
    }

    private JsonArrayBuilder users() {
        var users = array();
        for (ServiceAccount account : ServiceAccount.values()) {
            users.add(ServiceClients.user(account));
        }
        for (DemoSignIns signIn : settings.people()) {
            var person = signIn.person();
            users.add(object().add("username", person.userName())
                    .add("enabled", true)
                    .add("firstName", person.name())
                    .add(
                            "attributes",
                            object().add("staff_number", array().add(person.id().value()))
                                    .add("department", strings(person.department().stream())))
                    .add("realmRoles", strings(person.roles().stream().map(Role::realmName)))
                    .add("credentials", array().add(password(signIn)).add(authenticator(signIn))));
        }
        return users;
    }

    private static JsonObjectBuilder password(DemoSignIns signIn) {
        return object().add("type", "password").add("value", signIn.password()).add("temporary", false);
    }

    private static JsonObjectBuilder authenticator(DemoSignIns signIn) {
        return object().add("type", "otp")
                .add("userLabel", "demo")
                .add(
                        "secretData",
                        object().add("value", signIn.otpKey()).build().toString())
                .add(
                        "credentialData",
                        object().add("subType", "totp")
                                .add("digits", 6)
                                .add("counter", 0)
                                .add("period", 30)
                                .add("algorithm", "HmacSHA1")
                                .build()
                                .toString());
    }

    private Stream<String> permissionsOf(Role role) {
        return permissions.stream().filter(p -> p.roles().contains(role)).map(PermissionDefinition::name);
    }

    private Stream<String> permissionsOf(Portal portal) {
        return permissions.stream().filter(p -> p.portals().contains(portal)).map(PermissionDefinition::name);
    }
}
