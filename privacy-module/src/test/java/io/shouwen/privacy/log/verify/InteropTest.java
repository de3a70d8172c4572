package io.shouwen.privacy.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Accepts what another tool wrote: logs, proofs and notes made with golang.org/x/mod/sumdb by {@code src/test/interop}. Their
 * entries are arbitrary bytes: empty, binary, ending in newlines, and as long as can be.
 */
class InteropTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "one", "full", "cosigned", "empty"})
    void acceptsLogs(String name) throws Exception {
        assertThat(run("log", path(name, "log"), "--key", key(name))).as(said()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "one", "full", "cosigned"})
    void acceptsThatTheyContinue(String name) throws Exception {
        assertThat(run("consistency", path(name, "earlier"), path(name, "log"), "--key", key(name)))
                .as(said())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "one", "full", "cosigned"})
    void acceptsProofs(String name) throws Exception {
        List<Path> proofs = proofs(name);
        assertThat(proofs).hasSizeGreaterThanOrEqualTo(name.equals("one") ? 1 : 5);
        for (Path proof : proofs) {
            String entry = proof.toString().replace(".tlog-proof", ".entry");
            assertThat(run("proof", proof.toString(), "--entry", entry, "--key", key(name)))
                    .as(said())
                    .isZero();
            String other = path(name, proof.endsWith("0.tlog-proof") ? "log/checkpoint" : "0.entry");
            assertThat(run("proof", proof.toString(), "--entry", other, "--key", key(name)))
                    .isEqualTo(ShouwenVerify.TAMPERED);
        }
    }

    /** The key need not be named like the log, but then somebody must say that it is trusted for that log. */
    @Test
    void acceptsAnotherOriginWhenToldSo() throws Exception {
        String log = path("other-origin", "log");
        String key = key("other-origin");
        String origin = "Interop Log - 1193050959916656506";
        assertThat(run("log", log, "--key", key)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(run("log", log, "--key", key, "--origin", origin)).isZero();
        assertThat(run("consistency", path("other-origin", "earlier"), log, "--key", key, "--origin", origin))
                .isZero();
        assertThat(run(
                        "proof",
                        path("other-origin", "257.tlog-proof"),
                        "--entry",
                        path("other-origin", "257.entry"),
                        "--key",
                        key,
                        "--origin",
                        origin))
                .isZero();
    }

    @Test
    void doesNotMistakeOneLogForAnother() throws Exception {
        assertThat(run("log", path("plain", "log"), "--key", key("full"))).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(run("consistency", path("full", "earlier"), path("plain", "log"), "--key", key("plain")))
                .isEqualTo(ShouwenVerify.TAMPERED);
    }

    private int run(String... args) {
        output.reset();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new ShouwenVerify(out, out).run(args);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private static List<Path> proofs(String name) throws IOException, URISyntaxException {
        try (var files = Files.list(Path.of(path(name, "")))) {
            return files.filter(file -> file.toString().endsWith(".tlog-proof")).toList();
        }
    }

    private static String key(String name) throws IOException, URISyntaxException {
        return Files.readString(Path.of(path(name, "key"))).trim();
    }

    private static String path(String name, String file) throws URISyntaxException {
        return Path.of(InteropTest.class
                        .getResource("/interop/" + name + "/key")
                        .toURI())
                .resolveSibling(file)
                .toString();
    }
}
