package io.shouwen.privacy.log;

import io.shouwen.privacy.log.tree.EntryBundle;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Nodes;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.TiledNodes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the tree out of schema {@code audit}, over one connection. Only full tiles are stored; the right edge is put together. */
final class LogStorage {

    private static final String CHECKPOINTS =
            "select size, root, note, watermark, previous, integrated_at, published_at from audit.checkpoint ";

    private final Connection connection;

    /**
     * @param watermark every transaction below it is sequenced
     * @param previous size of the checkpoint before, 0 for the first
     */
    record Published(
            long size,
            Hash root,
            String note,
            long watermark,
            long previous,
            Instant integratedAt,
            Instant publishedAt) {}

    /**
     * A row of {@code audit.leaf} with the entry that it names.
     *
     * @param leaf the entry's text, or null where the entry is missing
     * @param columnsTrue whether everything that searches go by is what the text says
     */
    record Row(long index, Hash hash, String leaf, boolean columnsTrue) {}

    /** @param hashes as stored */
    @SuppressWarnings("ArrayRecordComponent")
    record StoredTile(byte[] hashes, Hash root) {}

    LogStorage(Connection connection) {
        this.connection = connection;
    }

    Optional<Published> latest() throws SQLException {
        return checkpoints("order by size desc limit ?", 1).stream().findFirst();
    }

    Optional<Published> checkpoint(long size) throws SQLException {
        return checkpoints("where size = ?", size).stream().findFirst();
    }

    /** The next ones after that size, in order. */
    List<Published> checkpointsAfter(long size, int most) throws SQLException {
        return checkpoints("where size > ? order by size limit " + most, size);
    }

    private List<Published> checkpoints(String which, long value) throws SQLException {
        List<Published> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(CHECKPOINTS + which)) {
            query.setLong(1, value);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Published(
                            row.getLong(1),
                            Hash.of(row.getBytes(2)),
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return found;
    }

    /** How many entries have a place in the tree. */
    long sequenced() throws SQLException {
        return number("select coalesce(max(index) + 1, 0) from audit.leaf");
    }

    /** Transactions from this one on may still be running. */
    long oldestRunning() throws SQLException {
        return number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
    }

    /** A stored tile that a tree of this size does not have. */
    Optional<String> tileBeyond(long size) throws SQLException {
        String sql = """
                select tile.level || '/' || tile.index from generate_series(0, 7) as levels (level)
                cross join lateral (select level, index from audit.tile t
                    where t.level = levels.level and t.index >= (?::bigint >> (8 * (levels.level + 1)))
                    limit 1) tile
                limit 1
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, size);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    Nodes nodes(long size) {
        return new TiledNodes(size, this::tile);
    }

    /** As {@link #nodes}, for many questions one after the other: reads each tile once, and remembers the newest few. */
    Nodes rememberingNodes(long size) {
        return new TiledNodes(size, remembering(256));
    }

    private Function<TileAddress, byte[]> remembering(int most) {
        Map<TileAddress, byte[]> newest = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<TileAddress, byte[]> eldest) {
                return size() > most;
            }
        };
        return address -> newest.computeIfAbsent(address, this::tile);
    }

    /** The tile or bundle; shorter than it should be where rows are missing. */
    byte[] tile(TileAddress address) {
        try {
            if (address.level() == TileAddress.ENTRIES) {
                return EntryBundle.of(entries(address.index() * TileAddress.FULL, address.width()));
            }
            if (address.full()) {
                Optional<StoredTile> stored = storedTile(address.level(), address.index());
                if (stored.isPresent()) {
                    return stored.get().hashes();
                }
            }
            return below(address);
        } catch (SQLException broken) {
            throw new IllegalStateException("the log cannot be read", broken);
        }
    }

    /** The hashes that belong into a tile, read from the level below it. */
    byte[] below(TileAddress address) throws SQLException {
        String sql = address.level() == 0
                ? "select hash from audit.leaf where index >= ? and index < ? order by index"
                : "select root from audit.tile where index >= ? and index < ? and level = ? order by index";
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        long first = address.index() * TileAddress.FULL;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, first);
            query.setLong(2, first + address.width());
            if (address.level() > 0) {
                query.setInt(3, address.level() - 1);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hashes.writeBytes(row.getBytes(1));
                }
            }
        }
        return hashes.toByteArray();
    }

    Optional<StoredTile> storedTile(int level, long index) throws SQLException {
        String sql = "select hashes, root from audit.tile where level = ? and index = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, level);
            query.setLong(2, index);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredTile(row.getBytes(1), Hash.of(row.getBytes(2))))
                        : Optional.empty();
            }
        }
    }

    /** The leaves of consecutive entries; fewer where rows are missing. */
    List<byte[]> entries(long first, int count) throws SQLException {
        String sql = """
                select e.leaf from audit.leaf l join audit.entry e on e.id = l.entry_id
                where l.index >= ? and l.index < ? order by l.index
                """;
        List<byte[]> leaves = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, first);
            query.setLong(2, first + count);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    leaves.add(row.getString(1).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return leaves;
    }

    /** Rows of {@code audit.leaf} in that range as they stand, missing or doubled ones included. */
    List<Row> rows(long first, long end) throws SQLException {
        String sql = """
                select l.index, l.hash, e.leaf, coalesce(
                    (said ->> 'id') = e.id::text
                    and (said ->> 'actor') is not distinct from e.actor
                    and (said ->> 'action') is not distinct from e.action
                    and (said ->> 'outcome') is not distinct from e.outcome
                    and (said ->> 'subject') is not distinct from e.subject::text
                    and (said ->> 'purpose') is not distinct from e.purpose
                    and (said ->> 'case') is not distinct from e.case_reference, false)
                from audit.leaf l left join audit.entry e on e.id = l.entry_id
                cross join lateral (
                    select case when pg_input_is_valid(e.leaf, 'jsonb') then e.leaf::jsonb end as said
                    offset 0) text -- read once, not for each word
                where l.index >= ? and l.index < ? order by l.index
                """;
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, first);
            query.setLong(2, end);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getLong(1), Hash.of(row.getBytes(2)), row.getString(3), row.getBoolean(4)));
                }
            }
        }
        return rows;
    }
}
