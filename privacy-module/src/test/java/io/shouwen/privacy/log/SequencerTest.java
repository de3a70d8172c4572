package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.TreeFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real PostgreSQL. Attacks are in {@link TamperedLogTest}. */
class SequencerTest {

    private static LogDatabase database;

    private final Sequencer sequencer = new Sequencer(TreeFixture.SIGNER, LogDatabase.KEYS, Clock.systemUTC(), 1_000);

    @BeforeAll
    static void start() throws Exception {
        database = new LogDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.blank();
    }

    @Test
    void publishesWhatWasRecorded() throws SQLException {
        record(3);
        Sequencer.Turn turn = take();
        assertThat(turn).isEqualTo(new Sequencer.Turn(true, 3, 3, false));
        try (Connection connection = connect()) {
            LogStorage storage = new LogStorage(connection);
            Published published = storage.latest().orElseThrow();
            Checkpoint checkpoint = Checkpoint.open(published.note(), TreeFixture.SIGNER.verifierKey());
            List<byte[]> entries = storage.entries(0, 3);
            assertThat(checkpoint.root()).isEqualTo(new TreeFixture(entries).mth(0, 3));
        }
        assertThat(take()).isEqualTo(new Sequencer.Turn(true, 3, 0, false));
    }

    @Test
    void growsTheSameTreeInAnySteps() throws SQLException {
        for (int count : new int[] {1, 254, 1, 1, 300, 700, 44, 65_000 % 900}) {
            record(count);
            while (take().more()) {
                // one batch after the other
            }
        }
        try (Connection connection = connect()) {
            LogStorage storage = new LogStorage(connection);
            long size = storage.latest().orElseThrow().size();
            List<byte[]> entries = storage.entries(0, (int) size);
            TreeFixture tree = new TreeFixture(entries);
            assertThat(storage.latest().orElseThrow().root()).isEqualTo(tree.mth(0, (int) size));
            for (TileAddress address : TileAddress.allOf(size).toList()) {
                assertThat(storage.tile(address)).as(address.path()).isEqualTo(tree.tile(address));
            }
            assertThat(storage.nodes(size)
                            .inclusion(257, size)
                            .leadsFrom(Hash.ofEntry(entries.get(257)), tree.mth(0, (int) size)))
                    .isTrue();
        }
    }

    /** Committed late with an id and a transaction number older than what is sequenced already. */
    @Test
    void findsWhatALongTransactionCommitsLate() throws SQLException {
        try (Connection slow = connect()) {
            slow.setAutoCommit(false);
            insert(slow, 2);
            record(3);
            assertThat(take().added()).isEqualTo(3);
            record(1);
            assertThat(take().added()).isEqualTo(1);
            slow.commit();
        }
        assertThat(take()).isEqualTo(new Sequencer.Turn(true, 6, 2, false));
        assertThat(take().added()).isZero();
    }

    @Test
    void passesOverWhatWasRolledBack() throws SQLException {
        try (Connection failing = connect()) {
            failing.setAutoCommit(false);
            insert(failing, 2);
            record(1);
            assertThat(take().added()).isEqualTo(1);
            failing.rollback();
        }
        record(1);
        assertThat(take()).isEqualTo(new Sequencer.Turn(true, 2, 1, false));
    }

