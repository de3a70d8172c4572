package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void keepsItsKeysForTheNextStart() {
        Path path = folder.resolve("new/keys.p12");
        KeyFile made = KeyFile.create(path, PASSWORD, CLOCK);
        Secret dataKey = Secret.random(32);
        KeyFile opened = KeyFile.open(path, PASSWORD, CLOCK);
        for (CipherSuite suite : CipherSuite.values()) {
            SealedValue wrapped = made.wrap(suite, "dek|x|1", dataKey);
            assertThat(opened.unwrap(wrapped, "dek|x|1").expose()).isEqualTo(dataKey.expose());
        }
        NoteSigner signer = SigningKeys.ed25519("log.example", made.logKey().orElseThrow());
        Checkpoint checkpoint = new Checkpoint("log.example", 0, Hash.ofNothing());
        String note = SignedNote.sign(checkpoint.text(), signer).written();
        assertThat(Checkpoint.open(
                        note,
                        SigningKeys.ed25519("log.example", opened.logKey().orElseThrow())
                                .verifierKey()))
                .isEqualTo(checkpoint);
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        Path path = folder.resolve("keys.p12");
        KeyFile.create(path, PASSWORD, CLOCK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void opensTheFileOfWhoeverWasQuicker() throws IOException {
        Path path = folder.resolve("keys.p12");
        KeyFile.create(path, PASSWORD, CLOCK);
        byte[] first = Files.readAllBytes(path);
        KeyFile.create(path, PASSWORD, CLOCK);
        assertThat(Files.readAllBytes(path)).isEqualTo(first);
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> KeyFile.open(folder.resolve("none.p12"), PASSWORD, CLOCK))
                .isInstanceOf(KeySourceFailure.Missing.class);
    }

    @Test
    void namesAWrongPassword() {
        Path path = folder.resolve("keys.p12");
        KeyFile.create(path, PASSWORD, CLOCK);
        assertThatThrownBy(() -> KeyFile.open(path, "wrong".toCharArray(), CLOCK))
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("shouwen.kek.password");
    }

    @Test
    void namesAFileThatIsNone() throws IOException {
        Path path = Files.writeString(folder.resolve("keys.p12"), "not a key file");
        assertThatThrownBy(() -> KeyFile.open(path, PASSWORD, CLOCK)).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void namesAnUnreadableFile() throws IOException {
        Path path = Files.createDirectory(folder.resolve("keys.p12"));
        assertThatThrownBy(() -> KeyFile.open(path, PASSWORD, CLOCK)).isInstanceOf(KeySourceFailure.Unavailable.class);
    }

    @Test
    void unwrapsNothingOfAnotherFileOrPlace() {
        KeyFile one = KeyFile.create(folder.resolve("one.p12"), PASSWORD, CLOCK);
        KeyFile two = KeyFile.create(folder.resolve("two.p12"), PASSWORD, CLOCK);
        SealedValue wrapped = one.wrap(CipherSuite.AES_256_GCM, "dek|x|1", Secret.random(32));
        assertThatThrownBy(() -> two.unwrap(wrapped, "dek|x|1")).isInstanceOf(KeySourceFailure.Wrong.class);
        assertThatThrownBy(() -> one.unwrap(wrapped, "dek|y|1")).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void printsNothingOfItsKeys() {
        assertThat(KeyFile.create(folder.resolve("keys.p12"), PASSWORD, CLOCK).toString())
                .doesNotContain("correct horse");
    }

    @Test
    void keepsOlderVersionsAndThePreviousFile() throws IOException {
        Path path = folder.resolve("keys.p12");
        KeyFile file = KeyFile.create(path, PASSWORD, CLOCK);
        KeyFile otherNode = KeyFile.open(path, PASSWORD, CLOCK);
        byte[] before = Files.readAllBytes(path);
        Secret dataKey = Secret.random(32);
        SealedValue first = file.wrap(CipherSuite.AES_256_GCM, "a", dataKey);
        file.add(2);
        byte[] after = Files.readAllBytes(path);
        file.add(2); // as after a crash
        assertThat(Files.readAllBytes(path)).isEqualTo(after);

        SealedValue second = file.wrap(CipherSuite.AES_256_GCM, "a", dataKey);
        assertThat(second.keyVersion()).isEqualTo(2);
        for (SealedValue either : List.of(first, second)) {
            assertThat(file.unwrap(either, "a").expose()).isEqualTo(dataKey.expose());
            assertThat(otherNode.unwrap(either, "a").expose()).isEqualTo(dataKey.expose());
        }
        Path backup = folder.resolve("keys.p12.20260301T080000Z.bak");
        assertThat(Files.readAllBytes(backup)).isEqualTo(before);
        for (Path each : List.of(path, backup)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------");
        }
        assertThat(file.logKey().orElseThrow().expose())
                .isEqualTo(otherNode.logKey().orElseThrow().expose());
    }

    @Test
    void replacesTheFileAfterAKilledAttempt() throws IOException {
        Path path = folder.resolve("keys.p12");
        KeyFile file = KeyFile.create(path, PASSWORD, CLOCK);
        Files.writeString(folder.resolve("keys.p12.next"), "half written");
        file.add(2);
        assertThat(KeyFile.open(path, PASSWORD, CLOCK).newest()).isEqualTo(2);
    }
}
