package io.shouwen.platform.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that sort by time (RFC 9562 §5.7): 48 bits of milliseconds, then random. Tables partitioned by month are
 * partitioned by the range of these ids.
 */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();

    private UuidV7() {}

    public static UUID at(Instant time) {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        return at(time, random);
    }

    /** @param random ten bytes, of which 74 bits are used; for reproducible demo data and tests */
    public static UUID at(Instant time, byte[] random) {
        long high = (time.toEpochMilli() << 16) | 0x7000L | ((random[0] & 0x0FL) << 8) | (random[1] & 0xFFL);
        long low = 0;
        for (int i = 2; i < 10; i++) {
            low = (low << 8) | (random[i] & 0xFFL);
        }
        return new UUID(high, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /** The smallest id of this millisecond: the bound of a partition or of a time filter. */
    public static UUID lowest(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