    @Test
    void catchesUpInBatches() throws SQLException {
        record(2_500);
        assertThat(take()).isEqualTo(new Sequencer.Turn(true, 1_000, 1_000, true));
        assertThat(take()).isEqualTo(new Sequencer.Turn(true, 2_000, 1_000, true));
        assertThat(take()).isEqualTo(new Sequencer.Turn(true, 2_500, 500, false));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // without the lock, it would wait for itself
    void leavesTheTurnToWhoeverHasTheLock() throws SQLException {
        record(1);
        try (Connection first = connect()) {
            first.setAutoCommit(false);
            assertThat(sequencer.take(first).mine()).isTrue();
            assertThat(take().mine()).isFalse();
            first.rollback();
        }
        assertThat(take().added()).isEqualTo(1);
    }

    @Test
    void findsEntriesOfARestoredDatabase() throws SQLException {
        record(1);
        take();
        execute("update audit.checkpoint set watermark = 9000000000000");
        execute("update audit.entry set xact = 9000000000000");
        record(1);
        assertThat(take().added()).isEqualTo(1);
    }

    @Test
    void entriesSayNothingButTheirLeaf() throws SQLException {
        record(1);
        assertThatThrownBy(() -> execute("update audit.entry set actor = 'somebody-else'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("actor");
    }

    private Sequencer.Turn take() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            Sequencer.Turn turn = sequencer.take(connection);
            connection.commit();
            return turn;
        }
    }

    /** The clock is set back: the new entries have older ids, and their place behind the others all the same. */
    @Test
    void aClockThatGoesBackLosesNothing() throws SQLException {
        MovableClock clock = new MovableClock();
        Instant noon = clock.instant();
        LogRun node = database.run(clock);
        recordAt(3, clock);
        assertThat(node.run()).isEmpty();
        assertThat(node.run()).isEmpty();
        clock.move(Duration.ofHours(-5));
        recordAt(4, clock);
        assertThat(node.run()).isEmpty();
        assertThat(node.run()).isEmpty();
        recordAt(1, clock);
        clock.move(Duration.ofHours(6));
        assertThat(node.run()).isEmpty();
        assertThat(database.size()).isEqualTo(9); // one tells of the clock
        assertThat(database.checkpoint(3).publishedAt()).isEqualTo(noon);
        assertThat(database.checkpoint(8).publishedAt()).isEqualTo(noon); // never back
        assertThat(database.checkpoint(9).publishedAt()).isEqualTo(noon.plus(Duration.ofHours(1)));
        try (Connection connection = connect()) {
            assertThat(new LogStorage(connection).entries(0, 9))
                    .extracting(leaf -> new String(leaf, StandardCharsets.UTF_8))
                    .filteredOn(leaf -> leaf.contains("privacy.log.clock-back"))
                    .hasSize(1)
                    .allMatch(leaf -> leaf.contains("\"prev\":\"" + noon + "\""));
        }
    }

    /** A transaction of more entries than one batch takes. */
    @Test
    void takesALargeTransactionInBatches() throws SQLException {
        record(10);
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            LogDatabase.insert(connection, 2_300, Instant.now());
            connection.commit();
        }
        record(10);
        assertThat(database.run(Clock.systemUTC()).run()).isEmpty();
        assertThat(database.size()).isEqualTo(2_320);
        assertComplete(2_320);
    }

    /** Killed in the middle again and again, with entries coming in all the while; another node then goes on. */
    @Test
    void beingKilledLeavesNoGap() throws Exception {
        Random random = new Random(7);
        int recorded = 0;
        for (int round = 0; round < 4; round++) {
            Process node = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SequencerUnderFire.class.getName(),
                            database.url(),
                            TreeFixture.SIGNER.verifierKey().toString(),
                            Base64.getEncoder().encodeToString(TreeFixture.privateKey()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long before = database.size();
            while (node.isAlive() && database.size() < before + 600) {
                recorded += record(400);
            }
            assertThat(node.isAlive()).isTrue();
            for (int i = random.nextInt(8); i >= 0; i--) {
                recorded += record(300);
            }
            node.destroyForcibly().waitFor();
        }
        LogRun next = database.run(Clock.systemUTC());
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (database.size() < recorded && System.nanoTime() < end) {
            assertThat(next.run()).isEmpty(); // the database may take a moment to see that the last one is dead
        }
        assertThat(database.size()).isEqualTo(recorded);
        assertComplete(recorded);
    }

    /** Several nodes at once. */
    @Test
    void severalNodesSequenceEachEntryOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        AtomicBoolean recording = new AtomicBoolean(true);
        for (int i = 0; i < 4; i++) {
            LogRun node = database.run(Clock.systemUTC());
            running.add(nodes.submit(() -> {
                while (recording.get()) {
                    assertThat(node.run()).isEmpty();
                }
                return null;
            }));
        }
        int recorded = 0;
        for (int i = 0; i < 200; i++) {
            recorded += record(17);
        }
        recording.set(false);
        for (Future<?> node : running) {
            node.get(60, TimeUnit.SECONDS);
        }
        nodes.shutdownNow();
        assertThat(database.run(Clock.systemUTC()).run()).isEmpty();
        assertThat(database.size()).isEqualTo(recorded);
        assertComplete(recorded);
    }

    private static void assertComplete(int size) throws SQLException {
        try (Connection connection = connect()) {
            LogStorage storage = new LogStorage(connection);
            new LogInspection(storage, TreeFixture.SIGNER.verifierKey()).requireUnchanged(0, size);
            CompactRange range = new CompactRange();
            storage.entries(0, size).forEach(leaf -> range.append(Hash.ofEntry(leaf)));
            assertThat(storage.latest().orElseThrow().root()).isEqualTo(range.root());
        }
    }

    private static int record(int count) throws SQLException {
        return database.record(count).size();
    }

    private static void recordAt(int count, Clock clock) throws SQLException {
        try (Connection connection = connect()) {
            LogDatabase.insert(connection, count, clock.instant());
        }
    }

    private static void insert(Connection connection, int count) throws SQLException {
        LogDatabase.insert(connection, count, Instant.now());
    }

    private static Connection connect() throws SQLException {
        return database.connect();
    }

    private static void execute(String sql) throws SQLException {
        database.execute(sql);
    }
}
