package io.shouwen.system.http;

import io.shouwen.system.running.Demo;
import io.shouwen.system.signin.SignIn;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** The REST API as one person reaches it through one portal. */
public final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String token;

    private Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public static Api of(Demo demo, SignIn signIn) {
        return new Api(demo.base(), signIn.accessToken());
    }

    public static Api withToken(Demo demo, String token) {
        return new Api(demo.base(), token);
    }

    public static Api anonymous(Demo demo) {
        return new Api(demo.base(), null);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Creates, with an idempotency key of its own. */
    public Answer post(String path, JsonStructure body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body.toString())));
    }

    public Answer post(String path) {
        return send(request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.noBody()));
    }

    public Answer post(String path, String contentType, byte[] body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Changes what was read with this entity tag. */
    public Answer change(String method, String path, String etag, JsonStructure body) {
        var request = request(path).header("If-Match", etag);
        if (body == null) {
            return send(request.method(method, BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        var address = path.startsWith("http") ? URI.create(path) : URI.create(base + path);
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json, application/problem+json, */*;q=0.5");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
