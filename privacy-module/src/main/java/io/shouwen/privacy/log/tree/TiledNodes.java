package io.shouwen.privacy.log.tree;

import java.util.function.Function;

/** Reads subtrees out of tiles. The levels between those of the tiles are hashed anew. */
public final class TiledNodes implements Nodes {

    private final long size;
    private final Function<TileAddress, byte[]> tiles;

    /**
     * @param size of the tree whose tiles are asked for
     * @param tiles gives a tile's hashes, one after the other
     */
    public TiledNodes(long size, Function<TileAddress, byte[]> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    @Override
    public Hash node(int level, long index) {
        int within = level % 8;
        TileAddress address = TileAddress.holding(level / 8, index << within, size);
        byte[] tile = tiles.apply(address);
        if (tile.length != address.width() * Hash.LENGTH) {
            throw new Malformed(address.path() + " is " + tile.length + " bytes long");
        }
        return root(tile, (int) ((index << within) % TileAddress.FULL), 1 << within);
    }

    /** The root over a power of two of hashes. */
    private static Hash root(byte[] tile, int from, int count) {
        if (count == 1) {
            return Hash.at(tile, from);
        }
        int half = count / 2;
        return Hash.ofChildren(root(tile, from, half), root(tile, from + half, half));
    }
}
