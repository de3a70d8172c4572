package io.shouwen.platform.page;

/**
 * Which part of a list a page shows.
 *
 * @param number from 1; one beyond the last is the last
 * @param total how many there are, or were counted
 * @param more whether counting stopped at the total
 */
public record Paging(int number, int size, int total, boolean more) {

    public Paging {
        number = Math.max(1, Math.min(number, pages(size, total)));
    }

    public static Paging of(ListAddress address, int size, int total) {
        return new Paging(address.pageNumber(), size, total, false);
    }

    /** @param limit at which counting stops */
    public static Paging counted(ListAddress address, int size, int total, int limit) {
        return new Paging(address.pageNumber(), size, total, total >= limit);
    }

    /** How many rows come before it. */
    public int offset() {
        return (number - 1) * size;
    }

    /** Place of the first row shown, 0 where there is none. */
    public int first() {
        return total == 0 ? 0 : offset() + 1;
    }

    public int last() {
        return Math.min(total, offset() + size);
    }

    public int pages() {
        return pages(size, total);
    }

    private static int pages(int size, int total) {
        return Math.max(1, (total + size - 1) / size);
    }
}
