package io.shouwen.performance.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A list as a page shows it.
 *
 * @param rows all that the filter lets through, in order
 * @param page which of them is shown, from 1
 */
public record Listing<T>(List<T> rows, int page) {

    public static final int ROWS = 50;

    public Listing {
        rows = List.copyOf(rows);
        page = Math.max(1, Math.min(page, pagesOf(rows.size())));
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
        String page = address.value("page");
        return new Listing<>(rows, page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
    }

    public List<T> shown() {
        return rows.subList((page - 1) * ROWS, Math.min(rows.size(), page * ROWS));
    }

    public int pages() {
        return pagesOf(rows.size());
    }

    public int first() {
        return rows.isEmpty() ? 0 : (page - 1) * ROWS + 1;
    }

    public int last() {
        return Math.min(rows.size(), page * ROWS);
    }

    private static int pagesOf(int rows) {
        return Math.max(1, (rows + ROWS - 1) / ROWS);
    }
}
