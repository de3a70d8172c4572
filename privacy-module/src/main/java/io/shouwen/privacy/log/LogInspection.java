package io.shouwen.privacy.log;

import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.LogStorage.Row;
import io.shouwen.privacy.log.LogStorage.StoredTile;
import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Hasher;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.Nodes;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Compares what is stored with what was signed. Whatever differs is told as {@link LogDamaged}, with its index. */
final class LogInspection {

    private final LogStorage storage;
    private final VerifierKey key;

    LogInspection(LogStorage storage, VerifierKey key) {
        this.storage = storage;
        this.key = key;
    }

    /** That as many entries have an index as the newest checkpoint says: no row more, no row fewer. */
    void requireSize(long size) throws SQLException {
        long sequenced = storage.sequenced();
        if (sequenced > size) {
            throw new LogDamaged(
                    "leaf-extra",
                    "the newest checkpoint speaks of " + size + " entries, " + sequenced
                            + " have an index: a checkpoint was removed, or rows were added from index " + size
                            + " on");
        }
        if (sequenced < size) {
            throw new LogDamaged(
                    "leaf-missing",
                    "the newest checkpoint speaks of " + size + " entries, " + sequenced
                            + " have an index: rows are missing from index " + sequenced + " on");
        }
    }

    /**
     * What must hold before anything is added: the newest checkpoint is ours and continues the one before; the stored tree
     * leads to its root; every tile at the right edge is what the level below says; the last entries are unchanged.
     *
     * @return the tree, ready to be continued
     * @throws Malformed where it cannot be read at all
     */
    CompactRange requireEdge(Published last) throws SQLException {
        long size = last.size();
        requireSize(size);
        requireOwn(last);
        storage.tileBeyond(size).ifPresent(tile -> {
            throw new LogDamaged("tile-extra", "tile " + tile + " is stored, which a tree of " + size + " has not");
        });
        Nodes nodes = storage.rememberingNodes(size);
        CompactRange range = CompactRange.of(size, nodes);
        if (!range.root().equals(last.root())) {
            throw new LogDamaged("root-changed", "the stored hashes do not lead to the root signed at size " + size);
        }
        requirePredecessor(last, nodes);
        for (int level = 0; size >>> 8 * (level + 1) > 0; level++) {
            requireTile(level, (size >>> 8 * (level + 1)) - 1);
        }
        requireUnchanged(Math.max(0, size - TileAddress.FULL), size);
        return range;
    }

    private void requirePredecessor(Published last, Nodes nodes) throws SQLException {
        if (last.previous() > 0) {
            Published before = storage.checkpoint(last.previous())
                    .orElseThrow(() -> new LogDamaged(
                            "checkpoint-missing", "the checkpoint of size " + last.previous() + " was removed"));
            requireFollows(last, before.size(), before);
            requireRoot(before, nodes);
        }
    }

    /** That a checkpoint is signed by the log's key and says what its row says. */
    void requireOwn(Published published) {
        String which = "the checkpoint of size " + published.size();
        try {
            Checkpoint signed = Checkpoint.open(published.note(), key);
            if (signed.size() == published.size() && signed.root().equals(published.root())) {
                return;
            }
        } catch (BadSignature | Malformed notOurs) {
            throw new LogDamaged("checkpoint-changed", which + " is not ours: " + notOurs.getMessage(), notOurs);
        }
        throw new LogDamaged("checkpoint-changed", which + ": its row is not what was signed");
    }

    /** That the first entries still have the root that was signed over them. */
    void requireRoot(Published published, Nodes nodes) {
        if (!nodes.root(published.size()).equals(published.root())) {
            throw new LogDamaged(
                    "root-changed",
                    "the first " + published.size() + " entries do not have the root that was signed at that size");
        }
    }

    /**
     * That no checkpoint was removed between two, and that time did not go back.
     *
     * @param size of the one before; 0 before the first
     * @param before null before the first
     */
    void requireFollows(Published published, long size, Published before) {
        if (published.previous() != size) {
            throw new LogDamaged(
                    "checkpoint-missing",
                    "the checkpoint of size " + published.size() + " follows one of size " + published.previous()
                            + ", stored before it is one of size " + size + ": one was removed or put in");
        }
        boolean back = before != null && published.publishedAt().isBefore(before.publishedAt())
                || published.publishedAt().isBefore(published.integratedAt());
        if (back) {
            throw new LogDamaged(
                    "clock-went-back",
                    "the checkpoint of size " + published.size() + " says that it is older than what came before it");
        }
    }

    /** That a full tile holds what the level below says, and its root is over that. */
    void requireTile(int level, long index) throws SQLException {
        StoredTile stored = storage.storedTile(level, index)
                .orElseThrow(() -> new LogDamaged("tile-missing", "tile " + level + "/" + index + " is missing"));
        long first = index << 8 * (level + 1);
        byte[] below = storage.below(new TileAddress(level, index, TileAddress.FULL));
        if (!Arrays.equals(stored.hashes(), below)) {
            int at = Math.max(0, Arrays.mismatch(stored.hashes(), below)) / Hash.LENGTH;
            throw new LogDamaged(
                    "tile-changed",
                    "tile " + level + "/" + index + " is not what lies below it, from index "
                            + (first + ((long) at << 8 * level)) + " on");
        }
        CompactRange hashes = new CompactRange();
        for (int i = 0; i < TileAddress.FULL; i++) {
            hashes.append(Hash.at(below, i));
        }
        if (!hashes.root().equals(stored.root())) {
            throw new LogDamaged(
                    "tile-changed",
                    "the root of tile " + level + "/" + index + ", which begins at index " + first + ", was changed");
        }
    }

    /**
     * That every entry in this range is there, once, and is the one whose hash is in the tree; and that it is found by
     * what it says.
     */
    void requireUnchanged(long from, long to) throws SQLException {
        List<Row> rows = storage.rows(from, to);
        Hasher hasher = new Hasher();
        long expected = from;
        for (Row row : rows) {
            if (row.index() > expected) {
                throw new LogDamaged("leaf-missing", "nothing stands at index " + expected + " any more");
            }
            if (row.index() < expected) {
                throw new LogDamaged("leaf-extra", "two rows stand at index " + row.index());
            }
            if (row.leaf() == null) {
                throw new LogDamaged("entry-missing", "the entry at index " + expected + " is missing");
            }
            if (!hasher.entry(row.leaf().getBytes(StandardCharsets.UTF_8)).equals(row.hash())) {
                throw new LogDamaged("entry-changed", "the entry at index " + expected + " was changed");
            }
            if (!row.columnsTrue()) {
                throw new LogDamaged(
                        "entry-hidden",
                        "what the entry at index " + expected + " is found by was changed; the entry itself was not");
            }
            expected++;
        }
        if (expected != to) {
            throw new LogDamaged("leaf-missing", "nothing stands at index " + expected + " any more");
        }
    }
}
