package io.shouwen.privacy.log;

import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TileAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives committed entries their index, extends the tree, and signs a checkpoint: all in one transaction, by one node at a
 * time. Before it goes on it looks at what it left behind: a missing row, a changed entry, a root that is not the one it
 * signed ends it with {@link LogDamaged}. It never writes over anything.
 *
 * <p>Entries are found by not having a leaf, never by a greatest id: a long transaction commits entries that are older than
 * those already sequenced.
 */
final class Sequencer {

    private static final long LOCK = 0x53484F5557454E4CL;

    private final NoteSigner signer;
    private final Clock clock;
    private final int batch;

    /**
     * @param size of the tree after this turn
     * @param more whether entries are left for another turn at once
     */
    record Turn(boolean mine, long size, int added, boolean more) {
        private static final Turn NOT_MINE = new Turn(false, 0, 0, false);
    }

    private record Recorded(UUID id, String leaf) {}

    /** @param batch the most entries that one transaction takes up */
    Sequencer(NoteSigner signer, Clock clock, int batch) {
        this.signer = signer;
        this.clock = clock;
        this.batch = batch;
    }

    /**
     * @param connection in a transaction (READ COMMITTED) that the caller commits or, on any exception, rolls back
     * @param everywhere looks for entries in the whole table, not only above the watermark: at start, and now and then
     */
    Turn take(Connection connection, boolean everywhere) throws SQLException {
        if (!lock(connection)) {
            return Turn.NOT_MINE;
        }
        LogStorage storage = new LogStorage(connection);
        Optional<Published> last = storage.latest();
        long size = last.map(Published::size).orElse(0L);
        // Read before the entries: what commits in between is found now or, above this mark, next time.
        long oldestRunning = oldestRunning(connection);
        long watermark = last.map(Published::watermark).orElse(0L);
        boolean otherCluster = watermark > oldestRunning; // restored elsewhere: transaction numbers mean nothing
        List<Recorded> found = recorded(connection, everywhere || otherCluster ? 0 : watermark);
        if (found.isEmpty()) {
            return new Turn(true, size, 0, false);
        }
        boolean more = found.size() == batch;
        CompactRange range = continued(storage, last);
        List<FullTile> tiles = new ArrayList<>();
        List<Hash> hashes = new ArrayList<>();
        for (Recorded entry : found) {
            Hash leaf = Hash.ofEntry(entry.leaf().getBytes(StandardCharsets.UTF_8));
            hashes.add(leaf);
            range.append(leaf, (level, index, hash) -> {
                if (level > 0 && level % 8 == 0) {
                    tiles.add(new FullTile(level / 8 - 1, index, hash));
                }
            });
        }
        insertLeaves(connection, size, found, hashes);
        for (FullTile tile : tiles) {
            insertTile(connection, tile);
        }
        publish(connection, range, more ? Math.min(watermark, oldestRunning) : oldestRunning);
        return new Turn(true, range.size(), found.size(), more);
    }

    /** A tile that has become full. */
    private record FullTile(int level, long index, Hash root) {}

    private static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            query.setLong(1, LOCK);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static long oldestRunning(Connection connection) throws SQLException {
        String sql = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Recorded> recorded(Connection connection, long fromTransaction) throws SQLException {
        String sql = """
                select e.id, e.leaf from audit.entry e
                where e.xact >= ? and not exists (select 1 from audit.leaf l where l.entry_id = e.id)
                order by e.id limit ?
                """;
        List<Recorded> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, fromTransaction);
            query.setInt(2, batch);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Recorded(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
        }
        return found;
    }

