package io.shouwen.privacy.log;

import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.Nodes;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the whole log again, a slice at each turn, round after round: entries, leaves and tiles by index; checkpoints by
 * size; and entries by id, for those that were put in behind the sequencer's back. At {@code n} entries a turn and two
 * turns a second, a log of {@code N} entries is read once in {@code N / 2n} seconds.
 */
final class RollingSweep {

    static final long LOCK = 0x53484F5557454E53L;

    /** Each costs a signature. */
    private static final int CHECKPOINTS = 16;

    private static final UUID FIRST = new UUID(0, 0);

    private final VerifierKey key;
    private final Clock clock;
    private final int entries;

    /** Where one of the three readings stands: up to here, exclusive, all is well in this round. */
    private record Position(String part, String value) {}

    /** @param entries read at each turn; a multiple of 256 */
    RollingSweep(VerifierKey key, Clock clock, int entries) {
        if (entries < TileAddress.FULL || entries % TileAddress.FULL != 0) {
            throw new IllegalArgumentException("the sweep reads whole tiles: a multiple of 256 entries");
        }
        this.key = key;
        this.clock = clock;
        this.entries = entries;
    }

    /**
     * One slice of each reading.
     *
     * @param connection in a transaction that the caller commits or rolls back
     * @return false where another node is at it
     * @throws LogDamaged where something is not what was signed
     * @throws io.shouwen.privacy.log.tree.Malformed where the tree cannot be read
     */
    boolean take(Connection connection) throws SQLException {
        if (!Sequencer.lock(connection, LOCK)) {
            return false;
        }
        LogStorage storage = new LogStorage(connection);
        Optional<Published> latest = storage.latest();
        if (latest.isEmpty()) {
            return true;
        }
        LogInspection inspection = new LogInspection(storage, key);
        tree(connection, inspection, latest.get());
        checkpoints(connection, storage, inspection, latest.get());
        entries(connection, latest.get(), storage.oldestRunning());
        return true;
    }

    private void tree(Connection connection, LogInspection inspection, Published latest) throws SQLException {
        long from = Math.min(number(position(connection, "tree")), latest.size());
        long to = Math.min(from + entries, latest.size());
        inspection.requireUnchanged(from, to);
        for (long end = from + TileAddress.FULL; end <= to; end += TileAddress.FULL) {
            // Each tile that these entries complete, from the lowest level up.
            for (int level = 0; end % (1L << 8 * (level + 1)) == 0; level++) {
                inspection.requireTile(level, (end >>> 8 * (level + 1)) - 1);
            }
        }
        // Whole tiles only: the rest is read again when its tile is full.
        boolean ended = to == latest.size();
        move(connection, "tree", ended ? "0" : Long.toString(to), ended, latest.size());
    }

    private void checkpoints(Connection connection, LogStorage storage, LogInspection inspection, Published latest)
            throws SQLException {
        long after = number(position(connection, "checkpoints"));
        Published before = after == 0 ? null : storage.checkpoint(after).orElse(null);
        if (after > 0 && before == null) {
            throw new LogDamaged("checkpoint-missing", "the checkpoint of size " + after + " was removed");
        }
        List<Published> slice = storage.checkpointsAfter(after, CHECKPOINTS);
        Nodes nodes = storage.rememberingNodes(latest.size());
        for (Published published : slice) {
            if (published.size() > latest.size()) {
                break; // published meanwhile by another node
            }
            inspection.requireOwn(published);
            inspection.requireFollows(published, before == null ? 0 : before.size(), before);
            inspection.requireRoot(published, nodes);
            before = published;
        }
        boolean ended = before == null || before.size() >= latest.size();
        move(connection, "checkpoints", ended ? "0" : Long.toString(before.size()), ended, latest.size());
    }

    /** Every transaction below the watermark was sequenced: an entry of one of those without a leaf came later. */
    private void entries(Connection connection, Published latest, long oldestRunning) throws SQLException {
        if (latest.watermark() > oldestRunning) {
            return; // restored into another cluster: transaction numbers mean nothing until the next checkpoint
        }
        Position position = position(connection, "entries");
        UUID after = position == null ? FIRST : UUID.fromString(position.value());
        String sql = """
                select e.id, l.entry_id is null and e.xact < ?
                from (select id, xact from audit.entry where id > ? order by id limit ?) e
                left join audit.leaf l on l.entry_id = e.id order by e.id
                """;
        UUID last = after;
        int count = 0;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, latest.watermark());
            query.setObject(2, after);
            query.setInt(3, entries);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    last = row.getObject(1, UUID.class);
                    count++;
                    if (row.getBoolean(2)) {
                        throw new LogDamaged(
                                "entry-inserted",
                                "the entry " + last
                                        + " has no index, though everything recorded with it has one: it was"
                                        + " put in later, or its leaf was taken away");
                    }
                }
            }
        }
        boolean ended = count < entries;
        move(connection, "entries", ended ? FIRST.toString() : last.toString(), ended, latest.size());
    }

    private static long number(Position position) {
        return position == null ? 0 : Long.parseLong(position.value());
    }

    private static Position position(Connection connection, String part) throws SQLException {
        String sql = "select position from privacy.log_sweep where part = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, part);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Position(part, row.getString(1)) : null;
            }
        }
    }

    private void move(Connection connection, String part, String to, boolean ended, long size) throws SQLException {
        String sql = """
                insert into privacy.log_sweep as s (part, position, began_at, ended_at, ended_count)
                values (?, ?, ?, case when ? then ?::timestamptz end, case when ? then ?::bigint end)
                on conflict (part) do update set position = excluded.position,
                    began_at = case when ? then excluded.began_at else s.began_at end,
                    ended_at = coalesce(excluded.ended_at, s.ended_at),
                    ended_count = coalesce(excluded.ended_count, s.ended_count)
                """;
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, part);
            update.setString(2, to);
            update.setObject(3, now);
            update.setBoolean(4, ended);
            update.setObject(5, now);
            update.setBoolean(6, ended);
            update.setLong(7, size);
            update.setBoolean(8, ended);
            update.executeUpdate();
        }
    }
}
