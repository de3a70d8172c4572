package io.shouwen.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A collector gets the server's traces, and nothing in them that tells of a customer. */
class TracesIT {

    @Test
    void reachACollectorWithoutIdsAndQueries() throws IOException {
        UUID customer = UUID.randomUUID();
        String trace = HexFormat.of().toHexDigits(System.nanoTime()) + "0123456789abcdef";
        try (Collector collector = new Collector();
                OwnServer server = new OwnServer("traces");
                MicroProcess suite = server.start(
                        "-Dotel.sdk.disabled=false",
                        "-Dotel.traces.exporter=otlp",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none",
                        "-Dotel.exporter.otlp.protocol=http/protobuf",
                        "-Dotel.exporter.otlp.endpoint=" + collector.address(),
                        "-Dotel.bsp.schedule.delay=100")) {
            assertThat(suite.startTook()).isPositive();
            assertThat(Visitor.as(Person.almighty(Portal.STAFF)).open("/desk").status())
                    .isEqualTo(200);
            Caller caller = Caller.as(Person.almighty(Portal.STAFF));
            assertThat(caller.get("/api/crm/customers/" + customer + "?asked=" + customer)
                            .status())
                    .isEqualTo(404);
            assertThat(caller.get("/api/crm/customers", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                            .status())
                    .isEqualTo(200);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> collector.has(HexFormat.of().parseHex(trace)));
            assertThat(collector.text())
                    .contains("GET /desk", "GET /api/crm/customers/{}", "job platform.staff-sync")
                    .doesNotContain(customer.toString());
        }
    }

    /** Keeps what it is sent, as it stands: OpenTelemetry's protocol has texts and ids as they are. */
    private static final class Collector implements AutoCloseable {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Collector() throws IOException {
            server.createContext("/v1/traces", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                synchronized (received) {
                    received.writeBytes(body);
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        String text() {
            synchronized (received) {
                return received.toString(StandardCharsets.ISO_8859_1);
            }
        }

        boolean has(byte[] bytes) {
            return text().contains(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
