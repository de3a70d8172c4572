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
import java.util.List;
import java.util.Optional;

/** Reads the tree out of schema {@code audit}, over one connection. Only full tiles are stored; the right edge is put together. */
final class LogStorage {

    private final Connection connection;

    /** @param watermark every transaction below it is sequenced */
    record Published(long size, Hash root, String note, long watermark, Instant publishedAt) {}

    LogStorage(Connection connection) {
        this.connection = connection;
    }

    Optional<Published> latest() throws SQLException {
        String sql =
                "select size, root, note, watermark, published_at from audit.checkpoint order by size desc limit 1";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Published(
                    row.getLong(1),
                    Hash.of(row.getBytes(2)),
                    row.getString(3),
                    row.getLong(4),
                    row.getObject(5, OffsetDateTime.class).toInstant()));
        }
    }

    /** How many entries have a place in the tree. */
    long sequenced() throws SQLException {
        String sql = "select coalesce(max(index) + 1, 0) from audit.leaf";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    Nodes nodes(long size) {
        return new TiledNodes(size, this::tile);
    }

    /** The tile or bundle; shorter than it should be where rows are missing. */
    byte[] tile(TileAddress address) {
        try {
            if (address.level() == TileAddress.ENTRIES) {
                return EntryBundle.of(entries(address.index() * TileAddress.FULL, address.width()));
            }
            if (address.full()) {
                Optional<byte[]> stored = storedTile(address);
                if (stored.isPresent()) {
                    return stored.get();
                }
            }
            String sql = address.level() == 0
                    ? "select hash from audit.leaf where index >= ? and index < ? order by index"
                    : "select root from audit.tile where index >= ? and index < ? and level = ? order by index";
            return hashes(sql, address);
        } catch (SQLException broken) {
            throw new IllegalStateException("the log cannot be read", broken);
        }
    }

    private Optional<byte[]> storedTile(TileAddress address) throws SQLException {
        String sql = "select hashes from audit.tile where level = ? and index = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, address.level());
            query.setLong(2, address.index());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private byte[] hashes(String sql, TileAddress address) throws SQLException {
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

    List<Hash> leafHashes(long first, int count) throws SQLException {
        String sql = "select hash from audit.leaf where index >= ? and index < ? order by index";
        List<Hash> hashes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, first);
            query.setLong(2, first + count);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hashes.add(Hash.of(row.getBytes(1)));
                }
            }
        }
        return hashes;
    }
}
