package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.vault.RotationFixture.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node remembers of data keys, and for how long, while they are rotated elsewhere. */
class DataKeysTest {

    private static final Duration KEPT = Duration.ofMinutes(2);

    private static VaultDatabase database;

    @TempDir
    Path folder;

    private final PersonId person = new PersonId(UUID.randomUUID());
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - KEPT.toNanos()); // it may overflow
    private TestTransactions transactions;
    private Keys keys;
    private DataKeys dataKeys;

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
        database.execute(RotationFixture.TABLE);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void begin() {
        database.execute("truncate privacy.data_key, privacy.index_key, privacy.key_rotation, test.person");
        transactions = new TestTransactions(database.source());
        keys = new Keys(folder.resolve("keys.p12"), Optional.of("secret"), transactions);
        keys.open();
        dataKeys = new DataKeys(keys, transactions, transactions, KEPT, nanos::get);
        elsewhere().obtain(person, CipherSuite.AES_256_GCM);
    }

    private DataKeys elsewhere() {
        return new DataKeys(keys, transactions, transactions);
    }

    private int version() {
        return dataKeys.obtain(person, CipherSuite.AES_256_GCM).version();
    }

    private void makeNext() {
        elsewhere().make(List.of(person), CipherSuite.AES_256_GCM, 2);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void remembersAKeyForTwoMinutes() {
        assertThat(version()).isEqualTo(1);
        makeNext();
        pass(KEPT.minusSeconds(1));
        assertThat(version()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void countsFromWhenItWasReadAndNotFromWhenItsTransactionEnded() {
        transactions.commit(() -> {
            assertThat(version()).isEqualTo(1);
            makeElsewhere();
            pass(KEPT.minusSeconds(1));
        });
        pass(Duration.ofSeconds(1));
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void aLongTransactionReadsItsKeyAgainToo() {
        transactions.commit(() -> {
            assertThat(version()).isEqualTo(1);
            makeElsewhere();
            pass(KEPT);
            assertThat(version()).isEqualTo(2);
        });
    }

    @Test
    void aLateTransactionPutsNoOlderKeyInTheNewOnesPlace() throws Exception {
        transactions.commit(() -> {
            assertThat(version()).isEqualTo(1);
            makeElsewhere();
            pass(Duration.ofSeconds(1));
            Thread other = new Thread(this::version); // in no transaction: shared at once
            other.start();
            other.join();
        });
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void whatWasForgottenStaysSoWhenATransactionEndsThatHadReadIt() {
        transactions.commit(() -> {
            assertThat(version()).isEqualTo(1);
            makeElsewhere();
            pass(Duration.ofSeconds(1));
            dataKeys.forgetAll();
        });
        assertThat(version()).isEqualTo(2);
    }

    /** Sealed from memory, so that the database knows nothing of the transaction, and written when the key has gone. */
    @Test
    void undoesWhatWasSealedUnderAKeyThatHasGoneMeanwhile() {
        version();
        SealingVault vault = new SealingVault(keys, dataKeys, "AES-256-GCM");
        assertThatThrownBy(() -> transactions.commit(() -> {
                    byte[] sealed = vault.protect(person, RotationFixture.NAME, "李雷")
                            .sealed()
                            .orElseThrow();
                    rotate();
                    pass(Duration.ofSeconds(11));
                    try (var insert = transactions
                            .getConnection()
                            .prepareStatement("insert into test.person (id, name_sealed) values (?, ?)")) {
                        insert.setObject(1, person.value());
                        insert.setBytes(2, sealed);
                        insert.executeUpdate();
                    }
                }))
                .isInstanceOf(DataKeyReplaced.class);
        assertThat(database.count("select count(*) from privacy.data_key where version = 1"))
                .isZero();
        assertThat(database.count("select count(*) from test.person")).isZero();
    }

    @Test
    void undoesNothingOfPeopleWhoseKeyIsStillTheNewest() throws Exception {
        rotate();
        PersonId newcomer = new PersonId(UUID.randomUUID());
        transactions.commit(() -> {
            assertThat(dataKeys.obtain(newcomer, CipherSuite.AES_256_GCM).version())
                    .isEqualTo(1);
            assertThat(version()).isEqualTo(2);
            pass(KEPT.multipliedBy(2));
        });
    }

    private void makeElsewhere() throws InterruptedException {
        Thread other = new Thread(this::makeNext);
        other.start();
        other.join();
    }

    private void rotate() throws InterruptedException {
        RotationFixture fixture = new RotationFixture(database.source(), folder.resolve("keys.p12"));
        Job job = new Job(fixture.begin(RotatedKeys.DATA));
        Thread other = new Thread(() -> fixture.new Node(CipherSuite.AES_256_GCM, Duration.ZERO, KEPT)
                .rotation(List.of(RotationFixture.people(database.source())), 25)
                .run(job));
        other.start();
        other.join();
        assertThat(job.told.get("result")).contains("\"version\":2");
    }
}
