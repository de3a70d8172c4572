package io.shouwen.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Asks the running issuer for tokens; the same inside the container and outside. */
public final class TestIssuer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestIssuer() {}

    /** The issuer's name, as it stands in {@code iss}. */
    public static String issuer() {
        return Running.setting("shouwen.oidc.issuer");
    }

    /** A good access token. */
    public static String bearer(Person person) {
        return sign(claims(person), Forgery.NONE);
    }

    /** A good access token's claims, to be changed before {@link #sign}. */
    public static Map<String, Object> claims(Person person) {
        return person.accessClaims(issuer(), UUID.randomUUID().toString(), Instant.now());
    }

    public static String bearer(Person person, Forgery forgery) {
        return sign(claims(person), forgery);
    }

    public static String bearerWith(Person person, String claim, Object value) {
        Map<String, Object> claims = claims(person);
        claims.put(claim, value);
        return sign(claims, Forgery.NONE);
    }

    public static String idToken(Person person) {
        return sign(person.idClaims(issuer(), UUID.randomUUID().toString(), null, Instant.now()), Forgery.NONE);
    }

    /** Signed like an access token, so that only its type and audience betray it. */
    public static String refreshToken(Person person) {
        return sign(person.refreshClaims(issuer(), UUID.randomUUID().toString(), Instant.now()), Forgery.NONE);
    }

    public static String sign(Map<String, Object> claims, Forgery forgery) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("claims", claims);
        order.put("forgery", forgery.name());
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/test/sign"))
                .POST(HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(order)))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("issuer answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
