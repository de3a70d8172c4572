package io.shouwen.privacy.log.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that only grows at its right edge and remembers no more than that edge: one hash for each bit of its size.
 * Enough to append and to know the root; not safe for several threads.
 */
public final class CompactRange {

    /** Told of each subtree at the moment when its last entry arrives, smaller ones first. */
    @FunctionalInterface
    public interface Completed {
        void subtree(int level, long index, Hash hash);
    }

    private final Hasher hasher = new Hasher();
    private final List<Hash> peaks = new ArrayList<>();
    private long size;

    public CompactRange() {}

    /** Takes up a tree where it was left. */
    public static CompactRange of(long size, Nodes nodes) {
        CompactRange range = new CompactRange();
        range.size = size;
        for (int level = 62; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                range.peaks.add(nodes.node(level, (size >>> level) - 1));
            }
        }
        return range;
    }

    public long size() {
        return size;
    }

    public void append(Hash leaf) {
        append(leaf, (level, index, hash) -> {});
    }

    public void append(Hash leaf, Completed completed) {
        append(0, leaf, completed);
    }

    /**
     * Appends a whole subtree of {@code 2^level} entries at once.
     *
     * @throws IllegalArgumentException where such a subtree does not begin here
     */
    public void append(int level, Hash subtree, Completed completed) {
        if ((size & ((1L << level) - 1)) != 0) {
            throw new IllegalArgumentException("no subtree of level " + level + " begins at entry " + size);
        }
        Hash hash = subtree;
        int at = level;
        completed.subtree(at, size >>> at, hash);
        while ((size >>> at & 1) == 1) {
            hash = hasher.children(peaks.remove(peaks.size() - 1), hash);
            at++;
            completed.subtree(at, size >>> at, hash);
        }
        peaks.add(hash);
        size += 1L << level;
    }

    /** A range that goes on from here by itself. */
    public CompactRange copy() {
        CompactRange copy = new CompactRange();
        copy.peaks.addAll(peaks);
        copy.size = size;
        return copy;
    }

    public Hash root() {
        return size == 0 ? Hash.ofNothing() : fold(peaks);
    }

    static Hash fold(List<Hash> peaks) {
        Hash hash = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = Hash.ofChildren(peaks.get(i), hash);
        }
        return hash;
    }
}
