package io.shouwen.privacy.log.witness;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.vault.MessageAuthentication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody's server: the checkpoint is posted as it stands. The receiver knows by a bearer token that it may take it, or by
 * {@code Shouwen-Signature: sha256=HEX}, which is HMAC-SHA-256 over the header {@code Shouwen-Timestamp} (seconds), a newline
 * and the body. Any 2xx means that it is kept. Redirects are not followed.
 */
public final class WebhookWitness implements Witness {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI address;
    private final Optional<String> bearer;
    private final Optional<MessageAuthentication> authentication;
    private final Duration every;
    private final Clock clock;
    private final HttpClient client;

    /** @throws IllegalArgumentException where a token would go over an open line */
    public WebhookWitness(
            URI address,
            Optional<String> bearer,
            Optional<MessageAuthentication> authentication,
            Duration every,
            Clock clock) {
        boolean safe = "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (!safe) {
            throw new IllegalArgumentException("the webhook's address begins with https://");
        }
        this.address = address;
        this.bearer = bearer;
        this.authentication = authentication;
        this.every = every;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void hand(Checkpoint checkpoint, String note) throws IOException {
        byte[] body = note.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Idempotency-Key", checkpoint.origin().hashCode() + "-" + checkpoint.size())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        authentication.ifPresent(secret -> {
            String timestamp = Long.toString(clock.instant().getEpochSecond());
            byte[] signed = (timestamp + "\n" + note).getBytes(StandardCharsets.UTF_8);
            request.header("Shouwen-Timestamp", timestamp);
            request.header("Shouwen-Signature", "sha256=" + secret.of(signed));
        });
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 != 2) {
                throw new Refused("HTTP " + status);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
