package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.EntryBundle;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Hasher;
import io.shouwen.privacy.log.tree.TileAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Hashes the entries of one bundle and compares them with their tile: work that any thread may do, whatever came before. */
final class ReadingBundle implements Callable<ReadingBundle.Read> {

    private static final int LONGEST = TileAddress.FULL * (2 + EntryBundle.LONGEST_ENTRY);

    private final LogFolder folder;
    private final long first;
    private final long size;

    /**
     * @param leaves hashes of the entries up to the first that does not agree
     * @param subtree over all of a full bundle, or null
     * @param mismatch null where all agree
     * @param alarms that its entries tell of
     */
    record Read(List<Hash> leaves, Hash subtree, Mismatch mismatch, List<AlarmsTold.Told> alarms) {}

    /**
     * @param first index of the bundle's first entry
     * @param size of the log
     */
    ReadingBundle(LogFolder folder, long first, long size) {
        this.folder = folder;
        this.first = first;
        this.size = size;
    }

    @Override
    public Read call() throws IOException {
        TileAddress bundle = TileAddress.holding(TileAddress.ENTRIES, first, size);
        TileAddress tile = TileAddress.holding(0, first, size);
        List<Hash> leaves = new ArrayList<>(bundle.width());
        List<AlarmsTold.Told> alarms = new ArrayList<>();
        try {
            ByteBuffer bytes = folder.read(bundle, LONGEST).orElseThrow(() -> Mismatch.at(first, bundle, "is missing"));
            LoadedTile hashes = LoadedTile.read(folder, tile);
            Hasher hasher = new Hasher();
            for (int i = 0; i < bundle.width(); i++) {
                int length = length(bytes, bundle, first + i);
                Hash leaf = hasher.entry(bytes.array(), bytes.position(), length);
                AlarmsTold.Told told = AlarmsTold.of(first + i, bytes.array(), bytes.position(), length);
                bytes.position(bytes.position() + length);
                if (!hashes.has(leaf, i)) {
                    throw Mismatch.at(
                            first + i,
                            tile,
                            "entry " + (first + i) + " in " + bundle.path() + " is not the one that was hashed here");
                }
                leaves.add(leaf);
                if (told != null) {
                    alarms.add(told);
                }
            }
            hashes.requireNoMore();
            // A full bundle that stands in for a partial one holds more than is signed for.
            boolean exact = bundle.full() || folder.hasExactly(bundle);
            if (exact && bytes.hasRemaining()) {
                throw Mismatch.at(first + bundle.width(), bundle, "holds more than " + bundle.width() + " entries");
            }
        } catch (Mismatch mismatch) {
            return new Read(leaves, null, mismatch, alarms);
        }
        return new Read(leaves, bundle.full() ? root(leaves) : null, null, alarms);
    }

    private static Hash root(List<Hash> leaves) {
        CompactRange range = new CompactRange();
        leaves.forEach(range::append);
        return range.root();
    }

    /** Of the next entry, whose first byte is next. */
    private static int length(ByteBuffer bytes, TileAddress bundle, long index) {
        if (!bytes.hasRemaining()) {
            throw Mismatch.at(index, bundle, "ends before entry " + index);
        }
        int length = bytes.remaining() < 2 ? Integer.MAX_VALUE : bytes.getShort() & 0xFFFF;
        if (length > bytes.remaining()) {
            throw Mismatch.at(index, bundle, "ends in the middle of entry " + index);
        }
        return length;
    }
}
