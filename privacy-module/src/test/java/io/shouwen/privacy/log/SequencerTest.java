package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.access.Portal;
import io.shouwen.privacy.log.AuditEntry.Who;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.TreeFixture;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL. The database's owner plays the attacker: the application's role could not. */
class SequencerTest {

    private static EmbeddedPostgres postgres;

    private final Sequencer sequencer = new Sequencer(TreeFixture.SIGNER, Clock.systemUTC(), 1_000);

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        for (String schema : List.of("platform", "privacy", "audit")) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/migration/" + schema)
                    .load()
                    .migrate();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("truncate audit.entry, audit.leaf, audit.tile, audit.checkpoint, audit.witnessed");
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
    void leavesTheTurnToWhoeverHasTheLock() throws SQLException {
        record(1);
        try (Connection first = connect()) {
            first.setAutoCommit(false);
            assertThat(sequencer.take(first, false).mine()).isTrue();
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
    void stopsAtAChangedEntry() throws SQLException {
        record(5);
        take();
        execute("update audit.entry set leaf = replace(leaf, 'test.act', 'test.fib')"
                + " where id = (select entry_id from audit.leaf where index = 3)");
        assertStops("entry-changed", "index 3");
    }

    @Test
    void stopsAtADeletedEntry() throws SQLException {
        record(5);
        take();
        execute("delete from audit.entry where id = (select entry_id from audit.leaf where index = 2)");
        assertStops("entry-missing", "missing");
    }

    @Test
    void stopsAtADeletedLeaf() throws SQLException {
        record(5);
        take();
        execute("delete from audit.leaf where index = 2");
        assertStops("tile-damaged", "tile/0/000.p/5");
    }

    @Test
    void stopsAtSwappedEntries() throws SQLException {
        record(5);
        take();
        execute("update audit.leaf set entry_id = gen_random_uuid() where index = 1");
        assertStops("entry-missing", "missing");
    }

    @Test
    void stopsAtAForgedHash() throws SQLException {
        record(5);
        take();
        execute("update audit.leaf set hash = sha256('forged') where index = 1");
        assertStops("root-changed", "size 5");
    }

    @Test
    void stopsAtAnEntryAndHashForgedTogether() throws SQLException {
        record(5);
        take();
        execute("update audit.entry set leaf = replace(leaf, 'test.act', 'test.fib')");
        execute("update audit.leaf l set hash = sha256(decode('00', 'hex') || convert_to(e.leaf, 'UTF8'))"
                + " from audit.entry e where e.id = l.entry_id");
        assertStops("root-changed", "size 5");
    }

    @Test
    void stopsAtARewrittenCheckpoint() throws SQLException {
        record(5);
        take();
        execute("update audit.checkpoint set note = replace(note, '5', '4')");
        assertStops("checkpoint-changed", "not ours");
    }

    @Test
    void stopsAtARemovedCheckpoint() throws SQLException {
        record(5);
        take();
        execute("delete from audit.checkpoint");
        assertStops("leaf-missing", "5 have an index");
    }

    @Test
    void goesOnWhenTheDamageIsMended() throws SQLException {
        record(5);
        take();
        execute("update audit.leaf set index = 77 where index = 4");
        assertStops("leaf-missing", "78 have an index");
        execute("update audit.leaf set index = 4 where index = 77");
        assertThat(take().size()).isEqualTo(6);
    }

    @Test
    void entriesSayNothingButTheirLeaf() throws SQLException {
        record(1);
        assertThatThrownBy(() -> execute("update audit.entry set actor = 'somebody-else'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("actor");
    }

    @Test
    void theWitnessKeepsWhatItSaw(@TempDir Path folder) throws IOException {
        WitnessFolder witness = new WitnessFolder(folder.resolve("witness"));
        assertThat(witness.newest(TreeFixture.SIGNER.verifierKey())).isEmpty();
        TreeFixture tree = TreeFixture.of(12);
        witness.keep(tree.checkpoint(9), tree.note(9));
        witness.keep(tree.checkpoint(12), tree.note(12));
        assertThat(witness.newest(TreeFixture.SIGNER.verifierKey())).contains(tree.checkpoint(12));
        assertThatThrownBy(() ->
                        witness.newest(TreeFixture.signer("log.example/audit").verifierKey()))
                .isInstanceOf(LogDamaged.class);
    }

    private void assertStops(String code, String words) throws SQLException {
        record(1);
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> sequencer.take(connection, false))
                    .isInstanceOf(LogDamaged.class)
                    .hasMessageContaining(words)
                    .extracting(damaged -> ((LogDamaged) damaged).code())
                    .isEqualTo(code);
            connection.rollback();
        }
    }

    private Sequencer.Turn take() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            Sequencer.Turn turn = sequencer.take(connection, false);
            connection.commit();
            return turn;
        }
    }

    private static void record(int count) throws SQLException {
        try (Connection connection = connect()) {
            insert(connection, count);
        }
    }

    private static void insert(Connection connection, int count) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AuditEntry entry = AuditEntry.now(
                    AuditEvent.done("test.act", "test.thing/" + i),
                    new Who("1001", Portal.STAFF, "0123456789abcdef", "127.0.0.1"),
                    Instant.now());
            ids.add(entry.id());
            leaves.add(new String(entry.leaf(), StandardCharsets.UTF_8));
        }
        try (var insert =
                connection.prepareStatement("insert into audit.entry (id, leaf) select * from unnest(?, ?)")) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            insert.setArray(2, connection.createArrayOf("text", leaves.toArray()));
            insert.executeUpdate();
        }
    }

    private static Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
