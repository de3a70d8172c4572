package io.shouwen.privacy.log.verify;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a zip file holds, where every reader finds the same in it (PKWARE APPNOTE 4.3). Some readers go by the directory at
 * its end and some by what stands before each entry; some take the first entry of a name and some the last; so names are
 * there once, in both places, and nothing hides between the entries. What is otherwise is no forgery, but cannot be judged.
 */
final class ZipContents {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;

    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64_LENGTH = 20;

    private static final int SIZE_FOLLOWS = 8;
    private static final int EXTRA_64 = 1;
    private static final int EXTRA_UNICODE_PATH = 0x7075;
    private static final long IN_EXTRA = 0xFFFFFFFFL;

    private final FileChannel file;

    /** Where the directory begins and ends. */
    private record Directory(long begin, long end, long entries) {}

    private record Entry(byte[] name, int method, long at, long compressed) {
        String words() {
            return new String(name, StandardCharsets.UTF_8);
        }
    }

    private ZipContents(FileChannel file) {
        this.file = file;
    }

    /** @throws Unusable where two readers may find different things in it */
    static void requireOneMeaning(Path zip) throws IOException {
        try (FileChannel file = FileChannel.open(zip, StandardOpenOption.READ)) {
            new ZipContents(file).compare(zip);
        } catch (EOFException | ArithmeticException cut) {
            throw new Unusable(zip + " is neither a folder nor a whole zip file");
        }
    }

    private void compare(Path zip) throws IOException {
        int begins = read(0, 4).getInt(0);
        if (begins != LOCAL && begins != END) {
            throw new Unusable(zip + " is neither a folder nor a zip file");
        }
        Directory directory = directory();
        List<Entry> entries = entries(directory);
        requireNamesOnce(entries);
        entries.sort(Comparator.comparingLong(Entry::at));
        long end = 0;
        for (Entry entry : entries) {
            requireNext(end, entry.at());
            end = contentEnd(entry);
        }
        requireNext(end, directory.begin());
    }

    /** That from there to there is at most what may stand behind an entry: too little for another one. */
    private static void requireNext(long end, long next) {
        if (next < end || next - end >= LOCAL_LENGTH) {
            throw new Unusable("the zip file's entries overlap, or something stands between them");
        }
    }

    private Directory directory() throws IOException {
        long at = file.size() - END_LENGTH;
        ByteBuffer end = read(at, END_LENGTH);
        if (end.getInt(0) != END || end.getShort(20) != 0) {
            throw new Unusable("the zip file is cut short, has a comment, or something behind its end");
        }
        Directory small = new Directory(unsigned(end.getInt(16)), at, Short.toUnsignedLong(end.getShort(10)));
        Directory found =
                at >= LOCATOR_64_LENGTH && read(at - LOCATOR_64_LENGTH, 4).getInt(0) == LOCATOR_64
                        ? large(at - LOCATOR_64_LENGTH, small)
                        : small;
        long length = unsigned(end.getInt(12));
        if (length != IN_EXTRA && length != found.end() - found.begin()) {
            throw new Unusable("the zip file's directory is not where its end says");
        }
        return found;
    }

    private Directory large(long locator, Directory small) throws IOException {
        long at = read(locator, LOCATOR_64_LENGTH).getLong(8);
        ByteBuffer end = read(at, END_64_LENGTH);
        long begin = end.getLong(48);
        long entries = end.getLong(32);
        boolean same = end.getInt(0) == END_64
                && at + END_64_LENGTH == locator
                && begin + end.getLong(40) == at
                && (small.begin() == IN_EXTRA || small.begin() == begin)
                && (small.entries() == 0xFFFF || small.entries() == entries);
        if (!same) {
            throw new Unusable("the zip file has two ends that do not agree");
        }
        return new Directory(begin, at, entries);
    }

