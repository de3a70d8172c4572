package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.EntryBundle;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an exported log once from end to end, in little memory: hashes each entry, compares it with the tiles of every
 * level, and the root with the signed checkpoint.
 */
final class VerifyingLog {

    private final LogFolder folder;
    private final VerifierKey key;
    private final Map<Integer, LoadedTile> tiles = new HashMap<>();
    private long size;

    VerifyingLog(LogFolder folder, VerifierKey key) {
        this.folder = folder;
        this.key = key;
    }

    Finding verify() throws IOException {
        return verify(Optional.empty());
    }

    /** @param earlier text of a checkpoint kept from before: the log must still begin with exactly that */
    Finding verifyContinues(String earlier) throws IOException {
        try {
            return verify(Optional.of(Checkpoint.open(earlier, key)));
        } catch (BadSignature | Malformed refused) {
            return tampered("the earlier checkpoint", refused.getMessage());
        }
    }

    private Finding verify(Optional<Checkpoint> earlier) throws IOException {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(folder.checkpoint(), key);
        } catch (BadSignature | Malformed refused) {
            return tampered("checkpoint", refused.getMessage());
        }
        size = checkpoint.size();
        if (earlier.isPresent() && earlier.get().size() > size) {
            return tampered(
                    "checkpoint", "the log has shrunk: from " + earlier.get().size() + " to " + size + " entries");
        }
        try {
            return read(checkpoint, earlier);
        } catch (Mismatch found) {
            return found.finding;
        }
    }

    private Finding read(Checkpoint checkpoint, Optional<Checkpoint> earlier) throws IOException {
        CompactRange range = new CompactRange();
        Hash earlierRoot = Hash.ofNothing();
        for (long first = 0; first < size; first += TileAddress.FULL) {
            TileAddress bundle = TileAddress.holding(TileAddress.ENTRIES, first, size);
            try (InputStream in = open(bundle, first)) {
                for (long index = first; index < first + bundle.width(); index++) {
                    range.append(Hash.ofEntry(entry(in, bundle, index)), this::compare);
                    if (earlier.isPresent() && index + 1 == earlier.get().size()) {
                        earlierRoot = range.root();
                    }
                }
                if (bundle.width() < TileAddress.FULL && !folder.hasExactly(bundle)) {
                    continue; // a full bundle stands in for the partial one and holds more than is signed for
                }
                if (in.read() >= 0) {
                    throw mismatch(first + bundle.width(), bundle, "holds more than " + bundle.width() + " entries");
                }
            }
        }
        if (!range.root().equals(checkpoint.root())) {
            return tampered(
                    "checkpoint",
                    "the root of these " + size + " entries is not the one that was signed; entries and tiles agree"
                            + " with each other, so both were rewritten");
        }
        if (earlier.isPresent() && !earlierRoot.equals(earlier.get().root())) {
            return tampered(
                    "checkpoint",
                    "the first " + earlier.get().size() + " entries are not those of the earlier checkpoint:"
                            + " history was rewritten");
        }
        String words =
                earlier.map(e -> "the log still begins with the " + e.size() + " entries of the earlier checkpoint; ")
                                .orElse("")
                        + size + " entries agree with the signed checkpoint";
        return new Finding.Verified(checkpoint, words);
    }

    private InputStream open(TileAddress address, long firstEntry) throws IOException {
        return folder.open(address).orElseThrow(() -> mismatch(firstEntry, address, "is missing"));
    }

    private byte[] entry(InputStream in, TileAddress bundle, long index) throws IOException {
        try {
            return EntryBundle.next(in).orElseThrow(() -> mismatch(index, bundle, "ends before entry " + index));
        } catch (EOFException cut) {
            throw mismatch(index, bundle, "ends in the middle of entry " + index);
        }
    }

    private void compare(int level, long index, Hash hash) {
        if (level % 8 != 0) {
            return;
        }
        TileAddress address = TileAddress.holding(level / 8, index, size);
        long first = index << level;
        LoadedTile tile = tiles.get(address.level());
        if (tile == null || !tile.address.equals(address)) {
            tile = new LoadedTile(address, load(address, first));
            tiles.put(address.level(), tile);
        }
        if (!Hash.at(tile.hashes, (int) (index % TileAddress.FULL)).equals(hash)) {
            throw mismatch(
                    first,
                    address,
                    level == 0
                            ? "entry " + index + " in "
                                    + TileAddress.holding(TileAddress.ENTRIES, index, size)
                                            .path() + " is not the one that was hashed here"
                            : "the entries " + first + " to " + (first + (1L << level) - 1)
                                    + " and their own hashes are not those that were hashed here");
        }
    }

    private byte[] load(TileAddress address, long firstEntry) {
        try (InputStream in = open(address, firstEntry)) {
            byte[] hashes = in.readAllBytes();
            boolean exact = folder.hasExactly(address);
            int expected = (exact ? address.width() : TileAddress.FULL) * Hash.LENGTH;
            if (hashes.length != expected) {
                throw mismatch(firstEntry, address, "is " + hashes.length + " bytes long instead of " + expected);
            }
            return hashes;
        } catch (IOException unreadable) {
            throw new Unusable(address.path() + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static Finding tampered(String file, String words) {
        return new Finding.Tampered(Optional.empty(), file, words);
    }

    private static Mismatch mismatch(long index, TileAddress file, String words) {
        return new Mismatch(new Finding.Tampered(Optional.of(index), file.path(), words));
    }

    private record LoadedTile(TileAddress address, byte[] hashes) {}

    /** Ends the reading at the first thing that does not agree. */
    private static final class Mismatch extends RuntimeException {
        private final transient Finding finding;

        Mismatch(Finding finding) {
            super(null, null, false, false);
            this.finding = finding;
        }
    }
}
