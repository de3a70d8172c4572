package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TypedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation that goes over from AES to SM4, and back. */
class SuitesTest {

    private static final ProtectedField PHONE = new ProtectedField("test", "person", "phone", FieldKind.PHONE);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);
    private static final String ORIGIN = "log.example/shouwen";
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 0, Hash.ofNothing());

    private static VaultDatabase database;

    @TempDir
    Path folder;

    private final TestTransactions transactions = new TestTransactions(database.source());
    private KeySource source;

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate privacy.data_key, privacy.index_key, privacy.signing_key, privacy.kek");
        source = KeyFile.create(folder.resolve("keys.p12"), "secret".toCharArray(), CLOCK);
    }

    private Keys keys(CipherSuite suite) {
        Keys keys = Keys.of(source, suite, CLOCK, transactions);
        keys.open();
        return keys;
    }

    private SealingVault vault(CipherSuite suite) {
        Keys keys = keys(suite);
        return new SealingVault(
                keys,
                new DataKeys(keys, transactions, transactions),
                suite.name().replace('_', '-'));
    }

    @Test
    void readsAndFindsValuesOfBothSuites() {
        PersonId person = new PersonId(UUID.randomUUID());
        ProtectedValue aes = vault(CipherSuite.AES_256_GCM).protect(person, PHONE, "13512348888");
        SealingVault sm = vault(CipherSuite.SM4_GCM);
        ProtectedValue sm4 = sm.protect(person, PHONE, "13512348888");

        for (SealingVault either : List.of(sm, vault(CipherSuite.AES_256_GCM), vault(CipherSuite.SM4_GCM))) {
            for (ProtectedValue value : List.of(aes, sm4)) {
                byte[] sealed = value.sealed().orElseThrow();
                assertThat(either.unseal(person, PHONE, sealed).disclose()).isEqualTo("+8613512348888");
                assertThat(either.searchKeys(FieldKind.PHONE, "135-1234-8888"))
                        .anyMatch(
                                key -> Arrays.equals(key.value(), value.index().orElseThrow())
                                        && key.version() == value.indexVersion().orElseThrow());
            }
        }
        assertThat(aes.sealed().orElseThrow()[1]).isEqualTo((byte) 1);
        assertThat(sm4.sealed().orElseThrow()[1]).isEqualTo((byte) 2);
        assertThat(aes.index().orElseThrow()).isNotEqualTo(sm4.index().orElseThrow());
    }

    @Test
    void indexesBySm3UnderTheSmSuite() {
        Keys keys = keys(CipherSuite.SM4_GCM);
        Keys.IndexKey key = keys.writingIndexKey(FieldKind.EMAIL);
        HMac reference = new HMac(new SM3Digest());
        reference.init(new KeyParameter(key.key().expose()));
        byte[] text = "EMAIL|a@example.com".getBytes(StandardCharsets.UTF_8);
        reference.update(text, 0, text.length);
        byte[] expected = new byte[32];
        reference.doFinal(expected, 0);
        assertThat(key.hash(FieldKind.EMAIL, "a@example.com").value()).isEqualTo(expected);
    }

    /** GB/T 32905, example 1. */
    @Test
    void hasTheRightSm3() {
        SM3Digest digest = new SM3Digest();
        digest.update(new byte[] {'a', 'b', 'c'}, 0, 3);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void writesWithTheOldIndexKeyUntilEveryNodeKnowsTheNew() {
        keys(CipherSuite.AES_256_GCM);
        Keys keys = keys(CipherSuite.AES_256_GCM);
        keys.makeIndexKey(FieldKind.PHONE, 2, CLOCK.instant().plusSeconds(60));
        assertThat(keys.indexKeys(FieldKind.PHONE))
                .extracting(Keys.IndexKey::version)
                .containsExactly(2, 1);
        assertThat(keys.writingIndexKey(FieldKind.PHONE).version()).isEqualTo(1);
        Keys later = Keys.of(
                source,
                CipherSuite.AES_256_GCM,
                Clock.fixed(CLOCK.instant().plusSeconds(60), ZoneOffset.UTC),
                transactions);
        later.open();
        assertThat(later.writingIndexKey(FieldKind.PHONE).version()).isEqualTo(2);
    }

    @Test
    void namesTheRowOfAValueThatDoesNotOpenAndNeverTheValue() {
        PersonId person = new PersonId(UUID.randomUUID());
        UUID row = UUID.randomUUID();
        SealingVault vault = vault(CipherSuite.AES_256_GCM);
        byte[] sealed = vault.protect(person, PHONE, "13512348888").sealed().orElseThrow();
        sealed[sealed.length - 1] ^= 1;
        for (byte[] damaged : List.of(sealed, new byte[3])) {
            assertThatThrownBy(() -> vault.unseal(person, PHONE, row, damaged))
                    .isInstanceOf(UnreadableValue.class)
                    .hasMessageContaining("test.person.phone in row " + row)
                    .hasMessageContaining(person.toString())
                    .hasMessageNotContaining("1351234");
            assertThatThrownBy(() -> vault.unseal(person, PHONE, damaged))
                    .isInstanceOf(UnreadableValue.class)
                    .hasMessage("the value of test.person.phone of person " + person + " does not open");
        }
    }

    @Test
    void refusesEveryValueInWhichASingleBitIsNotItsOwn() {
        PersonId person = new PersonId(UUID.randomUUID());
        for (Map.Entry<CipherSuite, SealingVault> vault : Map.of(
                        CipherSuite.AES_256_GCM, vault(CipherSuite.AES_256_GCM),
                        CipherSuite.SM4_GCM, vault(CipherSuite.SM4_GCM))
                .entrySet()) {
            byte[] sealed = vault.getValue()
                    .protect(person, PHONE, "13512348888")
                    .sealed()
                    .orElseThrow();
            for (int bit = 0; bit < sealed.length * 8; bit++) {
                byte[] changed = sealed.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThatThrownBy(() -> vault.getValue().unseal(person, PHONE, changed))
                        .as("bit %s under %s", bit, vault.getKey())
                        .isInstanceOfAny(UnreadableValue.class, DataErased.class)
                        .hasMessageNotContaining("1351234");
            }
        }
    }

    @Test
    void signsTheLogTwiceUnderTheSmSuite() {
        Keys keys = keys(CipherSuite.SM4_GCM);
        NoteSigner signer = keys.logSigner(ORIGIN);
        TypedKey sm2 = signer.secondKey().orElseThrow();
        String written = SignedNote.sign(CHECKPOINT.text(), signer).written();
        assertThat(written.lines().filter(line -> line.startsWith("\u2014 " + ORIGIN)))
                .hasSize(2);
        assertThat(Checkpoint.open(written, signer.verifierKey())).isEqualTo(CHECKPOINT);
        SignedNote.parse(written).requireSignatureOf(sm2, SigningKeys.sm2Verifying(sm2));
        signer.requireSecondTrue(written);
        assertThat(sm2.toString()).startsWith(ORIGIN + "+");

        String changed = written.replaceFirst("\n0\n", "\n1\n");
        assertThatThrownBy(() -> signer.requireSecondTrue(changed)).isInstanceOf(BadSignature.class);
        TypedKey other = SigningKeys.sm2Public(ORIGIN, SigningKeys.newSm2());
        assertThatThrownBy(() -> SignedNote.parse(written).requireSignatureOf(other, SigningKeys.sm2Verifying(other)))
                .isInstanceOf(BadSignature.class);
        assertThat(keys(CipherSuite.SM4_GCM)
                        .logSigner(ORIGIN)
                        .secondKey()
                        .orElseThrow()
                        .toString())
                .isEqualTo(sm2.toString());
    }

    @Test
    void signsOnceUnderTheAesSuite() {
        Keys keys = keys(CipherSuite.AES_256_GCM);
        assertThat(SignedNote.sign(CHECKPOINT.text(), keys.logSigner(ORIGIN)).signatures())
                .hasSize(1);
        assertThat(keys.logSigner(ORIGIN).secondKey()).isEmpty();
    }

    /** By a program that has never seen ours. */
    @Test
    void opensslAcceptsTheSm2Signature() throws IOException, InterruptedException {
        Keys keys = keys(CipherSuite.SM4_GCM);
        SignedNote note = SignedNote.sign(CHECKPOINT.text(), keys.logSigner(ORIGIN));
        byte[] line = note.signatures().get(1).value();
        byte[] head = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a811ccf5501822d034200");
        byte[] point = keys.logSigner(ORIGIN).secondKey().orElseThrow().raw();
        byte[] spki = Arrays.copyOf(head, head.length + point.length);
        System.arraycopy(point, 0, spki, head.length, point.length);
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(spki)
                        + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(folder.resolve("text"), note.text());
        Files.write(folder.resolve("signature"), Arrays.copyOfRange(line, 4, line.length));
        assertThat(openssl()).isZero();
        Files.writeString(folder.resolve("text"), note.text() + "more");
        assertThat(openssl()).isNotZero();
    }

    private int openssl() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        "key.pem",
                        "-rawin",
                        "-digest",
                        "sm3",
                        "-in",
                        "text",
                        "-sigfile",
                        "signature",
                        "-pkeyopt",
                        "distid:1234567812345678")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }
}