    /** The tree as it was left, after a look at whether it still is. */
    private CompactRange continued(LogStorage storage, Optional<Published> last) throws SQLException {
        long size = last.map(Published::size).orElse(0L);
        if (storage.sequenced() != size) {
            throw new LogDamaged(
                    "leaf-missing",
                    "the last checkpoint speaks of " + size + " entries, " + storage.sequenced() + " have an index");
        }
        if (last.isEmpty()) {
            return new CompactRange();
        }
        requireOwnCheckpoint(last.get());
        CompactRange range;
        try {
            range = CompactRange.of(size, storage.nodes(size));
        } catch (Malformed missing) {
            throw new LogDamaged("tile-damaged", "the tree cannot be read: " + missing.getMessage(), missing);
        }
        if (!range.root().equals(last.get().root())) {
            throw new LogDamaged("root-changed", "the stored hashes do not lead to the root signed at size " + size);
        }
        requireUnchanged(storage, Math.max(0, size - TileAddress.FULL), size);
        return range;
    }

    private void requireOwnCheckpoint(Published last) {
        try {
            Checkpoint signed = Checkpoint.open(last.note(), signer.verifierKey());
            if (signed.size() == last.size() && signed.root().equals(last.root())) {
                return;
            }
        } catch (BadSignature | Malformed notOurs) {
            throw new LogDamaged(
                    "checkpoint-changed", "the last checkpoint is not ours: " + notOurs.getMessage(), notOurs);
        }
        throw new LogDamaged("checkpoint-changed", "the last checkpoint's row is not what was signed");
    }

    /** @throws LogDamaged where an entry in this range is missing or is not the one whose hash is in the tree */
    static void requireUnchanged(LogStorage storage, long from, long to) throws SQLException {
        for (long first = from; first < to; first += TileAddress.FULL) {
            int count = (int) Math.min(TileAddress.FULL, to - first);
            List<byte[]> entries = storage.entries(first, count);
            List<Hash> hashes = storage.leafHashes(first, count);
            if (entries.size() != count || hashes.size() != count) {
                throw new LogDamaged(
                        "entry-missing", "an entry between index " + first + " and " + (first + count) + " is missing");
            }
            for (int i = 0; i < count; i++) {
                if (!Hash.ofEntry(entries.get(i)).equals(hashes.get(i))) {
                    throw new LogDamaged("entry-changed", "the entry at index " + (first + i) + " was changed");
                }
            }
        }
    }

    private void insertLeaves(Connection connection, long size, List<Recorded> found, List<Hash> hashes)
            throws SQLException {
        String sql = """
                insert into audit.leaf (index, entry_id, hash, sequenced_at)
                select ? + place - 1, entry_id, hash, ?
                from unnest(?, ?) with ordinality as added (entry_id, hash, place)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, size);
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", found.stream().map(Recorded::id).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", hashes.stream().map(Hash::bytes).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    private static void insertTile(Connection connection, FullTile tile) throws SQLException {
        String sql = tile.level() == 0 ? """
                  insert into audit.tile (level, index, hashes, root)
                  select ?, ?, string_agg(hash, ''::bytea order by index), ?
                  from audit.leaf where index >= ? and index < ?
                  """ : """
                  insert into audit.tile (level, index, hashes, root)
                  select ?, ?, string_agg(root, ''::bytea order by index), ?
                  from audit.tile where index >= ? and index < ? and level = ?
                  """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, tile.level());
            insert.setLong(2, tile.index());
            insert.setBytes(3, tile.root().bytes());
            insert.setLong(4, tile.index() * TileAddress.FULL);
            insert.setLong(5, (tile.index() + 1) * TileAddress.FULL);
            if (tile.level() > 0) {
                insert.setInt(6, tile.level() - 1);
            }
            insert.executeUpdate();
        }
    }

    private void publish(Connection connection, CompactRange range, long watermark) throws SQLException {
        var integratedAt = clock.instant().atOffset(ZoneOffset.UTC);
        Checkpoint checkpoint = new Checkpoint(signer.verifierKey().name(), range.size(), range.root());
        String note = SignedNote.sign(checkpoint.text(), signer).written();
        String sql = """
                insert into audit.checkpoint (size, root, note, watermark, integrated_at, published_at)
                values (?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, checkpoint.size());
            insert.setBytes(2, checkpoint.root().bytes());
            insert.setString(3, note);
            insert.setLong(4, watermark);
            insert.setObject(5, integratedAt);
            insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
