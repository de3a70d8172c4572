package io.shouwen.privacy.log;

import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Hasher;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives committed entries their index, extends the tree, and signs a checkpoint: all in one transaction, by one node at a
 * time. Before it goes on it looks at what it left behind ({@link LogInspection}). It never writes over anything.
 *
 * <p>Entries are found by not having a leaf, in the order of the transactions that recorded them, never by a greatest id: a
 * long transaction commits entries that are older than those already sequenced, and a clock that went back gives ids that
 * are older than their predecessors'. Times in the log itself never go back: where the clock does, the last time is kept.
 */
final class Sequencer {

    private static final long LOCK = 0x53484F5557454E4CL;

    private final NoteSigner signer;
    private final ClearingKeys clearing;
    private final Clock clock;
    private final int batch;

    /**
     * @param mine whether this node sequenced, or found nothing to sequence: not where another does, or an alarm is open
     * @param size of the tree after this turn
     * @param more whether entries are left for another turn at once
     */
    record Turn(boolean mine, long size, int added, boolean more) {
        private static final Turn NOT_MINE = new Turn(false, 0, 0, false);
    }

    private record Recorded(UUID id, String leaf, long transaction) {}

    /** @param batch the most entries that one transaction takes up */
    Sequencer(NoteSigner signer, ClearingKeys clearing, Clock clock, int batch) {
        this.signer = signer;
        this.clearing = clearing;
        this.clock = clock;
        this.batch = batch;
    }

    /**
     * @param connection in a transaction (READ COMMITTED) that the caller commits or, on any exception, rolls back
     * @throws LogDamaged where what is stored is not what was signed
     */
    Turn take(Connection connection) throws SQLException {
        // Whoever catches up takes many turns: another node may have raised an alarm since it began.
        LogAlarms alarms = new LogAlarms(connection, clearing);
        if (!lock(connection, LOCK) || alarms.open().isPresent()) {
            return Turn.NOT_MINE;
        }
        LogStorage storage = new LogStorage(connection);
        LogInspection inspection = new LogInspection(storage, signer.verifierKey());
        Optional<Published> last = storage.latest();
        long size = last.map(Published::size).orElse(0L);
        // Read before the entries: what commits in between is found now or, above this mark, next time.
        long oldestRunning = storage.oldestRunning();
        long watermark = last.map(Published::watermark).orElse(0L);
        boolean otherCluster = watermark > oldestRunning; // restored elsewhere: transaction numbers mean nothing
        List<Recorded> found = recorded(connection, otherCluster ? 0 : watermark);
        if (found.isEmpty()) {
            inspection.requireSize(size);
            if (last.isPresent()) {
                inspection.requireOwn(last.get());
            }
            return new Turn(true, size, 0, false);
        }
        CompactRange range;
        if (last.isPresent()) {
            range = inspection.requireEdge(last.get());
        } else {
            inspection.requireSize(0);
            range = new CompactRange();
        }
        GrowingTiles tiles = new GrowingTiles(size, storage::tile);
        Hasher hasher = new Hasher();
        byte[][] hashes = new byte[found.size()][];
        for (int i = 0; i < hashes.length; i++) {
            Hash leaf = hasher.entry(found.get(i).leaf().getBytes(StandardCharsets.UTF_8));
            hashes[i] = leaf.bytes();
            range.append(leaf, tiles);
        }
        Instant now = now(last);
        Savepoint before = connection.setSavepoint();
        insertLeaves(connection, size, found, hashes, now);
        insertTiles(connection, tiles.full());
        boolean more = found.size() == batch;
        long done = found.get(found.size() - 1).transaction(); // others of this transaction may be left
        publish(connection, range, more ? Math.min(done, oldestRunning) : oldestRunning, size, now);
        // Again, now that nobody can raise one before this is committed: a batch takes a while.
        alarms.lock();
        if (alarms.open().isPresent()) {
            connection.rollback(before);
            return Turn.NOT_MINE;
        }
        return new Turn(true, range.size(), found.size(), more);
    }

    /** Never before the last checkpoint: several nodes' clocks differ, and clocks are set back. */
    private Instant now(Optional<Published> last) {
        Instant now = clock.instant();
        return last.map(Published::publishedAt).filter(now::isBefore).orElse(now);
    }

    /**
     * Takes the lock, if it is free, until the end of the transaction; and lets the planner of this transaction look single
     * rows up: however long the log grows, each step asks for a few thousand rows by their keys.
     */
    static boolean lock(Connection connection, long lock) throws SQLException {
        String sql = """
                select pg_try_advisory_xact_lock(?), set_config('enable_hashjoin', 'off', true),
                    set_config('enable_mergejoin', 'off', true)
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, lock);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private List<Recorded> recorded(Connection connection, long fromTransaction) throws SQLException {
        String sql = """
                select e.id, e.leaf, e.xact from audit.entry e
                where e.xact >= ? and not exists (select 1 from audit.leaf l where l.entry_id = e.id)
                order by e.xact, e.id limit ?
                """;
        List<Recorded> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, fromTransaction);
            query.setInt(2, batch);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Recorded(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)));
                }
            }
        }
        return found;
    }

    private static void insertLeaves(
            Connection connection, long size, List<Recorded> found, byte[][] hashes, Instant now) throws SQLException {
        String sql = """
                insert into audit.leaf (index, entry_id, hash, sequenced_at)
                select ? + place - 1, entry_id, hash, ?
                from unnest(?, ?) with ordinality as added (entry_id, hash, place)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, size);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", found.stream().map(Recorded::id).toArray()));
            insert.setArray(4, connection.createArrayOf("bytea", hashes));
            insert.executeUpdate();
        }
    }

    private static void insertTiles(Connection connection, List<GrowingTiles.Full> tiles) throws SQLException {
        if (tiles.isEmpty()) {
            return;
        }
        String sql = "insert into audit.tile (level, index, hashes, root) select * from unnest(?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "int2",
                            tiles.stream().map(tile -> (short) tile.level()).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", tiles.stream().map(GrowingTiles.Full::index).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea",
                            tiles.stream().map(GrowingTiles.Full::hashes).toArray(byte[][]::new)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            tiles.stream().map(tile -> tile.root().bytes()).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    private void publish(Connection connection, CompactRange range, long watermark, long previous, Instant now)
            throws SQLException {
        Checkpoint checkpoint = new Checkpoint(signer.verifierKey().name(), range.size(), range.root());
        String note = SignedNote.sign(checkpoint.text(), signer).written();
        Instant published = clock.instant().isBefore(now) ? now : clock.instant();
        String sql = """
                insert into audit.checkpoint (size, root, note, watermark, previous, integrated_at, published_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, checkpoint.size());
            insert.setBytes(2, checkpoint.root().bytes());
            insert.setString(3, note);
            insert.setLong(4, watermark);
            insert.setLong(5, previous);
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setObject(7, published.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
