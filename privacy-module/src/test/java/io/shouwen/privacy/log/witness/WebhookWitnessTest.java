package io.shouwen.privacy.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.shouwen.privacy.log.tree.TreeFixture;
import io.shouwen.privacy.vault.MessageAuthentication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookWitnessTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final TreeFixture tree = TreeFixture.of(9);
    private final List<String> bodies = new ArrayList<>();
    private final List<Headers> headers = new ArrayList<>();
    private HttpServer server;
    private int answer = 204;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keep", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            headers.add(exchange.getRequestHeaders());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void postsTheCheckpointAsItStands() throws IOException {
        witness(Optional.of("the-token"), Optional.empty()).hand(tree.checkpoint(9), tree.note(9));
        assertThat(bodies).containsExactly(tree.note(9));
        assertThat(headers.get(0).getFirst("Authorization")).isEqualTo("Bearer the-token");
        assertThat(headers.get(0).getFirst("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(headers.get(0)).doesNotContainKey("Shouwen-Signature");
    }

    /** As the receiver checks it: over the time and the body. */
    @Test
    void signsWithTheSharedSecret() throws IOException {
        MessageAuthentication secret = new MessageAuthentication("sixteen characters at least");
        witness(Optional.empty(), Optional.of(secret)).hand(tree.checkpoint(9), tree.note(9));
        String timestamp = Long.toString(NOON.instant().getEpochSecond());
        assertThat(headers.get(0).getFirst("Shouwen-Timestamp")).isEqualTo(timestamp);
        assertThat(headers.get(0).getFirst("Shouwen-Signature"))
                .isEqualTo("sha256=" + secret.of((timestamp + "\n" + tree.note(9)).getBytes(StandardCharsets.UTF_8)));
        assertThat(headers.get(0)).doesNotContainKey("Authorization");
    }

    /** RFC 4231, test case 2, with its key of four bytes made longer by its own rule (zeros to the right change nothing). */
    @Test
    void authenticatesAsTheRfcSays() {
        String key = "Jefe" + "\u0000".repeat(12);
        assertThat(new MessageAuthentication(key).of("what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThatThrownBy(() -> new MessageAuthentication("too short")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 500, 503})
    void takesOnlyAYesForAYes(int status) {
        answer = status;
        assertThatThrownBy(() -> witness(Optional.empty(), Optional.empty()).hand(tree.checkpoint(9), tree.note(9)))
                .isInstanceOf(Witness.Refused.class)
                .hasMessage("HTTP " + status);
        assertThat(bodies).hasSize(1);
    }

    @Test
    void failsWhereNobodyListens() {
        WebhookWitness witness = witness(Optional.empty(), Optional.empty());
        server.stop(0);
        assertThatThrownBy(() -> witness.hand(tree.checkpoint(9), tree.note(9)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Witness.Refused.class);
    }

    @Test
    void sendsNoTokenOverAnOpenLine() {
        assertThatThrownBy(() -> new WebhookWitness(
                        URI.create("http://witness.example/keep"),
                        Optional.of("t"),
                        Optional.empty(),
                        Duration.ZERO,
                        NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private WebhookWitness witness(Optional<String> bearer, Optional<MessageAuthentication> secret) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keep");
        return new WebhookWitness(address, bearer, secret, Duration.ZERO, NOON);
    }
}
