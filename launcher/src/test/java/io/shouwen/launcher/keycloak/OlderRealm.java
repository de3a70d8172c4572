package io.shouwen.launcher.keycloak;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;

import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.realm.RealmFile;
import io.shouwen.launcher.realm.RealmSettings;
import io.shouwen.launcher.realm.ServiceAccount;
import io.shouwen.platform.access.Portal;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** A realm file as an earlier version generated it, made into that of a demo: public clients, and people. */
final class OlderRealm {

    private OlderRealm() {}

    /** @param name such as {@code realm-of-2026-11-21.json} */
    static String of(String name, Installation installation) throws IOException {
        String text;
        try (var in = OlderRealm.class.getResourceAsStream(name)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        text = text.replace("${SHOUWEN_BASE}", installation.base().toString());
        for (ServiceAccount account : ServiceAccount.values()) {
            String setting =
                    account.setting().toUpperCase(java.util.Locale.ROOT).replace('.', '_');
            text = text.replace("${" + setting + "}", installation.secrets().reveal(account.secretName(), 40));
        }
        JsonObject older = parse(text);
        JsonObject today =
                parse(RealmFile.generate(RealmSettings.of(installation)).text());
        return Json.createObjectBuilder(older)
                .add("clients", publicClients(older))
                .add("users", people(older, today))
                .build()
                .toString();
    }

    private static JsonArrayBuilder publicClients(JsonObject realm) {
        var clients = array();
        for (JsonObject client : realm.getJsonArray("clients").getValuesAs(JsonObject.class)) {
            boolean portal = Portal.ofClient(client.getString("clientId")).isPresent();
            clients.add(
                    portal
                            ? Json.createObjectBuilder(client)
                                    .remove("secret")
                                    .remove("clientAuthenticatorType")
                                    .add("publicClient", true)
                                    .build()
                            : client);
        }
        return clients;
    }

    private static JsonArrayBuilder people(JsonObject older, JsonObject today) {
        var users = array();
        older.getOrDefault("users", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().forEach(users::add);
        today.getJsonArray("users").getValuesAs(JsonObject.class).stream()
                .filter(user -> !user.containsKey("serviceAccountClientId"))
                .forEach(users::add);
        return users;
    }

    static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Somebody whom an administrator adds by hand. */
    static JsonObject person(String userName, String staffNumber, String password) {
        return object().add("username", userName)
                .add("enabled", true)
                .add("firstName", "手工")
                .add("attributes", object().add("staff_number", array().add(staffNumber)))
                .add(
                        "credentials",
                        array().add(object().add("type", "password")
                                .add("value", password)
                                .add("temporary", false)))
                .build();
    }
}
