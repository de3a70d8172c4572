package io.shouwen.launcher.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's administration interface as one account may use it. Paths are below the realm's. */
final class Administration {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String keycloak;
    private final String token;

    private Administration(String keycloak, String token) {
        this.keycloak = keycloak;
        this.token = token;
    }

    static Administration byAdministrator(String keycloak, String password) throws Exception {
        return new Administration(
                keycloak,
                token(
                        keycloak,
                        "master",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "admin",
                                "password", password)));
    }

    static Administration byService(String keycloak, String client, String secret) throws Exception {
        return new Administration(
                keycloak,
                token(
                        keycloak,
                        "shouwen",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", client,
                                "client_secret", secret)));
    }

    JsonArray list(String path) throws Exception {
        return read(path).asJsonArray();
    }

    JsonObject object(String path) throws Exception {
        return read(path).asJsonObject();
    }

    private JsonStructure read(String path) throws Exception {
        var answer = exchange("GET", path, null);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return parse(answer.body());
    }

    /** What a question by POST is answered. */
    JsonObject posted(String path) throws Exception {
        var answer = exchange("POST", path, null);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return parse(answer.body()).asJsonObject();
    }

    int status(String path) throws Exception {
        return exchange("GET", path, null).statusCode();
    }

    void change(String method, String path, JsonValue body) throws Exception {
        var answer = exchange(method, path, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
    }

    /** The realm anew, from a file of it. */
    void replaceRealm(String file) throws Exception {
        change("DELETE", "", null);
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(file))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    String client(String clientId) throws Exception {
        return list("/clients?clientId=" + clientId).getJsonObject(0).getString("id");
    }

    String user(String userName) throws Exception {
        return list("/users?exact=true&username=" + userName).getJsonObject(0).getString("id");
    }

    private HttpResponse<String> exchange(String method, String path, JsonValue body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/shouwen" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String token(String keycloak, String realm, Map<String, String> grant) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(grant)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(answer.body()).asJsonObject().getString("access_token");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static JsonStructure parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        }
    }
}
