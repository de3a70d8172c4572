package io.shouwen.launcher.keycloak;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import io.shouwen.launcher.Options;
import io.shouwen.launcher.endpoints.DemoSignIns;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.postgres.PostgresServer;
import io.shouwen.launcher.realm.RealmFile;
import io.shouwen.launcher.realm.RealmSettings;
import io.shouwen.launcher.realm.ServiceAccount;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.signin.TokenVerifier;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A real Keycloak whose realm an earlier version has imported, brought up to date at a new start: what it asks, what its tokens
 * say to the application's own eyes, what the service accounts may, and what stays as an administrator has made it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class KeptRealmIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FIRST_VERSION = "realm-of-2026-11-21.json";
    private static final String WITHOUT_METHODS = "realm-of-2026-11-28.json";
    private static final String BY_HAND = "ein-langes-Passwort-7";
    private static final String ELSEWHERE = "https://desk.example.org/sign-in/callback";

    private Installation installation;
    private RealmFile today;
    private PostgresServer postgres;
    private KeycloakServer keycloak;

    @BeforeAll
    void startWithTheRealmOfTheFirstVersion() throws Exception {
        int port = fourFreePorts();
        Path folder = Path.of("target/kept-realm").toAbsolutePath();
        installation = Installation.open(
                Options.parse(
                        List.of(
                                "--run",
                                folder.toString(),
                                "--fresh",
                                "--port",
                                Integer.toString(port),
                                "--keycloak-port",
                                Integer.toString(port + 1),
                                "--postgres-port",
                                Integer.toString(port + 3)),
                        ROOT),
                said -> {});
        today = RealmFile.generate(RealmSettings.of(installation));
        postgres = PostgresServer.start(installation, cache());
        keycloak = start(OlderRealm.of(FIRST_VERSION, installation));
    }

    @AfterAll
    void stop() {
        if (keycloak != null) {
            keycloak.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    @Order(1)
    void theUpdateAtANewStartKeepsWhatAnAdministratorHasMade() throws Exception {
        changeByHand(administrator());
        Map<String, Object> before = made(administrator());
        keycloak.stop();
        installation.remember("realm.imported", "an earlier version");
        keycloak = start("not imported again");
        assertThat(installation.remembered("realm.imported")).isEqualTo(today.permissionsFingerprint());
        assertThat(made(administrator())).isEqualTo(before);
        assertThat(administrator()
                        .list("/roles/night-shift/composites/clients/"
                                + administrator().client("shouwen"))
                        .getValuesAs(JsonObject.class))
                .extracting(role -> role.getString("name"))
                .containsExactly("by-hand");
    }

    @Test
    @Order(2)
    void peopleSignInAsBeforeAndHoldWhatThisVersionBundles() throws Exception {
        JsonObject tokens = person(Role.SUPERVISOR, 0).signIn("shouwen-supervision", false);
        assertThat(permissions(tokens)).isEqualTo(bundled(Role.SUPERVISOR, Portal.SUPERVISION));
        var byHand = new Person(issuer(), base(), "by-hand", BY_HAND, null);
        assertThat(permissions(byHand.signIn("shouwen-staff", false))).isEqualTo(bundled(Role.AGENT, Portal.STAFF));
        Person changed = person(Role.TRAINER, 0);
        var withNewPassword = new Person(issuer(), base(), changed.userName(), BY_HAND, null);
        assertThat(permissions(withNewPassword.signIn("shouwen-supervision", false)))
                .isEqualTo(bundled(Role.QUALITY_INSPECTOR, Portal.SUPERVISION));
    }

    /** Judged by the application's clock, which a test may set; Keycloak's goes on. */
    @Test
    @Order(2)
    void aSecondFactorIsBelievedForFiveMinutesAndARefreshDoesNotRenewIt() throws Exception {
        Person supervisor = person(Role.SUPERVISOR, 1);
        JsonObject tokens = supervisor.signIn("shouwen-supervision", true);
        String token = tokens.getString("access_token");
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("amr")).containsExactly("otp");
        Instant proved = claims.getDateClaim("auth_time").toInstant();
        assertThat(at(proved, token).secondFactorWithin(Actor.FRESH)).isTrue();
        assertThat(at(proved.plusSeconds(300), token).secondFactorWithin(Actor.FRESH))
                .isTrue();
        assertThat(at(proved.plusSeconds(301), token).secondFactorWithin(Actor.FRESH))
                .isFalse();

        String renewed = supervisor.refreshed("shouwen-supervision", tokens).getString("access_token");
        assertThat(renewed).isNotEqualTo(token);
        assertThat(at(proved.plusSeconds(300), renewed).secondFactorWithin(Actor.FRESH))
                .isTrue();
        assertThat(at(proved.plusSeconds(301), renewed).secondFactorWithin(Actor.FRESH))
                .isFalse();

        String password = supervisor.signIn("shouwen-supervision", false).getString("access_token");
        assertThat(at(Instant.now(), password).secondFactorWithin(Actor.FRESH)).isFalse();
    }

    @Test
    @Order(2)
    void browsersAreSentToTheTwoAddressesInUseAndNowhereElse() throws Exception {
        String callback = base() + "/sign-in/callback";
        for (Portal portal : Portal.values()) {
            if (portal != Portal.FINANCE) { // whose addresses an administrator has set
                assertThat(Person.asked(issuer(), portal.clientId(), callback).statusCode())
                        .as(portal.word())
                        .isEqualTo(200);
                for (String other :
                        List.of("/", "/desk", "/sign-in/callback/x", "/sign-in/callback?a=b", "/public/rate")) {
                    assertThat(Person.asked(issuer(), portal.clientId(), base() + other)
                                    .statusCode())
                            .as(portal.word() + " " + other)
                            .isEqualTo(400);
                }
            }
        }
        assertThat(Person.asked(issuer(), "shouwen-finance", ELSEWHERE).statusCode())
                .isEqualTo(200);
        assertThat(loggedOutTo(base() + "/")).isNotEqualTo(400);
        assertThat(loggedOutTo(base() + "/desk")).isEqualTo(400);
        assertThat(loggedOutTo("https://elsewhere.example.org/")).isEqualTo(400);
    }

    @Test
    @Order(2)
    void theServiceAccountsMayWhatTheyNeedAndNoMore() throws Exception {
        serviceAccountsMayWhatTheyNeedAndNoMore();
    }

    @Test
    @Order(3)
    void doneAgainItChangesNothing() throws Exception {
        doneAgainItChangesNothingAtAll();
    }

    @Test
    @Order(4)
    void aRealmWhoseTokensNameNoMethodIsBroughtUpToDateAsWell() throws Exception {
        administrator().replaceRealm(OlderRealm.of(WITHOUT_METHODS, installation));
        Person approver = person(Role.FINANCE_APPROVER, 0);
        var before = SignedJWT.parse(approver.signIn("shouwen-finance", true).getString("access_token"))
                .getJWTClaimsSet();
        assertThat(before.getClaim("amr")).isNull();
        Map<String, Object> made = made(administrator());
        update();
        made.put(
                "addresses of finance",
                array().add(base() + "/sign-in/callback").build()); // nobody has set others here
        assertThat(made(administrator())).isEqualTo(made);
        String token =
                person(Role.SUPERVISOR, 1).signIn("shouwen-supervision", true).getString("access_token");
        assertThat(at(Instant.now(), token).secondFactorWithin(Actor.FRESH)).isTrue();
        serviceAccountsMayWhatTheyNeedAndNoMore();
        doneAgainItChangesNothingAtAll();
    }

    /** What the application generates for a new installation is what an update leads to. */
    @Test
    @Order(5)
    void aNewRealmNeedsNoUpdate() throws Exception {
        administrator().replaceRealm(today.text());
        serviceAccountsMayWhatTheyNeedAndNoMore();
        doneAgainItChangesNothingAtAll();
    }

    private void changeByHand(Administration admin) throws Exception {
        admin.change("POST", "/users", OlderRealm.person("by-hand", "9001", BY_HAND));
        give(admin, admin.user("by-hand"), "agent");
        String trainer = admin.user(person(Role.TRAINER, 0).userName());
        admin.change(
                "DELETE",
                "/users/" + trainer + "/role-mappings/realm",
                array().add(admin.object("/roles/trainer")).build());
        give(admin, trainer, "quality-inspector");
        admin.change(
                "PUT",
                "/users/" + trainer + "/reset-password",
                object().add("type", "password")
                        .add("value", BY_HAND)
                        .add("temporary", false)
                        .build());
        String shouwen = admin.client("shouwen");
        admin.change(
                "POST",
                "/clients/" + shouwen + "/roles",
                object().add("name", "by-hand").build());
        admin.change("POST", "/roles", object().add("name", "night-shift").build());
        admin.change(
                "POST",
                "/roles/night-shift/composites",
                array().add(admin.object("/clients/" + shouwen + "/roles/by-hand"))
                        .build());
        give(admin, admin.user("by-hand"), "night-shift");
        String agent = admin.user(person(Role.AGENT, 3).userName());
        admin.change("PUT", "/users/" + agent, with(admin.object("/users/" + agent), "enabled", false));
        admin.change(
                "PUT",
                "",
                object().add("realm", "shouwen")
                        .add("ssoSessionIdleTimeout", 900)
                        .build());
        String finance = admin.client("shouwen-finance");
        admin.change(
                "PUT",
                "/clients/" + finance,
                Json.createObjectBuilder(admin.object("/clients/" + finance))
                        .add("redirectUris", array().add(ELSEWHERE))
                        .build());
    }

    private static void give(Administration admin, String user, String role) throws Exception {
        admin.change(
                "POST",
                "/users/" + user + "/role-mappings/realm",
                array().add(admin.object("/roles/" + role)).build());
    }

    private static JsonObject with(JsonObject whole, String member, boolean value) {
        return Json.createObjectBuilder(whole).add(member, value).build();
    }

    /** People with their roles and credentials, the realm's settings, further roles, addresses set by hand. */
    private static Map<String, Object> made(Administration admin) throws Exception {
        Map<String, Object> made = new TreeMap<>();
        for (JsonObject user : admin.list("/users?max=1000").getValuesAs(JsonObject.class)) {
            String name = user.getString("username");
            String id = user.getString("id");
            made.put("user " + name, user);
            made.put("roles of " + name, names(admin.list("/users/" + id + "/role-mappings/realm")));
            made.put("credentials of " + name, admin.list("/users/" + id + "/credentials"));
        }
        JsonObject realm = admin.object("");
        made.put(
                "realm",
                Json.createObjectBuilder(realm)
                        .remove("adminPermissionsEnabled")
                        .remove("adminPermissionsClient")
                        .build());
        made.put("realm roles", names(admin.list("/roles?max=1000")));
        made.put(
                "addresses of finance",
                admin.list("/clients?clientId=shouwen-finance").getJsonObject(0).getJsonArray("redirectUris"));
        return made;
    }

    private void serviceAccountsMayWhatTheyNeedAndNoMore() throws Exception {
        Administration reader = service(ServiceAccount.READER);
        Administration changer = service(ServiceAccount.CHANGER);
        String shouwen = administrator().client("shouwen");
        String staff = administrator().client("shouwen-staff");
        String user = administrator().user(person(Role.AGENT, 0).userName());
        String held = "/users/" + user + "/role-mappings/clients/" + shouwen;

        assertThat(names(reader.list("/roles/agent/composites"))).isEqualTo(bundled(Role.AGENT));
        assertThat(names(reader.list(held + "/composite"))).isEqualTo(bundled(Role.AGENT));
        assertThat(reader.list("/users?first=0&max=100")).isNotEmpty();
        assertThat(reader.list("/events?max=1")).isNotNull();
        for (String closed : List.of("/clients", "/clients/" + staff, "/clients/" + staff + "/client-secret")) {
            assertThat(reader.status(closed)).as(closed).isEqualTo(403);
        }
        for (String closed :
                List.of("/clients", "/clients/" + shouwen, "/roles", "/roles/agent/composites", "/events", held)) {
            assertThat(changer.status(closed)).as(closed).isEqualTo(403);
        }
        // All that a revocation does, and undoing it.
        JsonArray role = array().add(administrator().object("/roles/agent")).build();
        changer.change("DELETE", "/users/" + user + "/role-mappings/realm", role);
        assertThat(names(changer.list("/users/" + user + "/role-mappings/realm/composite")))
                .doesNotContain("agent");
        assertThat(names(changer.list("/users/" + user + "/role-mappings/realm/available")))
                .contains("agent");
        changer.change("POST", "/users/" + user + "/role-mappings/realm", role);
        JsonArray permission =
                array().add(changer.list(held + "/available").get(0)).build();
        changer.change("POST", held, permission);
        assertThat(names(reader.list(held))).isEqualTo(names(permission));
        changer.change("DELETE", held, permission);
        JsonObject account = changer.object("/users/" + user);
        changer.change("PUT", "/users/" + user, with(account, "enabled", false));
        changer.change("PUT", "/users/" + user, with(account, "enabled", true));
        assertThat(changer.list("/users/" + user + "/sessions")).isNotNull();
        changer.change("POST", "/users/" + user + "/logout", null);
    }

    private void doneAgainItChangesNothingAtAll() throws Exception {
        Administration admin = administrator();
        String export = "/partial-export?exportClients=true&exportGroupsAndRoles=true";
        Object before = admin.posted(export);
        int events = admin.list("/admin-events?max=10000").size();
        update();
        assertThat(admin.list("/admin-events?max=10000")).hasSize(events);
        assertThat(admin.posted(export)).isEqualTo(before);
    }

    private void update() {
        PermissionUpdate.run(
                URI.create(address()), installation.secrets().reveal("keycloak.admin.password", 24), today);
    }

    private KeycloakServer start(String imported) throws Exception {
        return KeycloakServer.start(installation, archive(), cache(), postgres.url("keycloak"), today, imported);
    }

    private Administration administrator() throws Exception {
        return Administration.byAdministrator(address(), installation.secrets().reveal("keycloak.admin.password", 24));
    }

    private Administration service(ServiceAccount account) throws Exception {
        return Administration.byService(
                address(), account.clientId(), installation.secrets().reveal(account.secretName(), 40));
    }

    private int loggedOutTo(String address) throws Exception {
        return Person.loggingOut(issuer(), "shouwen-staff", address).statusCode();
    }

    /** Who the application takes the bearer of this token for, at that time. */
    private SignedInActor at(Instant then, String token) throws Exception {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        URI.create(issuer() + "/protocol/openid-connect/certs").toURL())
                .build();
        return new TokenVerifier(() -> keys, issuer(), Clock.fixed(then, ZoneOffset.UTC)).accessToken(token, "-");
    }

    private Person person(Role role, int index) {
        DemoSignIns signIn = DemoSignIns.all(installation.secrets()).stream()
                .filter(one -> one.person().roles().get(0) == role)
                .skip(index)
                .findFirst()
                .orElseThrow();
        return new Person(issuer(), base(), signIn.person().userName(), signIn.password(), signIn.otpKey());
    }

    private Set<String> bundled(Role role) {
        return today.permissions().stream()
                .filter(permission -> permission.roles().contains(role))
                .map(PermissionDefinition::name)
                .collect(Collectors.toSet());
    }

    private Set<String> bundled(Role role, Portal portal) {
        return today.permissions().stream()
                .filter(permission -> permission.roles().contains(role)
                        && permission.portals().contains(portal))
                .map(PermissionDefinition::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> permissions(JsonObject tokens) throws Exception {
        return Set.copyOf(SignedJWT.parse(tokens.getString("access_token"))
                .getJWTClaimsSet()
                .getStringListClaim("permissions"));
    }

    private static Set<String> names(JsonArray roles) {
        return roles.getValuesAs(JsonObject.class).stream()
                .map(role -> role.getString("name"))
                .collect(Collectors.toSet());
    }

    private String address() {
        return "http://127.0.0.1:" + installation.keycloakPort();
    }

    private String issuer() {
        return installation.issuer().toString();
    }

    private String base() {
        return installation.base().toString();
    }

    private static Path cache() {
        return ROOT.resolve(".cache");
    }

    private static Path archive() throws Exception {
        try (var files = Files.list(Path.of("target/programs"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int fourFreePorts() {
        for (int first = 21_000; ; first += 4) {
            boolean free = true;
            for (int port = first; port < first + 4; port++) {
                try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    free &= socket.isBound();
                } catch (java.io.IOException taken) {
                    free = false;
                }
            }
            if (free) {
                return first;
            }
        }
    }
}
