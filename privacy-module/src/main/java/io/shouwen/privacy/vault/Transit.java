package io.shouwen.privacy.vault;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A client of HashiCorp Vault's transit secrets engine, or of whatever speaks its API: encrypts and decrypts small things
 * under a named key that never leaves it. Each call ends within a bounded time: {@code TRIES} attempts, each as long as the
 * timeout at most.
 */
final class Transit {

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Settings settings;
    private final HttpClient http;

    /**
     * @param address such as {@code https://vault.example.org:8200}; plain http on this machine alone
     * @param mount path of the engine, {@code transit} by default
     * @param key name of the key, of a type that takes associated data: {@code aes256-gcm96}
     * @param token asked anew for each call, since agents renew it in its file
     * @param namespace sent as X-Vault-Namespace
     * @param authority certificates (PEM) that may vouch for the server, instead of Java's own
     */
    record Settings(
            URI address,
            String mount,
            String key,
            Supplier<String> token,
            Optional<String> namespace,
            Optional<Path> authority,
            Duration timeout) {

        Settings {
            if (!"https".equalsIgnoreCase(address.getScheme()) && !isThisMachine(address.getHost())) {
                throw new KeySourceFailure.Wrong(
                        "shouwen.kek.transit.address is not https: keys and token would cross the network in clear",
                        null);
            }
        }

        /** By what is written: a name that leads here today may lead elsewhere tomorrow. */
        private static boolean isThisMachine(String host) {
            return host != null
                    && (host.equalsIgnoreCase("localhost")
                            || host.equals("[::1]")
                            || host.matches("127(\\.[0-9]{1,3}){3}"));
        }
    }

    Transit(Settings settings) {
        this.settings = settings;
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(settings.timeout()).followRedirects(HttpClient.Redirect.NEVER);
        settings.authority().ifPresent(file -> builder.sslContext(trusting(file)));
        this.http = builder.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new KeySourceFailure.Unavailable("shouwen.kek.transit.ca cannot be read: " + file, unreadable);
        }
    }

    /** {@code vault:vN:…}, under the key's newest version. */
    String encrypt(byte[] plaintext, String boundTo) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("plaintext", base64(plaintext))
                .add("associated_data", base64(boundTo.getBytes(StandardCharsets.UTF_8)));
        return text(post("encrypt/" + settings.key(), body), "ciphertext");
    }

    /** @throws KeySourceFailure.Wrong where this key did not encrypt it, or for something else */
    byte[] decrypt(String ciphertext, String boundTo) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("ciphertext", ciphertext)
                .add("associated_data", base64(boundTo.getBytes(StandardCharsets.UTF_8)));
        return Base64.getDecoder().decode(text(post("decrypt/" + settings.key(), body), "plaintext"));
    }

    /** The key's newest version; empty where there is no such key. */
    Optional<Integer> newest() {
        return call("GET", "keys/" + settings.key(), null)
                .map(answer -> answer.getJsonObject("data").getInt("latest_version"));
    }

    void create() {
        post("keys/" + settings.key(), Json.createObjectBuilder().add("type", "aes256-gcm96"));
    }

    void rotate() {
        post("keys/" + settings.key() + "/rotate", Json.createObjectBuilder());
    }

    private JsonObject post(String path, JsonObjectBuilder body) {
        return call("POST", path, body.build().toString())
                .orElseThrow(() -> new KeySourceFailure.Missing("the KMS knows no " + path));
    }

    private static String text(JsonObject answer, String name) {
        JsonObject data = answer.getJsonObject("data");
        JsonString text = data == null ? null : data.getJsonString(name);
        if (text == null) {
            throw new KeySourceFailure.Unavailable("the KMS answers without " + name, null);
        }
        return text.getString();
    }

    /** Empty for 404. */
    private Optional<JsonObject> call(String method, String path, String body) {
        KeySourceFailure.Unavailable last = null;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                HttpResponse<String> answer = http.send(
                        request(method, path, body), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() < 500 && answer.statusCode() != 429 && answer.statusCode() != 412) {
                    return understood(answer);
                }
                last = new KeySourceFailure.Unavailable(
                        "the KMS answers " + answer.statusCode() + reasons(answer), null);
            } catch (IOException unreachable) {
                last = new KeySourceFailure.Unavailable(
                        "the KMS cannot be reached at " + settings.address(), unreachable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new KeySourceFailure.Unavailable("stopped while asking the KMS", stopped);
            }
            pause(attempt);
        }
        throw last;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(attempt == TRIES ? 0 : PAUSE.multipliedBy(attempt).toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KeySourceFailure.Unavailable("stopped while waiting for the KMS", stopped);
        }
    }

    private HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        settings.address().resolve("/v1/" + settings.mount() + "/" + path))
                .timeout(settings.timeout())
                .header("X-Vault-Token", settings.token().get())
                .header("X-Vault-Request", "true")
                .header("Accept", "application/json");
        settings.namespace().ifPresent(namespace -> request.header("X-Vault-Namespace", namespace));
        return body == null
                ? request.method(method, HttpRequest.BodyPublishers.noBody()).build()
                : request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
    }

    private static Optional<JsonObject> understood(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(json(answer.body()));
            case 204 -> Optional.of(JsonObject.EMPTY_JSON_OBJECT);
            case 404 -> Optional.empty();
            case 401, 403 ->
                throw new KeySourceFailure.Wrong("the KMS refuses our token (403)" + reasons(answer), null);
            case 400 -> throw new KeySourceFailure.Wrong("the KMS cannot do this (400)" + reasons(answer), null);
            default ->
                throw new KeySourceFailure.Unavailable(
                        "the KMS answers " + answer.statusCode() + reasons(answer), null);
        };
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            throw new KeySourceFailure.Unavailable("the KMS answers no JSON", notJson);
        }
    }

    /** The KMS's own words, such as {@code Vault is sealed}; they hold no secret. */
    private static String reasons(HttpResponse<String> answer) {
        try {
            return ": " + json(answer.body()).getJsonArray("errors");
        } catch (KeySourceFailure | ClassCastException noReasons) {
            return "";
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Transit[" + settings.address() + ", key " + settings.key() + "]";
    }
}
