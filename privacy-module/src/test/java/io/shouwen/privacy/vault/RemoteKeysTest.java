package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stand-in that answers as Vault's transit engine documents it. */
class RemoteKeysTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);
    private static final ProtectedField PHONE = new ProtectedField("test", "person", "phone", FieldKind.PHONE);

    private static VaultDatabase database;

    private final TransitStandIn kms = new TransitStandIn();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final KekVersions versions = new KekVersions(database.source(), new PassingClock());

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
        database.execute("truncate privacy.data_key, privacy.index_key, privacy.signing_key, privacy.kek,"
                + " privacy.kek_wrapped");
    }

    @AfterEach
    void stopKms() {
        kms.close();
    }

    private Transit transit() {
        return transit(TransitStandIn.TOKEN, Optional.empty());
    }

    private Transit transit(String token, Optional<String> namespace) {
        return new Transit(new Transit.Settings(
                kms.address(), "transit", "shouwen", () -> token, namespace, Optional.empty(), Duration.ofMillis(500)));
    }

    private RemoteKeys open(boolean mayBegin) {
        return RemoteKeys.open(transit(), versions, Duration.ofMinutes(15), mayBegin);
    }

    @Test
    void wrapsUnderKeysThatTheKmsHasWrapped() {
        RemoteKeys made = open(true);
        Secret key = Secret.random(32);
        for (CipherSuite suite : CipherSuite.values()) {
            SealedValue wrapped = made.wrap(suite, "dek|x|1", key);
            assertThat(open(false).unwrap(wrapped, "dek|x|1").expose()).isEqualTo(key.expose());
            assertThatThrownBy(() -> made.unwrap(wrapped, "dek|y|1")).isInstanceOf(KeySourceFailure.Wrong.class);
        }
        assertThat(versions.wrapped()).hasSize(2).allSatisfy(row -> {
            assertThat(row.bytes()[0]).isEqualTo((byte) 2);
            assertThat(new String(row.bytes(), 1, 9, StandardCharsets.US_ASCII)).isEqualTo("vault:v1:");
        });
    }

    /** A request never waits for the network, neither does its transaction. */
    @Test
    void asksTheKmsOnlyAtStart() {
        TestTransactions transactions = new TestTransactions(database.source());
        Keys keys = Keys.of(open(true), CipherSuite.AES_256_GCM, CLOCK, transactions);
        keys.open();
        SealingVault vault = new SealingVault(keys, new DataKeys(keys, transactions, transactions), "AES-256-GCM");
        int asked = kms.requests.size();
        PersonId person = new PersonId(UUID.randomUUID());
        byte[] sealed = vault.protect(person, PHONE, "13512348888").sealed().orElseThrow();
        assertThat(vault.unseal(person, PHONE, sealed).disclose()).isEqualTo("+8613512348888");
        keys.logSigner("log.example");
        assertThat(kms.requests).hasSize(asked);
        assertThat(database.count("select count(*) from privacy.signing_key where algorithm = 'Ed25519'"))
                .isEqualTo(1);
        String key = keys.logSigner("log.example").verifierKey().toString();
        Keys again = Keys.of(open(false), CipherSuite.AES_256_GCM, CLOCK, transactions);
        again.open();
        assertThat(again.logSigner("log.example").verifierKey().toString()).isEqualTo(key);
    }

    @Test
    void rotatesHereAndThere() {
        RemoteKeys keys = open(true);
        Secret key = Secret.random(32);
        SealedValue first = keys.wrap(CipherSuite.AES_256_GCM, "a", key);
        keys.add(2);
        keys.add(2); // as after a crash
        assertThat(kms.newest()).isEqualTo(2);
        assertThat(keys.newest()).isEqualTo(2);
        assertThat(keys.wrap(CipherSuite.AES_256_GCM, "a", key).keyVersion()).isEqualTo(2);
        assertThat(open(false).unwrap(first, "a").expose()).isEqualTo(key.expose());
        assertThat(versions.wrapped())
                .hasSize(4)
                .allSatisfy(row -> assertThat(new String(row.bytes(), 1, 9, StandardCharsets.US_ASCII))
                        .isEqualTo("vault:v2:"));
    }

    @Test
    void opensWhatAnotherNodeHasWrappedUnderANewVersion() {
        RemoteKeys here = open(true);
        RemoteKeys there = open(false);
        here.add(2);
        Secret key = Secret.random(32);
        SealedValue wrapped = here.wrap(CipherSuite.AES_256_GCM, "a", key);
        assertThat(wrapped.keyVersion()).isEqualTo(2);
        assertThat(there.unwrap(wrapped, "a").expose()).isEqualTo(key.expose());
    }

    @Test
    void asksTheKmsNothingForAVersionThatNobodyMade() {
        RemoteKeys keys = open(true);
        byte[] bytes =
                keys.wrap(CipherSuite.AES_256_GCM, "a", Secret.random(32)).bytes();
        bytes[5] = 9;
        int asked = kms.requests.size();
        assertThatThrownBy(() -> keys.unwrap(SealedValue.parse(bytes).orElseThrow(), "a"))
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("version 9");
        assertThat(kms.requests).hasSize(asked);
    }

    @Test
    void wrapsUnderANewVersionOnceEveryNodeHasHadTimeToTakeItIn() {
        RemoteKeys here = open(true);
        versions.known(here.newest());
        RemoteKeys there = open(false);
        here.add(2);
        there.takeIn(); // before anything is said of when it wraps
        versions.announce(2, versions.time().plusSeconds(150));
        here.takeIn();
        there.takeIn();
        for (RemoteKeys node : List.of(here, there)) {
            assertThat(node.wrap(CipherSuite.AES_256_GCM, "a", Secret.random(32))
                            .keyVersion())
                    .isEqualTo(1);
        }
        int asked = kms.requests.size();
        there.takeIn();
        passed.set(Duration.ofSeconds(150));
        for (RemoteKeys node : List.of(here, there)) {
            assertThat(node.wrap(CipherSuite.AES_256_GCM, "a", Secret.random(32))
                            .keyVersion())
                    .isEqualTo(2);
        }
        assertThat(kms.requests).hasSize(asked);
    }

    @Test
    void rotatesWhileAnotherNodeGoesOnWrapping() {
        TestTransactions transactions = new TestTransactions(database.source());
        RotationFixture fixture = new RotationFixture(database.source(), null);
        Clock clock = new PassingClock();
        Keys here = Keys.of(open(true), CipherSuite.AES_256_GCM, clock, transactions);
        here.open();
        Keys there = Keys.of(open(false), CipherSuite.AES_256_GCM, clock, transactions);
        there.open();
        DataKeys dataKeys = new DataKeys(here, transactions, transactions);
        dataKeys.obtain(new PersonId(UUID.randomUUID()), CipherSuite.AES_256_GCM);
        RotationFixture.Job job = new RotationFixture.Job(fixture.begin(RotatedKeys.KEK));
        new KeyRotation(
                        here,
                        dataKeys,
                        transactions,
                        new Rotations(transactions),
                        List.of(),
                        () -> {},
                        () -> {},
                        clock,
                        25)
                .run(job);
        assertThat(job.told.get("result")).contains("\"version\":2").contains("\"retired\":true");
        there.open(); // opens what was wrapped anew
        there.source().takeIn();
        assertThat(there.source()
                        .wrap(CipherSuite.AES_256_GCM, "a", Secret.random(32))
                        .keyVersion())
                .isEqualTo(2);
    }

    /** For sources that cannot say themselves that something is there already. */
    @Test
    void oneNodeAtATimeMakesKeys() throws Exception {
        List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> second = new CompletableFuture<>();
        versions.alone(() -> {
            second.completeAsync(() -> {
                versions.alone(() -> order.add("second"));
                return null;
            });
            while (database.count("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 0
                    && !second.isDone()) {
                Thread.onSpinWait();
            }
            order.add("first");
        });
        second.get(10, TimeUnit.SECONDS);
        assertThat(order).containsExactly("first", "second");
    }

    private final class PassingClock extends Clock {
        @Override
        public Instant instant() {
            return CLOCK.instant().plus(passed.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void survivesAShortOutageAndNotALongOne() {
        RemoteKeys keys = open(true);
        SealedValue wrapped = keys.wrap(CipherSuite.AES_256_GCM, "a", Secret.random(32));
        kms.sealed = true;
        assertThatThrownBy(keys::look)
                .isInstanceOf(KeySourceFailure.Unavailable.class)
                .hasMessageContaining("Vault is sealed");
        keys.unwrap(wrapped, "a");
        RemoteKeys impatient = RemoteKeys.open(unsealed(), versions, Duration.ZERO, false);
        assertThatThrownBy(() -> impatient.unwrap(wrapped, "a")).isInstanceOf(KeySourceFailure.Unavailable.class);
    }

    private Transit unsealed() {
        kms.sealed = false;
        return transit();
    }

    @Test
    void closesWhenTheTokenIsTakenAway() {
        RemoteKeys keys = open(true);
        SealedValue wrapped = keys.wrap(CipherSuite.AES_256_GCM, "a", Secret.random(32));
        kms.revoked = true;
        assertThatThrownBy(keys::look)
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> keys.unwrap(wrapped, "a")).isInstanceOf(KeySourceFailure.class);
        kms.revoked = false;
        keys.look();
        keys.unwrap(wrapped, "a");
    }

    @Test
    void triesAgainAndNotForEver() {
        kms.failNext(2);
        open(true);
        kms.failNext(100);
        int asked = kms.requests.size();
        assertThatThrownBy(() -> open(false))
                .isInstanceOf(KeySourceFailure.Unavailable.class)
                .hasMessageContaining("502");
        assertThat(kms.requests.size() - asked).isEqualTo(3);
    }

    @Test
    void waitsABoundedTime() {
        open(true);
        kms.delayMillis = 5_000;
        long begun = System.nanoTime();
        assertThatThrownBy(() -> open(false)).isInstanceOf(KeySourceFailure.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void namesARefusedToken() {
        assertThatThrownBy(() -> RemoteKeys.open(
                        transit("s.someone-else", Optional.empty()), versions, Duration.ofMinutes(1), true))
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageNotContaining("s.someone-else");
    }

    @Test
    void namesAKeyThatIsGone() {
        open(true);
        kms.forgetKey();
        assertThatThrownBy(() -> open(false)).isInstanceOf(KeySourceFailure.Missing.class);
    }

    @Test
    void namesWrappedKeysThatAreGone() {
        assertThatThrownBy(() -> open(false)).isInstanceOf(KeySourceFailure.Missing.class);
    }

    @Test
    void namesAKmsThatIsNotThere() {
        kms.close();
        assertThatThrownBy(() -> open(true)).isInstanceOf(KeySourceFailure.Unavailable.class);
    }

    @Test
    void namesAKeyThatIsAnother() {
        open(true);
        kms.forgetKey();
        transit().create();
        assertThatThrownBy(() -> open(false)).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void saysItsNamespace() {
        kms.namespace = "school/shouwen";
        assertThatThrownBy(() -> open(true)).isInstanceOf(KeySourceFailure.Missing.class);
        RemoteKeys.open(
                transit(TransitStandIn.TOKEN, Optional.of("school/shouwen")), versions, Duration.ofMinutes(1), true);
    }

    @Test
    void trustsTheAuthorityThatItWasToldOf(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                folder,
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                folder.resolve("ca.pem").toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        try (TransitStandIn secure = new TransitStandIn(tls)) {
            assertThat(transit(secure.address(), Optional.of(folder.resolve("ca.pem")))
                            .newest())
                    .isEmpty();
            Transit distrusting = transit(secure.address(), Optional.empty());
            assertThatThrownBy(distrusting::newest).isInstanceOf(KeySourceFailure.Unavailable.class);
        }
    }

    private static Transit transit(URI address, Optional<Path> authority) {
        return new Transit(new Transit.Settings(
                address,
                "transit",
                "shouwen",
                () -> TransitStandIn.TOKEN,
                Optional.empty(),
                authority,
                Duration.ofSeconds(5)));
    }

    private static void keytool(Path folder, String... args) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-noprompt"));
        command.add(1, args[0]);
        command.addAll(List.of(args).subList(1, args.length));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
    }
}