    private List<Entry> entries(Directory directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long at = directory.begin();
        while (at < directory.end()) {
            ByteBuffer head = read(at, CENTRAL_LENGTH);
            int name = Short.toUnsignedInt(head.getShort(28));
            int extra = Short.toUnsignedInt(head.getShort(30));
            int comment = Short.toUnsignedInt(head.getShort(32));
            if (head.getInt(0) != CENTRAL) {
                throw new Unusable("the zip file's directory cannot be read");
            }
            ByteBuffer rest = read(at + CENTRAL_LENGTH, name + extra);
            byte[] written = new byte[name];
            rest.get(written);
            entries.add(entry(head, written, rest.slice().order(ByteOrder.LITTLE_ENDIAN)));
            at += CENTRAL_LENGTH + name + extra + comment;
        }
        if (at != directory.end() || entries.size() != directory.entries()) {
            throw new Unusable("the zip file's directory is not as long as its end says");
        }
        return entries;
    }

    private static Entry entry(ByteBuffer head, byte[] name, ByteBuffer extra) {
        long uncompressed = unsigned(head.getInt(24));
        long compressed = unsigned(head.getInt(20));
        long at = unsigned(head.getInt(42));
        while (extra.remaining() >= 4) {
            int kind = Short.toUnsignedInt(extra.getShort());
            int length = Short.toUnsignedInt(extra.getShort());
            if (length > extra.remaining()) {
                throw new Unusable("the zip file's directory cannot be read");
            }
            ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            extra.position(extra.position() + length);
            if (kind == EXTRA_64) {
                if (uncompressed == IN_EXTRA && field.remaining() >= 8) {
                    field.getLong();
                }
                compressed = compressed == IN_EXTRA && field.remaining() >= 8 ? field.getLong() : compressed;
                at = at == IN_EXTRA && field.remaining() >= 8 ? field.getLong() : at;
            } else if (kind == EXTRA_UNICODE_PATH && isAscii(name)) {
                throw new Unusable("an entry of the zip file has a second name");
            }
        }
        return new Entry(name, head.getShort(10), at, compressed);
    }

    private static boolean isAscii(byte[] name) {
        for (byte b : name) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Also not twice where capitals do not count, or where a name leads to the place of another. */
    private static void requireNamesOnce(List<Entry> entries) {
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            String name = entry.words();
            String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
            if (plain.indexOf('\\') >= 0 || plain.indexOf('\0') >= 0) {
                throw new Unusable("the zip file holds a name that is not the same everywhere: " + name);
            }
            for (String part : plain.split("/", -1)) {
                if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                    throw new Unusable("the zip file holds a name that leads elsewhere: " + name);
                }
            }
            if (!names.add(plain.toLowerCase(Locale.ROOT))) {
                throw new Unusable("the zip file holds " + name + " twice: readers differ in which of them they take");
            }
        }
    }

    /** @throws Unusable where the entry has another name, size or method in its own place */
    private long contentEnd(Entry entry) throws IOException {
        ByteBuffer head = read(entry.at(), LOCAL_LENGTH);
        int name = Short.toUnsignedInt(head.getShort(26));
        int extra = Short.toUnsignedInt(head.getShort(28));
        long compressed = unsigned(head.getInt(18));
        boolean follows = (head.getShort(6) & SIZE_FOLLOWS) != 0;
        boolean same = head.getInt(0) == LOCAL
                && head.getShort(8) == entry.method()
                && (follows || compressed == IN_EXTRA || compressed == entry.compressed())
                && name == entry.name().length
                && read(entry.at() + LOCAL_LENGTH, name).equals(ByteBuffer.wrap(entry.name()));
        if (!same) {
            throw new Unusable("what the zip file's directory says of " + entry.words()
                    + " is not what stands in that entry's own place");
        }
        return Math.addExact(entry.at() + LOCAL_LENGTH + name + extra, entry.compressed());
    }

    private ByteBuffer read(long at, int length) throws IOException {
        if (at < 0 || at > file.size() - length) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
