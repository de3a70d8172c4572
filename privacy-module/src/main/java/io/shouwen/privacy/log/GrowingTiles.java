package io.shouwen.privacy.log;

import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.TileAddress;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The tiles at the tree's right edge while it grows: fills them up and collects those that have become full. */
final class GrowingTiles implements CompactRange.Completed {

    /** @param root over the tile's hashes, which is the tile above's next hash */
    record Full(int level, long index, byte[] hashes, Hash root) {}

    private final Map<Integer, ByteArrayOutputStream> partial = new TreeMap<>();
    private final List<Full> full = new ArrayList<>();

    /** @param tiles gives the partial tiles of a tree of this size */
    GrowingTiles(long size, Function<TileAddress, byte[]> tiles) {
        for (int level = 0; level <= 7; level++) {
            long onLevel = size >>> 8 * level;
            if (onLevel % TileAddress.FULL != 0) {
                edge(level).writeBytes(tiles.apply(TileAddress.holding(level, onLevel - 1, size)));
            }
        }
    }

    private ByteArrayOutputStream edge(int level) {
        return partial.computeIfAbsent(level, l -> new ByteArrayOutputStream(TileAddress.FULL * Hash.LENGTH));
    }

    @Override
    public void subtree(int level, long index, Hash hash) {
        if (level % 8 != 0) {
            return;
        }
        int tileLevel = level / 8;
        if (tileLevel > 0) {
            ByteArrayOutputStream filled = edge(tileLevel - 1);
            full.add(new Full(tileLevel - 1, index, filled.toByteArray(), hash));
            filled.reset();
        }
        edge(tileLevel).writeBytes(hash.bytes());
    }

    List<Full> full() {
        return full;
    }
}
