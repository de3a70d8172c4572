package io.shouwen.privacy.log.tree;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Names one resource of a C2SP tlog-tiles log: 256 hashes of one level, or 256 entries, or fewer at the right edge.
 *
 * @param level 0 for hashes of entries, each further level for roots of 256 below; {@link #ENTRIES} for the entries
 * @param index counted within the level
 * @param width 256, or 1 to 255 for a partial tile
 */
public record TileAddress(int level, long index, int width) {

    public static final int ENTRIES = -1;
    public static final int FULL = 256;

    /** No tree whose size can be counted has more on any level; beyond, positions would begin again from 0. */
    private static final long MOST = 1L << 55;

    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TileAddress {
        if (level < ENTRIES || level > 63 || index < 0 || index >= MOST || width < 1 || width > FULL) {
            throw new Malformed("no such tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /** {@code tile/<L>/<N>[.p/<W>]}. */
    public String path() {
        // By hand: a verifier names hundreds of thousands, and a format is parsed anew for each.
        StringBuilder path = new StringBuilder(40)
                .append("tile/")
                .append(level == ENTRIES ? "entries" : Integer.toString(level))
                .append('/');
        long unit = 1;
        while (unit <= index / 1000) {
            unit *= 1000;
        }
        for (; unit > 1; unit /= 1000) {
            three(path.append('x'), index / unit % 1000).append('/');
        }
        three(path, index % 1000);
        return full() ? path.toString() : path.append(".p/").append(width).toString();
    }

    private static StringBuilder three(StringBuilder path, long number) {
        return path.append((char) ('0' + number / 100))
                .append((char) ('0' + number / 10 % 10))
                .append((char) ('0' + number % 10));
    }

    /** Empty where the text is not a path of that form. */
    public static Optional<TileAddress> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        if (level > 63 || index >= MOST || matcher.group(3) != null && width >= FULL) {
            return Optional.empty();
        }
        TileAddress address = new TileAddress(level, index, width);
        return address.path().equals(path) ? Optional.of(address) : Optional.empty();
    }

    public boolean full() {
        return width == FULL;
    }

    /** The tile in which the tree of this size keeps the {@code position}-th hash of the level. */
    public static TileAddress holding(int level, long position, long size) {
        long index = position / FULL;
        return new TileAddress(level, index, (int) Math.min(FULL, onLevel(level, size) - index * FULL));
    }

    /** Every tile and bundle of a tree of this size, level by level. */
    public static Stream<TileAddress> allOf(long size) {
        return IntStream.rangeClosed(ENTRIES, 7)
                .boxed()
                .flatMap(level ->
                        LongStream.range(0, count(level, size)).mapToObj(index -> holding(level, index * FULL, size)));
    }

    /** Whether the tree of this size has this tile; a partial one that has since been filled counts as well. */
    public boolean isIn(long size) {
        return level <= 7 && index < count(level, size) && width <= onLevel(level, size) - index * FULL;
    }

    /** Tiles on that level, partial ones included. */
    private static long count(int level, long size) {
        long hashes = onLevel(level, size);
        return hashes / FULL + (hashes % FULL == 0 ? 0 : 1);
    }

    private static long onLevel(int level, long size) {
        return level <= 0 ? size : size >>> 8 * level;
    }
}
