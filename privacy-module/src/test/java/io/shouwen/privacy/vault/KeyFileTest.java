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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir
    Path folder;

    @Test
    void keepsItsKeysForTheNextStart() {
        Path path = folder.resolve("new/keys.p12");
        KeyFile made = KeyFile.create(path, PASSWORD);
        Secret dataKey = Secret.random(32);
        KeyFile opened = KeyFile.open(path, PASSWORD);
        for (CipherSuite suite : CipherSuite.values()) {
            SealedValue wrapped = made.wrap(suite, "dek|x|1", dataKey);
            assertThat(opened.unwrap(wrapped, "dek|x|1").expose()).isEqualTo(dataKey.expose());
        }
        NoteSigner signer = made.logSigner("log.example");
        Checkpoint checkpoint = new Checkpoint("log.example", 0, Hash.ofNothing());
        String note = SignedNote.sign(checkpoint.text(), signer).written();
        assertThat(Checkpoint.open(note, opened.logSigner("log.example").verifierKey()))
                .isEqualTo(checkpoint);
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        Path path = folder.resolve("keys.p12");
        KeyFile.create(path, PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void opensTheFileOfWhoeverWasQuicker() throws IOException {
        Path path = folder.resolve("keys.p12");
        KeyFile.create(path, PASSWORD);
        byte[] first = Files.readAllBytes(path);
        KeyFile.create(path, PASSWORD);
        assertThat(Files.readAllBytes(path)).isEqualTo(first);
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> KeyFile.open(folder.resolve("none.p12"), PASSWORD))
                .isInstanceOf(KeySourceFailure.Missing.class);
    }

    @Test
    void namesAWrongPassword() {
        Path path = folder.resolve("keys.p12");
        KeyFile.create(path, PASSWORD);
        assertThatThrownBy(() -> KeyFile.open(path, "wrong".toCharArray()))
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("shouwen.kek.password");
    }

    @Test
    void namesAFileThatIsNone() throws IOException {
        Path path = Files.writeString(folder.resolve("keys.p12"), "not a key file");
        assertThatThrownBy(() -> KeyFile.open(path, PASSWORD)).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void namesAnUnreadableFile() throws IOException {
        Path path = Files.createDirectory(folder.resolve("keys.p12"));
        assertThatThrownBy(() -> KeyFile.open(path, PASSWORD)).isInstanceOf(KeySourceFailure.Unavailable.class);
    }

    @Test
    void unwrapsNothingOfAnotherFileOrPlace() {
        KeyFile one = KeyFile.create(folder.resolve("one.p12"), PASSWORD);
        KeyFile two = KeyFile.create(folder.resolve("two.p12"), PASSWORD);
        SealedValue wrapped = one.wrap(CipherSuite.AES_256_GCM, "dek|x|1", Secret.random(32));
        assertThatThrownBy(() -> two.unwrap(wrapped, "dek|x|1")).isInstanceOf(KeySourceFailure.Wrong.class);
        assertThatThrownBy(() -> one.unwrap(wrapped, "dek|y|1")).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void printsNothingOfItsKeys() {
        assertThat(KeyFile.create(folder.resolve("keys.p12"), PASSWORD).toString())
                .doesNotContain("correct horse");
    }
}
