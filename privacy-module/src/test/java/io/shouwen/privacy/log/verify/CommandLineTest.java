package io.shouwen.privacy.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TreeFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs type, and what they are told. */
class CommandLineTest {

    private static final int SIZE = 300;
    private static final NoteSigner SIGNER = TreeFixture.SIGNER;
    private static final String KEY = SIGNER.verifierKey().toString();

    @TempDir
    Path folder;

    private final TreeFixture tree = TreeFixture.of(SIZE);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private String log;

    @BeforeEach
    void export() throws IOException {
        log = folder.resolve("log").toString();
        tree.export(Path.of(log));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helps(String option) {
        assertThat(run(option)).isZero();
        assertThat(said()).startsWith("shouwen-verify log FOLDER");
        assertThat(errors.size()).isZero();
        assertThat(run("log", log, option)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s\n", "\t%s\r\n "})
    void takesAKeyAsItWasCopied(String how) {
        assertThat(run("log", log, "--key", how.formatted(KEY))).isZero();
    }

    @Test
    void takesOptionsWithAnEqualsSign() {
        assertThat(run(
                        "log",
                        log,
                        "--key=" + KEY,
                        "--origin=" + SIGNER.verifierKey().name()))
                .isZero();
        assertThat(run("log", log, "--key=" + KEY, "--origin=--json")).isEqualTo(ShouwenVerify.TAMPERED);
    }

    /** A slip must not look like a forgery. */
    @Test
    void takesNoOptionForAValueAndNoneTwice() {
        for (List<String> slip : List.of(
                List.of("--key"),
                List.of("--key", KEY, "--origin"),
                List.of("--key", KEY, "--origin", ""),
                List.of("--key", KEY, "--origin="),
                List.of("--key", KEY, "--origin", "--json"),
                List.of("--origin", "--key", KEY),
                List.of("--key", KEY, "--key", KEY),
                List.of("--key", KEY, "--json", "--json"),
                List.of("--key", KEY, "--json=true"),
                List.of("--key", KEY, "--entry", "entry"),
                List.of("--key", KEY, "--entry"))) {
            List<String> words = new ArrayList<>(List.of("log", log));
            words.addAll(slip);
            assertThat(run(words.toArray(String[]::new))).as("%s", slip).isEqualTo(ShouwenVerify.UNUSABLE);
        }
    }

    /** What a double cannot hold is a string; and the code is the same as without --json. */
    @ParameterizedTest
    @ValueSource(ints = {52, 53, 62})
    void writesNumbersThatJsonCannotHoldAsStrings(int depth) throws IOException {
        List<Hash> path = new ArrayList<>();
        Hash root = Hash.ofEntry(new byte[] {1});
        for (int i = 0; i < depth; i++) {
            path.add(Hash.ofEntry(new byte[] {(byte) i, 2}));
            root = Hash.ofChildren(root, path.get(i));
        }
        Checkpoint checkpoint = new Checkpoint(SIGNER.verifierKey().name(), 1L << depth, root);
        String note = SignedNote.sign(checkpoint.text(), SIGNER).written();
        assertThat(proof(new ProofFile(0, path, note).written(), new byte[] {1}))
                .isZero();
        assertThat(proof(new ProofFile(0, path, note).written(), new byte[] {1}, "--json"))
                .isZero();
        String quote = depth < 53 ? "" : "\"";
        assertThat(said()).contains("\"size\":" + quote + (1L << depth) + quote + ",");
    }

    @Test
    void saysToProgramsThatItIgnoredANewline() throws IOException {
        byte[] entry = tree.entries().get(7);
        assertThat(proof(proof(7), entry, "--json")).isZero();
        assertThat(said()).doesNotContain("finalNewline");
        assertThat(proof(proof(7), Arrays.copyOf(entry, entry.length + 1), "--json"))
                .isEqualTo(ShouwenVerify.TAMPERED);
        byte[] ended = Arrays.copyOf(entry, entry.length + 1);
        ended[entry.length] = '\n';
        assertThat(proof(proof(7), ended, "--json")).isZero();
        assertThat(said()).contains("\"finalNewline\":\"ignored\"");
    }

    @Test
    void readsProofsWithMuchExtraData() throws IOException {
        String extra = Base64.getEncoder().encodeToString(new byte[3 << 20]);
        String proof = proof(7).replaceFirst("\nindex", "\nextra " + extra + "\nindex");
        assertThat(proof(proof, tree.entries().get(7))).isZero();
    }

    /** Other tools leave partial tiles of smaller sizes behind: they are accepted, and spoken of. */
    @Test
    void saysWhatItDidNotLookAt() throws IOException {
        assertThat(run("log", log, "--key", KEY, "--json")).isZero();
        assertThat(said()).doesNotContain("unchecked").doesNotContain("not looked at");

        Files.createDirectories(Path.of(log, "tile/entries/000.p"));
        Files.writeString(Path.of(log, "tile/entries/000.p/44"), "EVIL");
        assertThat(run("log", log, "--key", KEY)).isZero();
        assertThat(said()).contains("not looked at: a file beside or beyond").contains("tile/entries/000.p/44");
        Files.writeString(Path.of(log, "tile/entries/002"), "EVIL");
        Files.writeString(Path.of(log, "tile/notes.txt"), "?");
        assertThat(run("log", log, "--key", KEY, "--json")).isZero();
        assertThat(said())
                .contains("\"unchecked\":{\"files\":3,\"first\":\"tile/entries/000.p/44\"}")
                .contains("not looked at: 3 files");
    }

    /** The full bundle that stands in for a partial one holds entries that this checkpoint does not sign for. */
    @Test
    void saysThatAFullBundleHoldsMore() throws IOException {
        String larger = folder.resolve("larger").toString();
        TreeFixture.of(512).export(Path.of(larger));
        Files.writeString(Path.of(larger, "checkpoint"), tree.note(SIZE));
        Files.createDirectories(Path.of(larger, "tile/1/000.p"));
        Files.write(Path.of(larger, "tile/1/000.p/1"), Files.readAllBytes(Path.of(log, "tile/1/000.p/1")));
        assertThat(run("log", larger, "--key", KEY)).as(said()).isZero();
        assertThat(said()).contains("not looked at: 3 files").contains("tile/0/001");
    }

    /** What may not be read is not missing. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void takesAFolderThatMayNotBeReadForUnusable() throws Exception {
        allow(folder, "rwxr-xr-x");
        allow(Path.of(log, "tile/0"), "---------");
        Said said = asAnybody("C.UTF-8", "log", log, "--key", KEY);
        allow(Path.of(log, "tile/0"), "rwxr-xr-x");
        assertThat(said.code()).as(said.words()).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(said.words()).contains("tile/0/000").contains("cannot be read");
    }

    /** A file where a folder should be, on the other hand, leaves the tile missing. */
    @Test
    void takesAFileInPlaceOfAFolderForAMissingTile() throws IOException {
        Files.delete(Path.of(log, "tile/1/000.p/1"));
        Files.delete(Path.of(log, "tile/1/000.p"));
        Files.writeString(Path.of(log, "tile/1/000.p"), "?");
        assertThat(run("log", log, "--key", KEY)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("tile/1/000.p/1: is missing");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void understandsKeysUnderALocaleThatCannotSpellThem() throws Exception {
        NoteSigner signer = TreeFixture.signer("日志.example/审计");
        Checkpoint checkpoint = new Checkpoint("日志.example/审计", SIZE, tree.mth(0, SIZE));
        Files.writeString(
                Path.of(log, "checkpoint"),
                SignedNote.sign(checkpoint.text(), signer).written());
        allow(folder, "rwxr-xr-x");
        String key = signer.verifierKey().toString();
        Said said = asAnybody("C", "log", log, "--key", key, "--origin", "日志.example/审计");
        assertThat(said.code()).as(said.words()).isZero();
        said = asAnybody("C", "log", folder.resolve("log-日志").toString(), "--key", key);
        assertThat(said.code()).as(said.words()).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(said.words()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void keepsTheWordsThatItCannotRestore() {
        byte[] line = "java\0log\0日志\0".getBytes(StandardCharsets.UTF_8);
        String damaged = "\uFFFD".repeat(6);
        assertThat(CommandWords.restored(line, "log", damaged)).containsExactly("log", "日志");
        assertThat(CommandWords.restored(line, "other", damaged)).containsExactly("other", damaged);
        assertThat(CommandWords.restored(new byte[] {(byte) 0xC3, 0}, damaged)).containsExactly(damaged);
        assertThat(CommandWords.restored(new byte[0], damaged)).containsExactly(damaged);
    }

    /** Java 8 can load it, so that it says that it is too old instead of ending with 1, "tampered with". */
    @Test
    void beginsWithAClassThatOldJavaCanLoad() throws IOException {
        try (InputStream bytes = Main.class.getResourceAsStream("Main.class")) {
            assertThat(bytes.readNBytes(8)[7]).isEqualTo((byte) 52);
        }
        for (String version : List.of("1.8", "9", "11", "16")) {
            assertThat(Main.tooOld(version)).as(version).isTrue();
        }
        for (String version : List.of("17", "21", "25")) {
            assertThat(Main.tooOld(version)).as(version).isFalse();
        }
    }

    private record Said(int code, String words) {}

    /** In a process of its own, and not as root, who may read everything. */
    private static Said asAnybody(String locale, String... args) throws Exception {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        String classes = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes,
                Main.class.getName()));
        // Said in bytes: this process may run under such a locale itself.
        StringBuilder script = new StringBuilder("exec");
        for (String word : command) {
            script.append(" '").append(word).append('\'');
        }
        for (String arg : args) {
            script.append(" \"$(printf '");
            for (byte b : arg.getBytes(StandardCharsets.UTF_8)) {
                script.append("\\").append("%03o".formatted(b & 0xFF));
            }
            script.append("')\"");
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.toString()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), words);
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private String proof(int index) {
        return new ProofFile(index, tree.nodes().inclusion(index, SIZE).hashes(), tree.note(SIZE)).written();
    }

    private int proof(String text, byte[] entry, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("a.tlog-proof"), text);
        Path leaf = Files.write(folder.resolve("a.json"), entry);
        List<String> words =
                new ArrayList<>(List.of("proof", file.toString(), "--entry", leaf.toString(), "--key", KEY));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private int run(String... args) {
        output.reset();
        errors.reset();
        return new ShouwenVerify(
                        new PrintStream(output, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(args);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
