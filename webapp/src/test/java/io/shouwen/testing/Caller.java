package io.shouwen.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that calls the API. Paths are below the base address, such as {@code /api/crm/customers}. Never follows
 * redirects. Extra headers go as name, value, name, value.
 */
public final class Caller {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String base;
    private final String token;

    private Caller(String base, String token) {
        this.base = base;
        this.token = token;
    }

    public static Caller as(Person person) {
        return new Caller(Running.base(), TestIssuer.bearer(person));
    }

    public static Caller withToken(String token) {
        return new Caller(Running.base(), token);
    }

    public static Caller anonymous() {
        return new Caller(Running.base(), null);
    }

    public Caller at(String otherBase) {
        return new Caller(otherBase, token);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Answer post(String path, Map<String, ?> json, String... headers) {
        return send("POST", path, JSONObjectUtils.toJSONString(json), headers);
    }

    public Answer put(String path, Map<String, ?> json, String... headers) {
        return send("PUT", path, JSONObjectUtils.toJSONString(json), headers);
    }

    public Answer patch(String path, Map<String, ?> json, String... headers) {
        return send("PATCH", path, JSONObjectUtils.toJSONString(json), headers);
    }

    /** @param body sent as {@code application/json} unless a header says otherwise; null for none */
    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>(List.of(headers));
        if (body != null && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        if (token != null) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
