package io.shouwen.privacy.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/**
 * Answers as HashiCorp Vault's transit engine documents it: encrypt, decrypt, keys and rotate, with its status codes and error
 * bodies. Its keys are real: AES-256-GCM with associated data, so what is bound to something else does not open.
 */
final class TransitStandIn implements AutoCloseable {

    static final String TOKEN = "s.token-of-the-test";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<byte[]> versions = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    final List<String> requests = java.util.Collections.synchronizedList(new ArrayList<>());
    volatile boolean sealed;
    volatile boolean revoked;
    volatile long delayMillis;
    volatile String namespace;

    TransitStandIn() {
        this(null);
    }

    /** @param tls or null for plain HTTP */
    TransitStandIn(SSLContext tls) {
        try {
            InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls == null) {
                server = HttpServer.create(here, 0);
            } else {
                HttpsServer secure = HttpsServer.create(here, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    /** The next so many calls are answered with 502, as by a load balancer. */
    void failNext(int count) {
        failures.set(count);
    }

    void forgetKey() {
        versions.clear();
    }

    int newest() {
        return versions.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/v1/".length());
        requests.add(exchange.getRequestMethod() + " " + path);
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            TimeUnit.MILLISECONDS.sleep(delayMillis);
            if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                reply(exchange, 502, "<html>Bad Gateway</html>");
            } else if (sealed) {
                errors(exchange, 503, "Vault is sealed");
            } else if (revoked || !TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
                errors(exchange, 403, "permission denied");
            } else if (namespace != null
                    && !namespace.equals(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"))) {
                errors(exchange, 404);
            } else {
                engine(exchange, path, body.length == 0 ? null : json(body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private synchronized void engine(HttpExchange exchange, String path, JsonObject body) throws IOException {
        String call = exchange.getRequestMethod() + " " + path;
        switch (call) {
            case "GET transit/keys/shouwen" -> {
                if (versions.isEmpty()) {
                    errors(exchange, 404);
                } else {
                    reply(
                            exchange,
                            200,
                            data(Json.createObjectBuilder()
                                    .add("name", "shouwen")
                                    .add("type", "aes256-gcm96")
                                    .add("latest_version", versions.size())
                                    .add("min_decryption_version", 1)));
                }
            }
            case "POST transit/keys/shouwen", "POST transit/keys/shouwen/rotate" -> {
                if (!path.endsWith("rotate") && !versions.isEmpty()) {
                    reply(exchange, 204, "");
                    return;
                }
                versions.add(Secret.random(32).expose());
                reply(exchange, 204, "");
            }
            case "POST transit/encrypt/shouwen" -> {
                byte[] sealed = crypt(
                        Cipher.ENCRYPT_MODE,
                        versions.size(),
                        decoded(body, "plaintext"),
                        decoded(body, "associated_data"));
                reply(
                        exchange,
                        200,
                        data(Json.createObjectBuilder()
                                .add(
                                        "ciphertext",
                                        "vault:v" + versions.size() + ":"
                                                + Base64.getEncoder().encodeToString(sealed))
                                .add("key_version", versions.size())));
            }
            case "POST transit/decrypt/shouwen" -> {
                String[] parts = body.getString("ciphertext").split(":");
                byte[] plain = crypt(
                        Cipher.DECRYPT_MODE,
                        Integer.parseInt(parts[1].substring(1)),
                        Base64.getDecoder().decode(parts[2]),
                        decoded(body, "associated_data"));
                if (plain == null) {
                    errors(exchange, 400, "cipher: message authentication failed");
                } else {
                    reply(
                            exchange,
                            200,
                            data(Json.createObjectBuilder()
                                    .add("plaintext", Base64.getEncoder().encodeToString(plain))));
                }
            }
            default -> errors(exchange, 404);
        }
    }

    private byte[] crypt(int mode, int version, byte[] text, byte[] bound) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] nonce = mode == Cipher.ENCRYPT_MODE ? Secret.random(12).expose() : Arrays.copyOf(text, 12);
            cipher.init(mode, new SecretKeySpec(versions.get(version - 1), "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bound);
            if (mode == Cipher.DECRYPT_MODE) {
                return cipher.doFinal(text, 12, text.length - 12);
            }
            byte[] sealed = cipher.doFinal(text);
            byte[] all = Arrays.copyOf(nonce, 12 + sealed.length);
            System.arraycopy(sealed, 0, all, 12, sealed.length);
            return all;
        } catch (GeneralSecurityException refused) {
            return null;
        }
    }

    private static byte[] decoded(JsonObject body, String name) {
        return Base64.getDecoder().decode(body.getString(name));
    }

    private static JsonObject json(byte[] body) {
        try (var reader = Json.createReader(new java.io.ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    private static String data(JsonObjectBuilder data) {
        return Json.createObjectBuilder()
                .add("request_id", "a5a6a7a8-0000-0000-0000-000000000000")
                .add("lease_id", "")
                .add("renewable", false)
                .add("lease_duration", 0)
                .add("data", data)
                .build()
                .toString();
    }

    private static void errors(HttpExchange exchange, int status, String... words) throws IOException {
        reply(
                exchange,
                status,
                Json.createObjectBuilder()
                        .add("errors", Json.createArrayBuilder(List.of(words)))
                        .build()
                        .toString());
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
