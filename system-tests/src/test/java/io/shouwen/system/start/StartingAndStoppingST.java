package io.shouwen.system.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One run folder, started four times in a row: each start finds what the one before left. */
@TestMethodOrder(OrderAnnotation.class)
class StartingAndStoppingST {

    private static final Path FOLDER = Path.of("target/start-run").toAbsolutePath();
    private static final Duration FIRST = Duration.ofMinutes(6);
    private static final Duration LATER = Duration.ofMinutes(3);

    @Test
    @Order(1)
    void firstStartIsStoppedByTerminationWithoutOrphansAfterAnsweringWhatWasAsked() throws Exception {
        try (var launch = Launch.of(FOLDER, Launch.onFreePorts("--fresh", "--customers", "50"))) {
            launch.awaitReady(FIRST);
            assertThat(Files.getPosixFilePermissions(launch.endpoints()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            var demo = Demo.read(launch.endpoints());
            assertThat(demo.people()).hasSize(30);
            assertThat(List.of("staff", "supervision", "compliance", "finance", "operations"))
                    .allSatisfy(portal -> assertThat(demo.clientId(portal)).isEqualTo("shouwen-" + portal));
            var children = launch.children();
            assertThat(children).hasSize(3);
            try (var upload = SlowUpload.begin(demo)) {
                Thread.sleep(1000);
                launch.terminate();
                Thread.sleep(1500);
                assertThat(upload.finish()).isEqualTo("HTTP/1.1 201 Created");
            }
            assertThat(launch.awaitExit(Duration.ofSeconds(60))).isZero();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(launch.endpoints()).doesNotExist();
            assertThat(lastLines(FOLDER.resolve("logs/postgres.log"))).contains("database system is shut down");
        }
    }

    @Test
    @Order(2)
    void secondStartLeadsToASignInPageAndControlCStopsIt() {
        var begun = Instant.now();
        try (var launch = Launch.of(FOLDER).awaitReady(LATER)) {
            var took = Duration.between(begun, Instant.now());
            var demo = Demo.read(launch.endpoints());
            assertThat(signInPage(demo.home("staff"))).contains("kc-login");
            // Told, not asserted: two quiet cores take some 20 s of the 40 that are promised, busy ones what they take.
            System.out.println("second start: " + took.toMillis() + " ms");
            assertThat(launch.output()).contains("Shouwen is ready after");
            var children = launch.children();
            launch.pressControlC();
            assertThat(launch.awaitExit(Duration.ofSeconds(60))).isZero();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    @Order(3)
    void aStartAfterAKillStopsWhatWasLeft() {
        List<ProcessHandle> orphans;
        try (var killed = Launch.of(FOLDER).awaitReady(LATER)) {
            orphans = killed.children();
            killed.kill();
            killed.awaitExit(Duration.ofSeconds(5));
        }
        assertThat(orphans).anyMatch(ProcessHandle::isAlive);
        try (var next = Launch.of(FOLDER).awaitReady(LATER)) {
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(next.output()).contains("An earlier run was killed");
        }
    }

    @Test
    @Order(4)
    void refusesAPortThatIsTakenByNameAndPurpose() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = Integer.toString(other.getLocalPort());
            var options = Launch.onFreePorts();
            options[1] = taken;
            var launch = Launch.of(Path.of("target/port-run").toAbsolutePath(), withFresh(options));
            assertThat(launch.awaitExit(Duration.ofSeconds(30))).isEqualTo(3);
            assertThat(launch.output()).contains("Port " + taken, "the application", "is taken");
        }
    }

    @Test
    @Order(5)
    void saysWhenTheDatabaseCannotStart() throws IOException {
        Path version = FOLDER.resolve("postgres/PG_VERSION");
        String kept = Files.readString(version);
        try {
            Files.writeString(version, "9.6\n");
            var launch = Launch.of(FOLDER);
            assertThat(launch.awaitExit(Duration.ofSeconds(60))).isEqualTo(4);
            assertThat(launch.output()).contains("PostgreSQL did not start", "incompatible with server");
        } finally {
            Files.writeString(version, kept);
        }
    }

    @Test
    @Order(6)
    void saysWhenTheDeploymentFailsAndLeavesNothingBehind() throws IOException {
        Path broken = Path.of("target/broken.war").toAbsolutePath();
        Files.write(broken, new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        var launch = Launch.of(FOLDER, "--war", broken.toString());
        assertThat(launch.awaitExit(LATER)).isEqualTo(6);
        assertThat(launch.output()).contains("The application was not deployed");
        assertThat(launch.children()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(7)
    void writesNoEndpointsInProduction() throws Exception {
        Path folder = Path.of("target/production-run").toAbsolutePath();
        try (var launch = Launch.of(
                folder,
                withFresh(Launch.onFreePorts(
                        "--production",
                        "--base",
                        "https://shouwen.example.org",
                        "--issuer-base",
                        "https://id.shouwen.example.org")))) {
            await().atMost(FIRST)
                    .failFast("it gave up", () -> launch.output().contains("shouwen: "))
                    .until(() -> launch.output().contains("Shouwen is ready"));
            assertThat(launch.output())
                    .contains("https://shouwen.example.org/desk")
                    .doesNotContain("Demo sign-ins");
            assertThat(launch.endpoints()).doesNotExist();
        }
    }

    private static String[] withFresh(String... options) {
        var all = new java.util.ArrayList<>(List.of(options));
        all.add("--fresh");
        return all.toArray(String[]::new);
    }

    private static String signInPage(URI home) {
        try {
            var http = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            return http.send(HttpRequest.newBuilder(home).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String lastLines(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
