package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.TileAddress;
import java.io.IOException;

/** A tile as it was found, which may be shorter or longer than it should be: told when the place in question is reached. */
final class LoadedTile {

    private final TileAddress address;
    private final byte[] hashes;
    private final int expected;

    private LoadedTile(TileAddress address, byte[] hashes, int expected) {
        this.address = address;
        this.hashes = hashes;
        this.expected = expected;
    }

    /** @throws Mismatch where the tile is missing */
    static LoadedTile read(LogFolder folder, TileAddress address) throws IOException {
        byte[] hashes =
                folder.hashes(address).orElseThrow(() -> Mismatch.at(firstEntry(address, 0), address, "is missing"));
        int width = address.full() || folder.hasExactly(address) ? address.width() : TileAddress.FULL;
        return new LoadedTile(address, hashes, width * Hash.LENGTH);
    }

    TileAddress address() {
        return address;
    }

    /** @throws Mismatch where the tile ends before that place */
    boolean has(Hash hash, int position) {
        if ((position + 1) * Hash.LENGTH > hashes.length) {
            throw wrongLength(position);
        }
        return hash.standsAt(hashes, position);
    }

    /** @throws Mismatch where something stands behind the last hash */
    void requireNoMore() {
        if (hashes.length != expected) {
            throw wrongLength(address.width());
        }
    }

    private Mismatch wrongLength(int position) {
        String length = hashes.length > TileAddress.FULL * Hash.LENGTH
                ? "is longer than any tile"
                : "is " + hashes.length + " bytes long";
        return Mismatch.at(firstEntry(address, position), address, length + " instead of " + expected + " bytes");
    }

    private static long firstEntry(TileAddress address, int position) {
        return address.index() * TileAddress.FULL + position << 8 * address.level();
    }
}
