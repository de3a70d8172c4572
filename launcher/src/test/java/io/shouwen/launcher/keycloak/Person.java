package io.shouwen.launcher.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody at Keycloak's forms, with a browser of their own.
 *
 * @param otpKey the authenticator's key as Keycloak keeps it, or null
 */
record Person(String issuer, String base, String userName, String password, String otpKey) {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final String VERIFIER = "v".repeat(43);

    /** What Keycloak answers to a portal that asks to send the browser to this address. */
    static HttpResponse<String> asked(String issuer, String client, String redirect) throws Exception {
        return new Browser().get(issuer + "/protocol/openid-connect/auth?" + query(client, redirect, Map.of()));
    }

    /** What Keycloak answers to a portal that asks to send the browser there after a logout. */
    static HttpResponse<String> loggingOut(String issuer, String client, String redirect) throws Exception {
        return new Browser()
                .get(issuer + "/protocol/openid-connect/logout?"
                        + Administration.form(Map.of("client_id", client, "post_logout_redirect_uri", redirect)));
    }

    /** The tokens of a sign-in to this portal; a code is entered where it is asked for. */
    JsonObject signIn(String client, boolean secondFactor) throws Exception {
        var browser = new Browser();
        Map<String, String> more = secondFactor ? Map.of("acr_values", "2") : Map.of();
        var page = browser.get(issuer + "/protocol/openid-connect/auth?" + query(client, callback(), more));
        page = browser.post(action(page), Map.of("username", userName, "password", password));
        boolean asked = page.statusCode() == 200 && page.body().contains("name=\"otp\"");
        assertThat(asked).as("asked for a code").isEqualTo(secondFactor);
        if (asked) {
            page = browser.post(action(page), Map.of("otp", code()));
        }
        String back = page.headers().firstValue("location").orElseThrow();
        assertThat(back).startsWith(callback() + "?");
        var matcher = Pattern.compile("[?&]code=([^&]+)").matcher(back);
        assertThat(matcher.find()).isTrue();
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client,
                "redirect_uri",
                callback(),
                "code",
                matcher.group(1),
                "code_verifier",
                VERIFIER));
    }

    JsonObject refreshed(String client, JsonObject tokens) throws Exception {
        return tokens(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client,
                "refresh_token",
                tokens.getString("refresh_token")));
    }

    private JsonObject tokens(Map<String, String> grant) throws Exception {
        var answer = new Browser().post(issuer + "/protocol/openid-connect/token", grant);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Administration.parse(answer.body()).asJsonObject();
    }

    private String callback() {
        return base + "/sign-in/callback";
    }

    private static String query(String client, String redirect, Map<String, String> more) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        var query = new LinkedHashMap<>(Map.of(
                "client_id", client,
                "redirect_uri", redirect,
                "response_type", "code",
                "scope", "openid",
                "state", "s",
                "nonce", "n",
                "code_challenge_method", "S256",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash)));
        query.putAll(more);
        return Administration.form(query);
    }

    private static String action(HttpResponse<String> page) {
        var matcher = FORM.matcher(page.body());
        assertThat(matcher.find()).as(page.statusCode() + ": " + page.body()).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    /** RFC 6238. */
    private String code() throws Exception {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(otpKey.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                .putLong(Instant.now().getEpochSecond() / 30)
                .array());
        int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 15, 4).getInt() & 0x7fffffff;
        return String.format("%06d", number % 1_000_000);
    }

    @Override
    public String toString() {
        return userName;
    }

    /** Keycloak marks its cookies Secure even on http; browsers make an exception for the loopback address, Java not. */
    private static final class Browser {

        private final Map<String, String> cookies = new LinkedHashMap<>();
        private final HttpClient http = HttpClient.newHttpClient();

        HttpResponse<String> get(String address) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(address)));
        }

        HttpResponse<String> post(String address, Map<String, String> fields) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(Administration.form(fields))));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .collect(Collectors.joining("; ")));
            }
            var response = http.send(request.build(), BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("set-cookie")) {
                String pair = cookie.split(";")[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return response;
        }
    }
}
