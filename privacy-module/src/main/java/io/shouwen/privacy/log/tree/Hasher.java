package io.shouwen.privacy.log.tree;

import java.security.MessageDigest;

/** Hashes many entries and nodes one after the other without asking the JDK for a digest each time; for one thread. */
public final class Hasher {

    private final MessageDigest digest = Hash.sha256();

    /** {@code H(0x00 ‖ entry)}, of a part of an array. */
    public Hash entry(byte[] bytes, int from, int length) {
        digest.update((byte) 0);
        digest.update(bytes, from, length);
        return Hash.owning(digest.digest());
    }

    public Hash entry(byte[] entry) {
        return entry(entry, 0, entry.length);
    }

    /** {@code H(0x01 ‖ left ‖ right)}. */
    public Hash children(Hash left, Hash right) {
        digest.update((byte) 1);
        left.feed(digest);
        right.feed(digest);
        return Hash.owning(digest.digest());
    }
}
