package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads an exported log once from end to end, in little memory: hashes each entry, compares it with the tiles of every
 * level, and the root with the signed checkpoint. Bundles are hashed side by side and taken up in order, so that the first
 * thing that does not agree is the one that is told.
 */
final class VerifyingLog {

    /** More would wait for the disk; each holds one bundle and one tile in memory. */
    private static final int MOST_THREADS = 4;

    private final LogFolder folder;
    private final VerifierKey key;
    private final String origin;
    private final Optional<List<VerifierKey>> officers;
    private final Map<Integer, LoadedTile> tiles = new HashMap<>();
    private final AlarmsTold alarms = new AlarmsTold();
    private long size;

    /**
     * @param origin the log that the key is trusted for
     * @param officers whose signatures clear alarms; where absent, those are not checked
     */
    VerifyingLog(LogFolder folder, VerifierKey key, String origin, Optional<List<VerifierKey>> officers) {
        this.folder = folder;
        this.key = key;
        this.origin = origin;
        this.officers = officers;
    }

    /** @param earlier the log must still begin with exactly what each of these says */
    Finding verify(EarlierCheckpoints earlier) throws IOException {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(SignedNote.parse(folder.checkpoint()), key, origin);
        } catch (BadSignature | Malformed refused) {
            return Finding.Tampered.somewhere("checkpoint", refused.getMessage());
        }
        size = checkpoint.size();
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(threads, VerifyingLog::worker);
        try {
            return read(checkpoint, earlier, workers, 2 * threads);
        } catch (Mismatch found) {
            return found.finding();
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "hashing");
        thread.setDaemon(true);
        return thread;
    }

    private Finding read(Checkpoint checkpoint, EarlierCheckpoints earlier, ExecutorService workers, int ahead)
            throws IOException {
        CompactRange range = new CompactRange();
        earlier.compare(range);
        Deque<Future<ReadingBundle.Read>> reading = new ArrayDeque<>();
        long asked = 0;
        while (range.size() < size) {
            while (reading.size() < ahead && asked < size) {
                reading.add(workers.submit(new ReadingBundle(folder, asked, size)));
                asked += TileAddress.FULL;
            }
            append(range, result(reading.remove()), earlier);
        }
        tiles.values().forEach(LoadedTile::requireNoMore);
        if (!range.root().equals(checkpoint.root())) {
            return Finding.Tampered.somewhere(
                    "checkpoint",
                    "the root of these " + size + " entries is not the one that was signed; entries and tiles agree"
                            + " with each other, so both were rewritten");
        }
        Optional<Finding.Tampered> shrunk = earlier.longerThan(size);
        if (shrunk.isPresent()) {
            return shrunk.get();
        }
        if (officers.isPresent()) {
            alarms.requireSigned(new ClearanceNotes(folder, key, origin, officers.get()));
        }
        LogFolder.Unneeded unneeded = folder.unneeded(size);
        return new Finding.Verified(
                checkpoint,
                earlier.words() + size + " entries agree with the signed checkpoint" + unneeded.words(),
                unneeded.members(),
                alarms);
    }

    private static ReadingBundle.Read result(Future<ReadingBundle.Read> bundle) throws IOException {
        try {
            return bundle.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException unreadable) {
                throw unreadable;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        }
    }

    private void append(CompactRange range, ReadingBundle.Read bundle, EarlierCheckpoints earlier) {
        long end = range.size() + bundle.leaves().size();
        if (bundle.subtree() == null || earlier.anyWithin(range.size(), end)) {
            CompactRange step = bundle.subtree() == null ? range : range.copy();
            for (Hash leaf : bundle.leaves()) {
                step.append(leaf, bundle.subtree() == null ? this::compare : (level, index, hash) -> {});
                earlier.compare(step);
            }
        }
        if (bundle.mismatch() != null) {
            throw bundle.mismatch();
        }
        bundle.alarms().forEach(alarms::add);
        if (bundle.subtree() != null) {
            range.append(8, bundle.subtree(), this::compare);
        }
    }

    private void compare(int level, long index, Hash hash) {
        if (level == 0 || level % 8 != 0) {
            return;
        }
        TileAddress address = TileAddress.holding(level / 8, index, size);
        long first = index << level;
        LoadedTile tile = tiles.get(address.level());
        if (tile == null || !tile.address().equals(address)) {
            if (tile != null) {
                tile.requireNoMore();
            }
            tile = load(address);
            tiles.put(address.level(), tile);
        }
        if (!tile.has(hash, (int) (index % TileAddress.FULL))) {
            throw Mismatch.at(
                    first,
                    address,
                    "the entries " + first + " to " + (first + (1L << level) - 1)
                            + " and their own hashes are not those that were hashed here");
        }
    }

    private LoadedTile load(TileAddress address) {
        try {
            return LoadedTile.read(folder, address);
        } catch (IOException unreadable) {
            throw new Unusable(address.path() + " cannot be read: " + unreadable.getMessage());
        }
    }
}
