package io.shouwen.launcher.keycloak;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.files.FileTree;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.process.ChildProcess;
import io.shouwen.launcher.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The folder that Keycloak runs from. Its build step takes half a minute, so the built tree is kept in the cache by
 * distribution and options; each run folder links to it and has its own {@code data}.
 */
final class KeycloakHome {

    /** What is decided at build time; see {@code kc.sh build --help}. */
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--cache=local");

    private KeycloakHome() {}

    static Path prepare(Path archive, Path cache, Installation installation) {
        Path home = installation.path("keycloak");
        try {
            String key = archive.getFileName().toString().replace(".tar.gz", "") + "-"
                    + FileTree.fingerprint(
                            (BUILD_OPTIONS + " " + Files.size(archive)).getBytes(StandardCharsets.UTF_8));
            Path built = cache.resolve(key);
            if (!Files.isDirectory(built)) {
                FileTree.appearAtOnce(built, unfinished -> {
                    try (var tar =
                            new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive), 1 << 16))) {
                        FileTree.unpack(tar, unfinished, 1);
                    }
                    build(unfinished, installation);
                });
            }
            Path mark = home.resolve("built-as");
            if (!Files.exists(mark) || !Files.readString(mark).equals(key)) {
                FileTree.delete(home);
                FileTree.appearAtOnce(home, unfinished -> {
                    FileTree.link(built, unfinished);
                    Files.writeString(unfinished.resolve("built-as"), key);
                });
            }
            return home;
        } catch (IOException e) {
            throw new StartFailure(Part.SIGN_IN, "Keycloak cannot be prepared: " + e, e);
        }
    }

    private static void build(Path home, Installation installation) {
        var command = new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        var process = ChildProcess.start(
                "keycloak-build",
                command,
                Map.of("JAVA", JavaCommand.executable(), "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"),
                installation.log("keycloak-build"),
                installation.children());
        if (!process.awaitEnd(Duration.ofMinutes(10)) || process.exitStatus() != 0) {
            throw new StartFailure(Part.SIGN_IN, "Keycloak's build step failed; its output is in " + process.log());
        }
    }
}
