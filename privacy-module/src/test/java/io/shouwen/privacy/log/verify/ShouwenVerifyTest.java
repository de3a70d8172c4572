package io.shouwen.privacy.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.log.tree.EntryBundle;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.TreeFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each way to tamper with an exported log. */
class ShouwenVerifyTest {

    private static final int SIZE = 600;
    private static final String KEY = TreeFixture.SIGNER.verifierKey().toString();
    private static final byte[] FORGED = "{\"entry\":\"forged\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private final TreeFixture tree = TreeFixture.of(SIZE);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void export() throws IOException {
        tree.export(folder);
    }

    @Test
    void acceptsAnUntouchedLog() {
        assertThat(run("log", folder.toString(), "--key", KEY)).isZero();
        assertThat(words()).contains("verified").contains("600 entries");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512})
    void acceptsLogsOfEverySize(int size) throws IOException {
        TreeFixture.of(size).export(other);
        assertThat(run("log", other.toString(), "--key", KEY)).isZero();
    }

    @Test
    void acceptsTheZipOfALog() throws IOException {
        Path zip = other.resolve("log.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : files()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        assertThat(run("log", zip.toString(), "--key", KEY)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 400, 511, 512, 599})
    void findsAChangedByteInAnEntry(int index) throws IOException {
        bundle(index, entries -> entries.get(index % 256)[3] ^= 1);
        assertTampered(index, bundleOf(index).path());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255, 256, 511, 598, 599})
    void findsADeletedEntry(int index) throws IOException {
        bundle(index, entries -> entries.remove(index % 256));
        assertTampered(index, "tile/");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 256, 512})
    void findsAnInsertedEntry(int index) throws IOException {
        bundle(index, entries -> entries.add(index % 256, FORGED));
        assertTampered(index, "tile/0/");
    }

    @Test
    void findsAnEntryAddedAtTheEndOfABundle() throws IOException {
        bundle(0, entries -> entries.add(FORGED));
        assertTampered(256, "tile/entries/000");
    }

    @Test
    void findsAnEntryAddedAtTheEndOfTheLog() throws IOException {
        bundle(SIZE - 1, entries -> entries.add(FORGED));
        assertTampered(SIZE, "tile/entries/002.p/88");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300, 597})
    void findsSwappedEntries(int index) throws IOException {
        bundle(index, entries -> Collections.swap(entries, index % 256, index % 256 + 1));
        assertTampered(index, "tile/0/");
    }

    @Test
    void findsAnEntryAndItsHashChangedTogether() throws IOException {
        TreeFixture forged = rewritten(300);
        for (TileAddress address : List.of(bundleOf(300), new TileAddress(0, 1, 256))) {
            Files.write(folder.resolve(address.path()), forged.tile(address));
        }
        assertTampered(256, "tile/1/000.p/2");
    }

    @Test
    void findsEveryTileRewrittenByTheSignedRoot() throws IOException {
        String checkpoint = Files.readString(folder.resolve("checkpoint"));
        rewritten(300).export(folder);
        Files.writeString(folder.resolve("checkpoint"), checkpoint);
        assertThat(run("log", folder.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(words()).contains("both were rewritten");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tile/entries/000", "tile/entries/002.p/88", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"})
    void findsAMissingFile(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThat(run("log", folder.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(words()).contains(file).contains("missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tile/entries/000", "tile/entries/002.p/88", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"})
    void findsACutFile(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
            Files.write(folder.resolve(file), Arrays.copyOf(bytes, length));
            assertThat(run("log", folder.toString(), "--key", KEY))
                    .as("%s bytes", length)
                    .isEqualTo(1);
            assertThat(words())
                    .contains(file)
                    .contains("index:")
                    .containsPattern(
                            file.contains("entries")
                                    ? "ends (before|in the middle of) entry"
                                    : "bytes long instead of");
        }
    }

    @Test
    void saysThatABundleEndsBeforeItsLastEntry() throws IOException {
        bundle(SIZE - 1, entries -> entries.remove(entries.size() - 1));
        assertTampered(SIZE - 1, "tile/entries/002.p/88: ends before entry 599");
    }

    /** Nothing comes after it that would let go of it. */
    @Test
    void findsSomethingBehindTheLastTileOfAHigherLevel() throws IOException {
        Files.write(folder.resolve("tile/1/000.p/2"), new byte[32], StandardOpenOption.APPEND);
        assertThat(run("log", folder.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(words()).contains("tile/1/000.p/2: is 96 bytes long instead of 64 bytes");
    }

    @Test
    void findsAnyByteChangedInAnyFile() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 23)) {
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                assertThat(run("log", folder.toString(), "--key", KEY))
                        .as("%s, byte %s", file, at)
                        .isEqualTo(ShouwenVerify.TAMPERED);
            }
            Files.write(file, bytes);
        }
        assertThat(run("log", folder.toString(), "--key", KEY)).isZero();
    }

    @Test
    void namesTheHashThatWasChangedInATile() throws IOException {
        Path tile = folder.resolve("tile/0/001");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[32 * 44] ^= 1;
        Files.write(tile, bytes);
        assertTampered(300, "tile/0/001");
    }

    @Test
    void refusesALogSignedByAnother() {
        String key = TreeFixture.signer("log.example/audit").verifierKey().toString();
        assertThat(run("log", folder.toString(), "--key", key)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(words()).contains("no signature");
    }

    @Test
    void seesThatALaterLogContinuesAnEarlierOne() throws IOException {
        for (int size : new int[] {0, 1, 256, 300, SIZE}) {
            Path earlier = Files.writeString(other.resolve("earlier"), tree.note(size));
            assertThat(run("consistency", earlier.toString(), folder.toString(), "--key", KEY))
                    .isZero();
        }
    }

    /** The log's own operator rewrites everything and signs it anew: only an earlier checkpoint shows it. */
    @Test
    void seesThatTheWholeLogWasRewrittenAndSignedAnew() throws IOException {
        Path earlier = Files.writeString(other.resolve("earlier"), tree.note(300));
        rewritten(17).export(folder);
        assertThat(run("log", folder.toString(), "--key", KEY)).isZero();
        assertThat(run("consistency", earlier.toString(), folder.toString(), "--key", KEY))
                .isEqualTo(1);
        assertThat(words()).contains("history was rewritten");
    }

    @Test
    void seesThatTheLogHasShrunk() throws IOException {
        Path earlier = Files.writeString(other.resolve("earlier"), tree.note(SIZE));
        TreeFixture.of(500).export(other.resolve("small"));
        assertThat(run("consistency", earlier.toString(), other.resolve("small").toString(), "--key", KEY))
                .isEqualTo(1);
        assertThat(words()).contains("shrunk");
    }

    @Test
    void checksOneEntrysProof() throws IOException {
        ProofFile proof = new ProofFile(42, tree.nodes().inclusion(42, SIZE).hashes(), tree.note(SIZE));
        String file = Files.writeString(other.resolve("42.tlog-proof"), proof.written())
                .toString();
        Path entry = Files.write(other.resolve("42.json"), tree.entries().get(42));
        assertThat(run("proof", file, "--entry", entry.toString(), "--key", KEY))
                .isZero();
        Files.writeString(entry, Files.readString(entry) + "\n");
        assertThat(run("proof", file, "--entry", entry.toString(), "--key", KEY))
                .isZero();
        Files.write(entry, tree.entries().get(43));
        assertThat(run("proof", file, "--entry", entry.toString(), "--key", KEY))
                .isEqualTo(1);
    }

    @Test
    void answersProgramsInJson() throws IOException {
        assertThat(run("log", folder.toString(), "--key", KEY, "--json")).isZero();
        assertThat(words()).startsWith("{\"origin\":\"log.example/audit\"").contains("\"size\":600");
        bundle(7, entries -> entries.get(7)[3] ^= 1);
        assertThat(run("log", folder.toString(), "--key", KEY, "--json")).isEqualTo(1);
        assertThat(words()).contains("\"index\":7").contains("\"result\":\"tampered\"");
    }

    @Test
    void saysWhatItCannotUse() {
        String log = folder.toString();
        assertThat(run("log", other.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("log", "no-such-folder", "--key", KEY)).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("log", log)).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("log", log, "--key", "nonsense")).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("log", "--key", KEY)).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("unknown", "--key", KEY)).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("log", log, "--key", KEY, "--quick")).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("proof", "no-such-file", "--entry", "x", "--key", KEY)).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run()).isEqualTo(ShouwenVerify.UNUSABLE);
    }

    /** The jar holds these two packages and nothing else; so they must run on the JDK alone. */
    @Test
    void needsNothingButTheJdk() throws Exception {
        URL classes = ShouwenVerify.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader twoPackages = new TwoPackages(classes)) {
            Class<?> type = twoPackages.loadClass(ShouwenVerify.class.getName());
            var constructor = type.getDeclaredConstructor(PrintStream.class, PrintStream.class);
            constructor.setAccessible(true);
            PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
            var run = type.getDeclaredMethod("run", String[].class);
            run.setAccessible(true);
            String[] args = {"log", folder.toString(), "--key", KEY};
            assertThat(run.invoke(constructor.newInstance(out, out), (Object) args))
                    .isEqualTo(0);
        }
    }

    private static final class TwoPackages extends URLClassLoader {
        TwoPackages(URL classes) {
            super(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("io.shouwen.privacy.log.tree.")
                    && !name.startsWith("io.shouwen.privacy.log.verify.")) {
                throw new ClassNotFoundException(name + " is not in shouwen-verify.jar");
            }
            return super.findClass(name);
        }
    }

    private void assertTampered(long index, String file) {
        assertThat(run("log", folder.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(words())
                .contains("TAMPERED")
                .contains("index:    " + index + System.lineSeparator())
                .contains(file);
    }

    private int run(String... args) {
        output.reset();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new ShouwenVerify(out, out).run(args);
    }

    private String words() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static TileAddress bundleOf(int index) {
        return TileAddress.holding(TileAddress.ENTRIES, index, SIZE);
    }

    private void bundle(int index, Consumer<List<byte[]>> change) throws IOException {
        int first = index / 256 * 256;
        List<byte[]> entries = new ArrayList<>();
        tree.entries().subList(first, Math.min(first + 256, SIZE)).forEach(entry -> entries.add(entry.clone()));
        change.accept(entries);
        Files.write(folder.resolve(bundleOf(index).path()), EntryBundle.of(entries));
    }

    private TreeFixture rewritten(int index) {
        List<byte[]> entries = new ArrayList<>(tree.entries());
        entries.set(index, FORGED);
        return new TreeFixture(entries);
    }
}
