package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On SoftHSM2, whose library reads its configuration from where surefire's SOFTHSM2_CONF points. */
class TokenKeysTest {

    private static final Path LIBRARY = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so",
                    "/usr/lib64/softhsm/libsofthsm2.so",
                    "/usr/lib64/pkcs11/libsofthsm2.so",
                    "/usr/local/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new AssertionError("install softhsm2"));
    private static final char[] PIN = "87654321".toCharArray();

    private static final Map<String, Integer> SLOTS = new HashMap<>();

    /** The library sees the tokens that there are when it is first loaded: so all at once. */
    @BeforeAll
    static void makeTokens() throws Exception {
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createTempDirectory(Files.createDirectories(configuration.getParent()), "tokens");
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        for (String label : List.of("wraps", "rotates", "is-empty", "wrong-pin", "another", "two-at-once")) {
            run(
                    "softhsm2-util",
                    "--init-token",
                    "--free",
                    "--label",
                    label,
                    "--so-pin",
                    "12345678",
                    "--pin",
                    "87654321");
        }
        Matcher slot = Pattern.compile("Slot (\\d+)\\s(?:(?!Slot \\d).)*?Label:\\s+(\\S+)", Pattern.DOTALL)
                .matcher(run("softhsm2-util", "--show-slots"));
        while (slot.find()) {
            SLOTS.put(slot.group(2), Integer.valueOf(slot.group(1)));
        }
        assertThat(SLOTS).hasSize(6);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static TokenKeys.Settings token(String label, char[] pin) {
        return new TokenKeys.Settings(LIBRARY, OptionalInt.of(SLOTS.get(label)), pin);
    }

    @Test
    void wrapsInsideTheToken() {
        TokenKeys made = TokenKeys.open(token("wraps", PIN), true, Runnable::run);
        for (CipherSuite suite : CipherSuite.values()) {
            Secret key = Secret.random(suite.keyLength());
            SealedValue wrapped = made.wrap(suite, "dek|x|1", key);
            assertThat(wrapped.suite()).isEqualTo(CipherSuite.AES_256_GCM);
            assertThat(wrapped.keyVersion()).isEqualTo(1);
            SealedValue stored = SealedValue.parse(wrapped.bytes()).orElseThrow();
            TokenKeys opened = TokenKeys.open(token("wraps", PIN), false, Runnable::run);
            assertThat(opened.unwrap(stored, "dek|x|1").expose()).isEqualTo(key.expose());
            assertThatThrownBy(() -> opened.unwrap(stored, "dek|y|1")).isInstanceOf(KeySourceFailure.Wrong.class);
        }
    }

    @Test
    void keepsOlderVersions() {
        TokenKeys keys = TokenKeys.open(token("rotates", PIN), true, Runnable::run);
        TokenKeys otherNode = TokenKeys.open(token("rotates", PIN), false, Runnable::run);
        Secret key = Secret.random(32);
        SealedValue first = keys.wrap(CipherSuite.AES_256_GCM, "a", key);
        keys.add(2);
        keys.add(2);
        assertThat(keys.newest()).isEqualTo(2);
        SealedValue second = keys.wrap(CipherSuite.AES_256_GCM, "a", key);
        assertThat(second.keyVersion()).isEqualTo(2);
        for (SealedValue either : List.of(first, second)) {
            assertThat(keys.unwrap(either, "a").expose()).isEqualTo(key.expose());
            assertThat(otherNode.unwrap(either, "a").expose()).isEqualTo(key.expose());
        }
        assertThat(TokenKeys.open(token("rotates", PIN), false, Runnable::run).newest())
                .isEqualTo(2);
    }

    /** Both have seen an empty token; the other's turn came first. */
    @Test
    void makesNoSecondFirstKey() {
        AtomicReference<TokenKeys> quicker = new AtomicReference<>();
        TokenKeys slower = TokenKeys.open(token("two-at-once", PIN), true, work -> {
            quicker.set(TokenKeys.open(token("two-at-once", PIN), true, Runnable::run));
            work.run();
        });
        assertThat(quicker).doesNotHaveNullValue();
        Secret key = Secret.random(32);
        SealedValue wrapped = quicker.get().wrap(CipherSuite.AES_256_GCM, "a", key);
        assertThat(slower.unwrap(wrapped, "a").expose()).isEqualTo(key.expose());
        assertThat(TokenKeys.open(token("two-at-once", PIN), false, Runnable::run)
                        .unwrap(slower.wrap(CipherSuite.AES_256_GCM, "a", key), "a")
                        .expose())
                .isEqualTo(key.expose());
    }

    @Test
    void unwrapsNothingOfAnotherToken() {
        SealedValue wrapped = TokenKeys.open(token("another", PIN), true, Runnable::run)
                .wrap(CipherSuite.AES_256_GCM, "a", Secret.random(32));
        TokenKeys ours = TokenKeys.open(token("wraps", PIN), true, Runnable::run);
        assertThatThrownBy(() -> ours.unwrap(wrapped, "a")).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void namesATokenWithoutOurKey() {
        assertThatThrownBy(() -> TokenKeys.open(token("is-empty", PIN), false, Runnable::run))
                .isInstanceOf(KeySourceFailure.Missing.class);
    }

    @Test
    void namesAWrongPin() {
        assertThatThrownBy(() -> TokenKeys.open(token("wrong-pin", "00000000".toCharArray()), true, Runnable::run))
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("shouwen.kek.pkcs11.pin");
    }

    @Test
    void namesALibraryThatIsNotThere() {
        assertThatThrownBy(() -> TokenKeys.open(
                        new TokenKeys.Settings(Path.of("/no/such/library.so"), OptionalInt.empty(), PIN),
                        true,
                        Runnable::run))
                .isInstanceOf(KeySourceFailure.Unavailable.class);
    }

    @Test
    void namesASlotThatIsNotThere() {
        assertThatThrownBy(() -> TokenKeys.open(
                        new TokenKeys.Settings(LIBRARY, OptionalInt.of(123_456_789), PIN), true, Runnable::run))
                .isInstanceOf(KeySourceFailure.Unavailable.class);
    }
}
