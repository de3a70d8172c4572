package io.shouwen.privacy.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.EntryBundle;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.TreeFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to mislead, exhaust or crash the verifier: it says no, in words, and never "verified". */
class HostileInputTest {

    private static final int SIZE = 300;
    private static final NoteSigner SIGNER = TreeFixture.SIGNER;
    private static final String KEY = SIGNER.verifierKey().toString();

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999999999999999",
                "-1",
                "0300",
                "+300",
                "3e2",
                ""
            })
    void sizesThatNobodyCanCount(String size) throws IOException {
        String root = Hash.ofNothing().base64();
        checkpoint(sign(SIGNER.verifierKey().name() + "\n" + size + "\n" + root + "\n"));
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
    }

    @Test
    void anEmptyLogIsALog() throws IOException {
        Path empty = Files.createDirectory(other.resolve("empty"));
        Files.writeString(empty.resolve("checkpoint"), TreeFixture.of(0).note(0));
        assertThat(run("log", empty.toString(), "--key", KEY)).isZero();
        assertThat(said()).contains("0 entries");
        Files.writeString(
                empty.resolve("checkpoint"),
                sign(new Checkpoint(SIGNER.verifierKey().name(), 0, Hash.ofEntry(new byte[0])).text()));
        assertThat(run("log", empty.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.TAMPERED);
    }

    @Test
    void aCheckpointWithoutEnd() throws IOException {
        byte[] long_ = new byte[LogFolder.LONGEST_NOTE + 1];
        Files.write(folder.resolve("checkpoint"), long_);
        assertThat(log()).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(said()).contains("longer than");
    }

    @Test
    void wrongUtf8() throws IOException {
        byte[] note = Files.readAllBytes(folder.resolve("checkpoint"));
        note[2] = (byte) 0xC3;
        Files.write(folder.resolve("checkpoint"), note);
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("UTF-8");
    }

    @Test
    void carriageReturns() throws IOException {
        checkpoint(tree.note(SIZE).replace("\n", "\r\n"));
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("carriage returns");
    }

    @Test
    void theSameSignatureTwice() throws IOException {
        String note = tree.note(SIZE);
        checkpoint(note + note.substring(note.indexOf('\u2014')));
        assertThat(log()).isZero();
    }

    /** Same name and same four bytes of key id, but another key's signature: such lines are cheap to make. */
    @Test
    void aCollidingKeyId() throws IOException {
        String note = tree.note(SIZE);
        String line = note.substring(note.indexOf('\u2014'));
        byte[] value = Base64.getDecoder().decode(line.strip().split(" ")[2]);
        for (int i = 4; i < value.length; i++) {
            value[i] ^= 0x55;
        }
        String colliding = "\u2014 " + SIGNER.verifierKey().name() + " "
                + Base64.getEncoder().encodeToString(value) + "\n";
        checkpoint(note + colliding);
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("false");
    }

    @Test
    void signaturesOfUnknownKeysAndAlgorithms() throws IOException {
        String postQuantum = "\u2014 witness.example/pq " + Base64.getEncoder().encodeToString(new byte[4_900]) + "\n";
        checkpoint(tree.note(SIZE) + postQuantum.repeat(15));
        assertThat(log()).isZero();
        checkpoint(tree.note(SIZE) + postQuantum.repeat(100));
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
    }

    @Test
    void extensionLines() throws IOException {
        checkpoint(sign(tree.checkpoint(SIZE).text() + "an extension\nanother\n"));
        assertThat(log()).isZero();
        checkpoint(sign(tree.checkpoint(SIZE).text() + "an extension\n\nafter an empty line\n"));
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
    }

    @Test
    void aTileThatNeverEnds() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("tile/0/000"), StandardOpenOption.APPEND)) {
            out.write(new byte[4 << 20]);
        }
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said())
                .contains("tile/0/000")
                .contains("longer than any tile")
                .contains("index:    256");
    }

    @Test
    void linksOutOfTheFolder() throws IOException {
        Path secret = other.resolve("secret");
        Files.move(folder.resolve("tile/entries/000"), secret);
        Files.createSymbolicLink(folder.resolve("tile/entries/000"), secret);
        assertThat(log()).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(said()).contains("link that leads out");
    }

    @Test
    void aFolderInPlaceOfAFile() throws IOException {
        Files.delete(folder.resolve("tile/0/000"));
        Files.createDirectory(folder.resolve("tile/0/000"));
        assertThat(log()).isEqualTo(ShouwenVerify.TAMPERED);
        Files.delete(folder.resolve("checkpoint"));
        Files.createDirectory(folder.resolve("checkpoint"));
        assertThat(log()).isEqualTo(ShouwenVerify.UNUSABLE);
    }

    @Test
    void aZipThatIsNone() throws IOException {
        Path zip = Files.write(other.resolve("log.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1, 2, 3});
        assertThat(run("log", zip.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index 99999999999999999999999",
                "index -1",
                "index 01",
                "index 300",
                "index 9223372036854775807",
                "index",
                "extra !!!\nindex 42",
                "index 42\nnot base64"
            })
    void proofsWithNonsense(String lines) throws IOException {
        ProofFile proof = new ProofFile(42, tree.nodes().inclusion(42, SIZE).hashes(), tree.note(SIZE));
        assertThat(proof(proof.written())).isZero();
        assertThat(proof(proof.written().replace("index 42", lines))).isEqualTo(ShouwenVerify.TAMPERED);
    }

    @Test
    void proofsCutAnywhere() throws IOException {
        String proof = new ProofFile(42, tree.nodes().inclusion(42, SIZE).hashes(), tree.note(SIZE)).written();
        for (int length = 0; length < proof.length(); length += 7) {
            assertThat(proof(proof.substring(0, length)))
                    .as("%s characters", length)
                    .isNotZero();
        }
        assertThat(proof("\u0000\u0001")).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(proof(proof.replaceFirst("\n([^\n]+)\n\n", "\n" + "$1\n".repeat(70) + "\n")))
                .isEqualTo(ShouwenVerify.TAMPERED);
    }

    /** The log's own key signs two histories of one length: no single check of either finds it, holding both does. */
    @Test
    void twoHistoriesUnderOneKey() throws IOException {
        Path kept = Files.createDirectory(other.resolve("kept"));
        Files.writeString(kept.resolve("a.checkpoint"), tree.note(200));
        Files.writeString(
                kept.resolve("b.checkpoint"),
                sign(new Checkpoint(SIGNER.verifierKey().name(), 200, Hash.ofNothing()).text()));
        assertThat(run("consistency", kept.toString(), folder.toString(), "--key", KEY))
                .isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("two histories");
    }

    @Test
    void manyEarlierCheckpointsTellWhereHistoryParts() throws IOException {
        Path kept = Files.createDirectory(other.resolve("kept"));
        for (int size = 0; size <= SIZE; size += 20) {
            Files.writeString(kept.resolve(size + ".checkpoint"), tree.note(size));
        }
        assertThat(run("consistency", kept.toString(), folder.toString(), "--key", KEY))
                .isZero();
        List<byte[]> rewritten = new java.util.ArrayList<>(tree.entries());
        rewritten.set(133, "forged".getBytes(StandardCharsets.UTF_8));
        new TreeFixture(rewritten).export(folder);
        assertThat(run("consistency", kept.toString(), folder.toString(), "--key", KEY, "--json"))
                .isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("\"index\":120").contains("\"before\":140");
        assertThat(run("consistency", other.toString(), folder.toString(), "--key", KEY))
                .isEqualTo(ShouwenVerify.UNUSABLE);
    }

    /** 60 MB of log in a heap of 24 MB: what is read is let go of. */
    @Test
    void verifiesALogThatIsLargerThanItsMemory() throws Exception {
        Path large = Files.createDirectory(other.resolve("large"));
        byte[] entry = "x".repeat(200).getBytes(StandardCharsets.UTF_8);
        long size = 300_000;
        SameEntries.export(large, entry, size, SIGNER);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        Path.of(ShouwenVerify.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        ShouwenVerify.class.getName(),
                        "log",
                        large.toString(),
                        "--key",
                        KEY)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("300000 entries");
    }

    /** Behind a full tile of a higher level, which is let go of when the next one begins. */
    @ParameterizedTest
    @ValueSource(ints = {1, 32, 9_000})
    void somethingBehindAFullTileOfAHigherLevel(int length) throws IOException {
        Path large = Files.createDirectory(other.resolve("large"));
        SameEntries.export(large, "x".getBytes(StandardCharsets.UTF_8), 65_536 + 256, SIGNER);
        assertThat(run("log", large.toString(), "--key", KEY)).isZero();
        Files.write(large.resolve("tile/1/000"), new byte[length], StandardOpenOption.APPEND);
        assertThat(run("log", large.toString(), "--key", KEY)).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("tile/1/000").contains("instead of 8192 bytes");
    }

    /** A log of one entry again and again: quick to make at any size. */
    private static final class SameEntries {

        static void export(Path folder, byte[] entry, long size, NoteSigner signer) throws IOException {
            byte[] bundle = EntryBundle.of(java.util.Collections.nCopies(TileAddress.FULL, entry));
            Hash leaf = Hash.ofEntry(entry);
            var levels = new java.util.TreeMap<Integer, ByteArrayOutputStream>();
            var range = new io.shouwen.privacy.log.tree.CompactRange();
            for (long i = 0; i < size; i++) {
                range.append(leaf, (level, index, hash) -> {
                    if (level % 8 == 0) {
                        levels.computeIfAbsent(level / 8, l -> new ByteArrayOutputStream())
                                .writeBytes(hash.bytes());
                    }
                });
            }
            for (TileAddress address : TileAddress.allOf(size).toList()) {
                byte[] content;
                if (address.level() == TileAddress.ENTRIES) {
                    content = java.util.Arrays.copyOf(bundle, address.width() * (entry.length + 2));
                } else {
                    byte[] hashes = levels.get(address.level()).toByteArray();
                    int from = (int) address.index() * TileAddress.FULL * Hash.LENGTH;
                    content = java.util.Arrays.copyOfRange(hashes, from, from + address.width() * Hash.LENGTH);
                }
                Path file = folder.resolve(address.path());
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            }
            Checkpoint checkpoint = new Checkpoint(signer.verifierKey().name(), size, range.root());
            Files.writeString(folder.resolve("checkpoint"), sign(checkpoint.text()));
        }
    }

    private static String sign(String text) {
        return SignedNote.sign(text, SIGNER).written();
    }

    private void checkpoint(String note) throws IOException {
        Files.writeString(folder.resolve("checkpoint"), note);
    }

    private int proof(String text) throws IOException {
        Path file = Files.writeString(other.resolve("42.tlog-proof"), text);
        Path entry = Files.write(other.resolve("42.json"), tree.entries().get(42));
        return run("proof", file.toString(), "--entry", entry.toString(), "--key", KEY);
    }

    private int log() {
        return run("log", folder.toString(), "--key", KEY);
    }

    private int run(String... args) {
        output.reset();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new ShouwenVerify(out, out).run(args);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
