package io.shouwen.launcher.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shouwen.launcher.Options;
import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.process.ChildProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void keepsItsPorts() {
        open("--port", "9090").close();
        try (var again = open()) {
            assertThat(again.port()).isEqualTo(9090);
            assertThat(again.base()).hasToString("http://127.0.0.1:9090");
        }
    }

    @Test
    void refusesOtherPortsThanItsRealmKnows() {
        open("--port", "9090").close();
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> open("--port", "9091"))
                .withMessageContaining("9090")
                .withMessageContaining("--fresh");
    }

    @Test
    void refusesToTurnADemoIntoProduction() {
        open().close();
        assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> open("--production"));
    }

    @Test
    void servesOneLauncherAtATime() {
        try (var first = open()) {
            assertThat(first.production()).isFalse();
            assertThatExceptionOfType(Exception.class).isThrownBy(this::open);
        }
    }

    @Test
    void emptiesItselfWhenAskedToBeginAnew() throws Exception {
        try (var first = open("--port", "9090")) {
            Files.writeString(first.path("something"), "old");
        }
        try (var anew = open("--fresh")) {
            assertThat(anew.path("something")).doesNotExist();
            assertThat(anew.port()).isEqualTo(8080);
        }
    }

    @Test
    void stopsWhatAKilledLauncherLeft() {
        ChildProcess orphan;
        try (var killed = open()) {
            orphan = ChildProcess.start(
                    "keycloak", List.of("sleep", "600"), Map.of(), killed.log("keycloak"), killed.children());
        }
        open().close();
        assertThat(orphan.isAlive()).isFalse();
        assertThat(said).anyMatch(line -> line.contains("keycloak"));
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheSameId() throws Exception {
        try (var earlier = open()) {
            assertThat(earlier.path("lock")).exists();
        }
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("run/children.properties"), "keycloak=" + stranger.pid() + " 1000\n");
            open().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void tellsWhichPortIsTakenAndWhatItIsFor() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> Ports.requireFree(Map.of("PostgreSQL", other.getLocalPort())))
                    .withMessageContaining("PostgreSQL")
                    .withMessageContaining(Integer.toString(other.getLocalPort()))
                    .satisfies(failure -> assertThat(failure.part()).isEqualTo(Part.PORT));
        }
    }

    @Test
    void tellsThatOnePortIsMeantForTwo() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Ports.requireFree(Map.of("PostgreSQL", 1, "Keycloak's health checks", 1)))
                .withMessageContaining("PostgreSQL")
                .withMessageContaining("Keycloak's health checks")
                .satisfies(failure -> assertThat(failure.part()).isEqualTo(Part.PORT));
    }

    private Installation open(String... arguments) {
        return Installation.open(Options.parse(List.of(arguments), folder), line -> said.add(line));
    }
}
