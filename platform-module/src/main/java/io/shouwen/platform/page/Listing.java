package io.shouwen.platform.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A list as a page shows it.
 *
 * @param rows all that the filter lets through, in order
 * @param paging which of them are shown
 */
public record Listing<T>(List<T> rows, Paging paging) {

    private static final int ROWS = 50;

    public Listing {
        rows = List.copyOf(rows);
    }

    /**
     * @param orders by the column's name; an address that names none of them, or no page, is as good as none
     * @param all in their natural order, which stays among equals
     */
    public static <T> Listing<T> of(
            List<T> all, Predicate<T> filter, Map<String, Comparator<T>> orders, ListAddress address) {
        String sort = address.value("sort");
        boolean down = sort.startsWith("-");
        Comparator<T> order = orders.get(down ? sort.substring(1) : sort);
        List<T> rows = all.stream().filter(filter).toList();
        if (order != null) {
            rows = rows.stream().sorted(down ? order.reversed() : order).toList();
        }
        return new Listing<>(rows, Paging.of(address, ROWS, rows.size()));
    }

    /** All, as they are. */
    public static <T> Listing<T> of(List<T> all, ListAddress address) {
        return of(all, any -> true, Map.of(), address);
    }

    public List<T> shown() {
        return rows.subList(paging.offset(), paging.last());
    }
}
