package io.shouwen.privacy.log.tree;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Up to 256 entries one after the other, each after its length in two bytes, big-endian (C2SP tlog-tiles). */
public final class EntryBundle {

    /** What two bytes can count. */
    public static final int LONGEST_ENTRY = 65_535;

    private EntryBundle() {}

    public static byte[] of(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        try {
            for (byte[] entry : entries) {
                write(entry, bundle);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bundle.toByteArray();
    }

    public static void write(byte[] entry, OutputStream out) throws IOException {
        if (entry.length > LONGEST_ENTRY) {
            throw new IllegalArgumentException("an entry of " + entry.length + " bytes fits in no bundle");
        }
        out.write(entry.length >>> 8);
        out.write(entry.length);
        out.write(entry);
    }

    /**
     * The next entry; empty at the end.
     *
     * @throws EOFException where the bundle ends within an entry
     */
    public static Optional<byte[]> next(InputStream in) throws IOException {
        int high = in.read();
        if (high < 0) {
            return Optional.empty();
        }
        int low = in.read();
        if (low < 0) {
            throw new EOFException();
        }
        byte[] entry = in.readNBytes(high << 8 | low);
        if (entry.length != (high << 8 | low)) {
            throw new EOFException();
        }
        return Optional.of(entry);
    }
}
