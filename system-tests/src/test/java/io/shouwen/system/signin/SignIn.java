package io.shouwen.system.signin;

import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Demo.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The authorisation code flow with PKCE, Keycloak's forms filled in by this program.
 *
 * @param accessToken for {@code Authorization: Bearer}
 * @param refreshToken for a later access token
 * @param idToken about the sign-in itself
 * @param codeAsked whether Keycloak asked for a one-time code
 */
public record SignIn(String accessToken, String refreshToken, String idToken, boolean codeAsked) {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    public static SignIn to(Demo demo, String portal, Person person) {
        return to(demo, portal, person, Map.of());
    }

    /** With a fresh second factor, whatever the portal asks for by itself. */
    public static SignIn withSecondFactor(Demo demo, String portal, Person person) {
        return to(demo, portal, person, Map.of("acr_values", "2"));
    }

    private static SignIn to(Demo demo, String portal, Person person, Map<String, String> more) {
        var visit = new Visit();
        String verifier = random();
        var query = new LinkedHashMap<>(Map.of(
                "client_id", demo.clientId(portal),
                "redirect_uri", demo.redirectUri(portal),
                "response_type", "code",
                "scope", "openid",
                "state", random(),
                "nonce", random(),
                "code_challenge_method", "S256",
                "code_challenge", challenge(verifier)));
        query.putAll(more);
        var page = visit.get(demo.issuer() + "/protocol/openid-connect/auth?" + form(query));
        page = visit.post(action(page), Map.of("username", person.userName(), "password", person.password()));
        boolean codeAsked = asksForCode(page);
        // Another program, such as the quickstart's script, may have used a code that we do not know of: take the next.
        for (int attempt = 0; attempt < 3 && asksForCode(page); attempt++) {
            page = visit.post(action(page), Map.of("otp", OneTimeCodes.next(person)));
        }
        String back = page.headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError("signing in as " + person.userName() + " did not succeed"));
        var tokens = visit.post(
                demo.issuer() + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", demo.clientId(portal),
                        "redirect_uri", demo.redirectUri(portal),
                        "code", parameter(back, "code"),
                        "code_verifier", verifier));
        if (tokens.statusCode() != 200) {
            throw new AssertionError("no tokens: " + tokens.body());
        }
        JsonObject answer = json(tokens.body());
        return new SignIn(
                answer.getString("access_token"),
                answer.getString("refresh_token"),
                answer.getString("id_token"),
                codeAsked);
    }

    /** The access token's claims, unverified: Keycloak handed it to us directly. */
    public JsonObject claims() {
        byte[] payload = Base64.getUrlDecoder().decode(accessToken.split("\\.")[1]);
        return json(new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "signed in";
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static boolean asksForCode(HttpResponse<String> page) {
        return page.statusCode() == 200 && page.body().contains("name=\"otp\"");
    }

    private static String action(HttpResponse<String> page) {
        var matcher = FORM.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form, but " + page.statusCode() + ": " + page.body());
        }
        return matcher.group(1).replace("&amp;", "&");
    }

    private static String parameter(String address, String name) {
        var matcher = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + address);
        }
        return matcher.group(1);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return BASE64URL.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Keycloak marks its cookies Secure even on http; browsers make an exception for the loopback address, Java not. */
    private static final class Visit {

        private final Map<String, String> cookies = new LinkedHashMap<>();
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_NONE))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        HttpResponse<String> get(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)).GET());
        }

        HttpResponse<String> post(String address, Map<String, String> fields) {
            return send(HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form(fields))));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .collect(Collectors.joining("; ")));
            }
            try {
                var response = http.send(request.build(), BodyHandlers.ofString());
                for (String cookie : response.headers().allValues("set-cookie")) {
                    String pair = cookie.split(";")[0];
                    cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                }
                return response;
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
