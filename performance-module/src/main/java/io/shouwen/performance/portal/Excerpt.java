package io.shouwen.performance.portal;

import java.util.List;

/**
 * Rows of a list that may go on behind them.
 *
 * @param goesOn whether there are more
 */
public record Excerpt<T>(List<T> rows, boolean goesOn) {

    public static final int ROWS = 50;

    /** How many to ask for: one more than is shown tells whether there are more. */
    public static final int ASKED = ROWS + 1;

    public Excerpt {
        rows = List.copyOf(rows);
    }

    /** @param found as many as were asked for, or all there are */
    public static <T> Excerpt<T> of(List<T> found) {
        return new Excerpt<>(found.subList(0, Math.min(ROWS, found.size())), found.size() > ROWS);
    }

    public T last() {
        return rows.get(rows.size() - 1);
    }
}
