package io.shouwen.testing.runtime;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Forgery;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small OpenID provider whose tokens look like Keycloak's. It signs in at once whom the caller names
 * ({@link Visitor#HEADER}) and signs whatever a test asks for, forgeries included. It checks what a provider checks:
 * registered clients and addresses, PKCE, single use of codes and refresh tokens.
 */
public final class FakeIssuer implements AutoCloseable {

    private record Grant(Person person, String session, String nonce, String challenge, String redirect) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final String issuer;
    private final RSAKey key = generate("test-key");
    private final RSAKey foreign = generate("test-key");
    private final RSAKey unknown = generate("unknown-key");
    private final byte[] refreshSecret = TestDatabase.password().repeat(4).getBytes(StandardCharsets.US_ASCII);
    private final FakeAccounts accounts = new FakeAccounts();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshes = new ConcurrentHashMap<>();

    private FakeIssuer(HttpServer server) {
        this.server = server;
        this.issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/shouwen";
    }

    public static FakeIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
            FakeIssuer issuer = new FakeIssuer(server);
            server.setExecutor(issuer.threads);
            server.createContext("/", issuer::handle);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        if (!threads.isShutdown()) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replaceFirst("^/realms/shouwen", "");
            if (path.startsWith("/admin/") || path.startsWith("/test/a")) {
                accounts.handle(exchange, path);
                return;
            }
            switch (path) {
                case "/.well-known/openid-configuration" -> json(exchange, 200, discovery());
                case "/protocol/openid-connect/certs" ->
                    json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
                case "/protocol/openid-connect/auth" -> authorize(exchange);
                case "/protocol/openid-connect/token" -> token(exchange);
                case "/protocol/openid-connect/logout" -> logout(exchange);
                case "/test/sign" -> sign(exchange);
                default -> text(exchange, 404, "no such endpoint: " + path);
            }
        } catch (JOSEException | ParseException | RuntimeException e) {
            text(exchange, 500, "the test issuer failed: " + e);
        }
    }

    private Map<String, Object> discovery() {
        String openid = issuer + "/protocol/openid-connect";
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", openid + "/auth");
        document.put("token_endpoint", openid + "/token");
        document.put("end_session_endpoint", openid + "/logout");
        document.put("jwks_uri", openid + "/certs");
        document.put("response_types_supported", List.of("code"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        document.put("backchannel_logout_supported", true);
        document.put("backchannel_logout_session_supported", true);
        document.put("authorization_response_iss_parameter_supported", true);
        return document;
    }

    private void authorize(HttpExchange exchange) throws IOException, ParseException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        Portal portal = Portal.ofClient(asked.getOrDefault("client_id", "")).orElse(null);
        String redirect = asked.getOrDefault("redirect_uri", "");
        if (portal == null || !redirect.startsWith("http://127.0.0.1:")) {
            text(exchange, 400, "unknown client or redirect_uri");
            return;
        }
        String told = exchange.getRequestHeaders().getFirst(Visitor.HEADER);
        if (told == null) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            text(
                    exchange,
                    200,
                    "<html><body><form id=\"kc-form-login\">test issuer: who are you?</form></body></html>");
            return;
        }
        if (!"S256".equals(asked.get("code_challenge_method")) || asked.get("code_challenge") == null) {
            redirect(
                    exchange,
                    redirect + "?error=invalid_request&error_description=PKCE&state=" + encode(asked.get("state")));
            return;
        }
        Person person = person(told, portal);
        if (asksSecondFactor(asked)) {
            person = person.withSecondFactor();
        }
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Grant(
                        person,
                        UUID.randomUUID().toString(),
                        asked.get("nonce"),
                        asked.get("code_challenge"),
                        redirect));
        redirect(
                exchange,
                redirect + (redirect.contains("?") ? "&" : "?") + "state=" + encode(asked.get("state")) + "&iss="
                        + encode(issuer) + "&code=" + code);
    }

    private static boolean asksSecondFactor(Map<String, String> asked) {
        return "2".equals(asked.get("acr_values"))
                || asked.getOrDefault("claims", "").replace(" ", "").contains("\"2\"");
    }

    private static Person person(String told, Portal portal) throws ParseException {
        Map<String, Object> json = JSONObjectUtils.parse(new Base64URL(told).decodeToString());
        return new Person(
                JSONObjectUtils.getString(json, "staffNumber"),
                JSONObjectUtils.getString(json, "name"),
                JSONObjectUtils.getString(json, "department"),
                portal,
                new TreeSet<>(JSONObjectUtils.getStringList(json, "permissions")),
                JSONObjectUtils.getBoolean(json, "secondFactor"));
    }

    private void token(HttpExchange exchange) throws IOException, JOSEException {
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if ("client_credentials".equals(asked.get("grant_type"))) {
            String token = accounts.token(asked);
            json(
                    exchange,
                    token == null ? 401 : 200,
                    token == null
                            ? Map.of("error", "unauthorized_client")
                            : Map.of("access_token", token, "expires_in", 60));
            return;
        }
        Grant grant;
        if ("authorization_code".equals(asked.get("grant_type"))) {
            grant = codes.remove(asked.getOrDefault("code", ""));
            if (grant == null
                    || !grant.redirect().equals(asked.get("redirect_uri"))
                    || !grant.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))) {
                json(exchange, 400, Map.of("error", "invalid_grant"));
                return;
            }
        } else {
            grant = refreshes.remove(asked.getOrDefault("refresh_token", ""));
            if (grant == null) {
                json(exchange, 400, Map.of("error", "invalid_grant"));
                return;
            }
        }
        Instant now = Instant.now();
        Person person = grant.person();
        JWSObject refresh = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS512)
                        .type(JOSEObjectType.JWT)
                        .build(),
                new Payload(person.refreshClaims(issuer, grant.session(), now)));
        refresh.sign(new MACSigner(refreshSecret));
        refreshes.put(refresh.serialize(), grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", sign(person.accessClaims(issuer, grant.session(), now), Forgery.NONE));
        answer.put("expires_in", 300);
        answer.put("refresh_expires_in", 1800);
        answer.put("refresh_token", refresh.serialize());
        answer.put("token_type", "Bearer");
        answer.put("id_token", sign(person.idClaims(issuer, grant.session(), grant.nonce(), now), Forgery.NONE));
        answer.put("session_state", grant.session());
        answer.put("scope", "openid");
        json(exchange, 200, answer);
    }

    private void logout(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String back = asked.get("post_logout_redirect_uri");
        if (back == null) {
            text(exchange, 200, "signed out");
        } else {
            redirect(exchange, back + (asked.get("state") == null ? "" : "?state=" + encode(asked.get("state"))));
        }
    }

    private void sign(HttpExchange exchange) throws IOException, JOSEException, ParseException {
        Map<String, Object> order =
                JSONObjectUtils.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        text(
                exchange,
                200,
                sign(
                        JSONObjectUtils.getJSONObject(order, "claims"),
                        Forgery.valueOf(JSONObjectUtils.getString(order, "forgery"))));
    }

    public String sign(Map<String, Object> claims, Forgery forgery) throws JOSEException {
        return switch (forgery) {
            case NONE -> signed(key, header(key).build(), claims);
            case FOREIGN_KEY -> signed(foreign, header(key).build(), claims);
            case UNKNOWN_KEY -> signed(unknown, header(unknown).build(), claims);
            case EMBEDDED_KEY ->
                signed(foreign, header(unknown).jwk(foreign.toPublicJWK()).build(), claims);
            case ALG_NONE ->
                Base64URL.encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                        + Base64URL.encode(JSONObjectUtils.toJSONString(claims)) + ".";
            case PUBLIC_KEY_AS_SECRET -> {
                JWSObject object = new JWSObject(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .type(JOSEObjectType.JWT)
                                .keyID(key.getKeyID())
                                .build(),
                        new Payload(claims));
                object.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
                yield object.serialize();
            }
            case CHANGED_PAYLOAD -> {
                String[] parts = signed(key, header(key).build(), claims).split("\\.");
                Map<String, Object> changed = new LinkedHashMap<>(claims);
                changed.put("staff_number", "t-somebody-else");
                yield parts[0] + "." + Base64URL.encode(JSONObjectUtils.toJSONString(changed)) + "." + parts[2];
            }
        };
    }

    private static JWSHeader.Builder header(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
    }

    private static String signed(RSAKey key, JWSHeader header, Map<String, Object> claims) throws JOSEException {
        JWSObject object = new JWSObject(header, new Payload(claims));
        object.sign(new RSASSASigner(key));
        return object.serialize();
    }

    private static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> all = new HashMap<>();
        if (form != null) {
            for (String pair : form.split("&")) {
                String[] parts = pair.split("=", 2);
                all.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        text(exchange, status, JSONObjectUtils.toJSONString(body));
    }

    private static void text(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
