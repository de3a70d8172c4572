package io.shouwen.privacy.log.tree;

import java.util.ArrayList;
import java.util.List;

/** Reads the hashes of complete subtrees, from which every root and every proof can be put together. */
@FunctionalInterface
public interface Nodes {

    /** The hash of the subtree of {@code 2^level} entries that begins at entry {@code index · 2^level}. */
    Hash node(int level, long index);

    /** The root of the tree of the first {@code size} entries. */
    default Hash root(long size) {
        return size == 0 ? Hash.ofNothing() : range(0, size);
    }

    /** Proves that an entry is in the tree of this size (RFC 6962 §2.1.1). */
    default InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("entry " + index + " is not in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (index < middle) {
                path.add(0, range(middle, end));
                end = middle;
            } else {
                path.add(0, range(begin, middle));
                begin = middle;
            }
        }
        return new InclusionProof(index, size, path);
    }

    /** Proves that the tree of {@code earlier} entries is the beginning of the tree of {@code later} (RFC 6962 §2.1.2). */
    default ConsistencyProof consistency(long earlier, long later) {
        if (earlier < 0 || earlier > later) {
            throw new IllegalArgumentException(earlier + " is not earlier than " + later);
        }
        List<Hash> path = new ArrayList<>();
        if (earlier > 0 && earlier < later) {
            long begin = 0;
            long end = later;
            while (earlier != end) {
                long middle = begin + split(end - begin);
                if (earlier <= middle) {
                    path.add(0, range(middle, end));
                    end = middle;
                } else {
                    path.add(0, range(begin, middle));
                    begin = middle;
                }
            }
            if (begin > 0) {
                path.add(0, range(begin, end));
            }
        }
        return new ConsistencyProof(earlier, later, path);
    }

    /** The hash over entries {@code begin} to {@code end}, where {@code begin} lies as the tree splits. */
    private Hash range(long begin, long end) {
        List<Hash> peaks = new ArrayList<>();
        long from = begin;
        while (from < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - from);
            peaks.add(node(level, from >>> level));
            from += 1L << level;
        }
        return CompactRange.fold(peaks);
    }

    /** The largest power of two smaller than {@code n}. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
