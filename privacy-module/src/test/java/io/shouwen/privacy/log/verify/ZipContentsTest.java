package io.shouwen.privacy.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.log.tree.TreeFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip files in which two programs find different things: they are not judged. */
class ZipContentsTest {

    private static final String BUNDLE = "tile/entries/000.p/5";

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void log() throws IOException {
        TreeFixture.of(5).export(folder.resolve("log"));
        for (String file : new String[] {"checkpoint", "tile/0/000.p/5", BUNDLE}) {
            files.put(file, Files.readAllBytes(folder.resolve("log").resolve(file)));
        }
    }

    @Test
    void acceptsOneMeaning() throws IOException {
        assertThat(verified(zip())).as(said()).isZero();
        files.put("说明.txt", new byte[3]);
        files.put("empty/", new byte[0]);
        assertThat(verified(zip())).as(said()).isZero();
    }

    /** Readers differ in whether they take the first or the last. */
    @ParameterizedTest
    @ValueSource(strings = {BUNDLE, "tile/entries/000.P/5"})
    void refusesANameTwice(String name) throws IOException {
        files.put(BUNDLE.replace('5', '6'), forged());
        byte[] zip = renamed(zip(), BUNDLE.replace('5', '6'), name, 2);
        assertThat(verified(zip)).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(said()).contains("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tile\\entries/000.p/5", "tile/./tries/000.p/5", "../e/entries/000.p/5", "//le/entries/000.p/5"})
    void refusesNamesThatLeadElsewhere(String name) throws IOException {
        files.put(BUNDLE.replace('5', '6'), forged());
        byte[] zip = renamed(zip(), BUNDLE.replace('5', '6'), name, 2);
        assertThat(verified(zip)).isEqualTo(ShouwenVerify.UNUSABLE);
    }

    /** Some go by the directory at the end, some by what stands before each entry. */
    @Test
    void refusesAnEntryWithAnotherNameInItsOwnPlace() throws IOException {
        assertThat(verified(renamed(zip(), BUNDLE, "tile/entries/000.p/6", 1))).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(said()).contains(BUNDLE).contains("own place");
    }

    /** An entry that the directory does not name, in front of the others, between them, or behind them. */
    @Test
    void refusesEntriesThatAreNotInTheDirectory() throws IOException {
        byte[] zip = zip();
        byte[] hidden = Arrays.copyOf(zip, indexOf(zip, "tile/0/000.p/5", 0) - 30); // the first entry, whole
        for (int at : new int[] {0, hidden.length, indexOf(zip, "PK\1\2", 0)}) {
            assertThat(verified(inserted(zip, at, hidden))).as("at %s", at).isEqualTo(ShouwenVerify.UNUSABLE);
        }
    }

    @Test
    void refusesSomethingBehindTheEnd() throws IOException {
        assertThat(verified(Arrays.copyOf(zip(), zip().length + 22))).isEqualTo(ShouwenVerify.UNUSABLE);
    }

    /** No byte of the frame can be changed so that it breaks off, or that something else is verified. */
    @Test
    void survivesAnyChangedByte() throws IOException {
        byte[] zip = zip();
        for (int at = 0; at < zip.length; at++) {
            for (int mask : new int[] {1, 0x80}) {
                byte[] changed = zip.clone();
                changed[at] ^= (byte) mask;
                int code = verified(changed);
                assertThat(code).as("byte %s: %s", at, said()).isBetween(0, 2);
                assertThat(said()).doesNotContain("broke off");
            }
        }
    }

    private static byte[] forged() {
        return "forged".getBytes(StandardCharsets.UTF_8);
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** @param times 1: where the entry stands; 2: in the directory as well */
    private static byte[] renamed(byte[] zip, String from, String to, int times) {
        assertThat(to).hasSameSizeAs(from);
        byte[] renamed = zip.clone();
        int at = 0;
        for (int i = 0; i < times; i++) {
            at = indexOf(zip, from, at);
            System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, renamed, at, to.length());
            at++;
        }
        return renamed;
    }

    /** With the directory's offsets set right, as somebody would who means it. */
    private static byte[] inserted(byte[] zip, int at, byte[] more) {
        byte[] longer = new byte[zip.length + more.length];
        System.arraycopy(zip, 0, longer, 0, at);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(zip, at, longer, at + more.length, zip.length - at);
        int end = longer.length - 22;
        move(longer, end + 16, 0, more.length);
        for (int entry = indexOf(longer, "PK\1\2", 0); entry >= 0; entry = indexOf(longer, "PK\1\2", entry + 1)) {
            move(longer, entry + 42, at, more.length);
        }
        return longer;
    }

    private static void move(byte[] zip, int field, int from, int by) {
        int offset = (zip[field] & 0xFF) | (zip[field + 1] & 0xFF) << 8;
        int moved = offset >= from ? offset + by : offset;
        zip[field] = (byte) moved;
        zip[field + 1] = (byte) (moved >> 8);
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
    }

    private int verified(byte[] zip) throws IOException {
        output.reset();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("log.zip"), zip);
        return new ShouwenVerify(out, out)
                .run(
                        "log",
                        file.toString(),
                        "--key",
                        TreeFixture.SIGNER.verifierKey().toString());
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
