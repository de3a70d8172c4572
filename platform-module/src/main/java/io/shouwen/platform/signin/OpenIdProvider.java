package io.shouwen.platform.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import io.shouwen.platform.access.Portal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The OpenID provider, as its discovery document describes it; asked at first need, so that it may start after us. */
@ApplicationScoped
public class OpenIdProvider {

    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final SignInSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private volatile JsonObject discovered;
    private volatile OptionalLong answered = OptionalLong.empty();
    private volatile JWKSource<SecurityContext> keys;

    @Inject
    public OpenIdProvider(SignInSettings settings) {
        this.settings = settings;
    }

    protected OpenIdProvider() { // CDI proxy
        this(null);
    }

    /**
     * Where to send a browser.
     *
     * @throws ProviderUnavailable where it does not answer now: nobody is sent to a door that does not open
     */
    String authorizationEndpoint() {
        if (!answeredLately()) {
            requireFound(askForDiscovery());
        }
        return discovery().getString("authorization_endpoint");
    }

    String endSessionEndpoint() {
        return discovery().getString("end_session_endpoint");
    }

    /** Keys to verify signatures with; a key unknown so far makes it ask the provider again at once. */
    JWKSource<SecurityContext> keys() {
        JWKSource<SecurityContext> source = keys;
        if (source == null) {
            synchronized (this) {
                if (keys == null) {
                    URI address = URI.create(discovery().getString("jwks_uri"));
                    try {
                        keys = JWKSourceBuilder.create(address.toURL())
                                .cache(
                                        Duration.ofMinutes(10).toMillis(),
                                        Duration.ofSeconds(10).toMillis())
                                .rateLimited(Duration.ofSeconds(2).toMillis())
                                .retrying(true)
                                .build();
                    } catch (java.net.MalformedURLException e) {
                        throw new ProviderUnavailable("its jwks_uri is no address", e);
                    }
                }
                source = keys;
            }
        }
        return source;
    }

    /** Whether it answers now, whatever it said before; for the readiness check. */
    public boolean answers() {
        try {
            return askForDiscovery().statusCode() == 200;
        } catch (ProviderUnavailable unavailable) {
            return false;
        }
    }

    /** Posts to the token endpoint; empty where the provider refuses the grant (OAuth error {@code invalid_grant} and the like). */
    Optional<JsonObject> token(Portal portal, Map<String, String> grant) {
        Map<String, String> form = new LinkedHashMap<>(grant);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(discovery().getString("token_endpoint")))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded");
        Optional<String> secret = settings.clientSecret(portal);
        if (secret.isPresent()) {
            String pair = encode(portal.clientId()) + ":" + encode(secret.get());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_id", portal.clientId());
        }
        HttpResponse<String> answer = send(
                request.POST(HttpRequest.BodyPublishers.ofString(form(form))).build());
        if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new ProviderUnavailable("its token endpoint answers " + answer.statusCode(), null);
        }
        return Optional.of(parse(answer.body()));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonObject discovery() {
        JsonObject known = discovered;
        if (known == null) {
            known = parse(requireFound(askForDiscovery()).body());
            if (!settings.issuer().equals(known.getString("issuer", ""))) {
                throw new ProviderUnavailable("it calls itself by another issuer name", null);
            }
            discovered = known;
        }
        return known;
    }

    private HttpResponse<String> requireFound(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new ProviderUnavailable("its discovery document answers " + answer.statusCode(), null);
        }
        answered = OptionalLong.of(System.nanoTime());
        return answer;
    }

    private boolean answeredLately() {
        OptionalLong last = answered;
        return last.isPresent() && System.nanoTime() - last.getAsLong() < BELIEVED.toNanos();
    }

    private HttpResponse<String> askForDiscovery() {
        return send(HttpRequest.newBuilder(URI.create(settings.issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ProviderUnavailable("it does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("interrupted", e);
        }
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
