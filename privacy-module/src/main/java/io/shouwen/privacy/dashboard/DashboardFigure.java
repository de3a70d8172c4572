package io.shouwen.privacy.dashboard;

import java.util.Optional;

/**
 * One figure on the compliance portal's first page. A capability that has something to watch implements it as a bean; the
 * page shows those whose permission the person has.
 */
public interface DashboardFigure {

    /** The label is {@code dashboard.<word>} in the module's bundle. */
    String word();

    /** Ascending, as read. */
    int position();

    /** Needed to see it. */
    String permission();

    /** One look; one query or two. */
    Reading read();

    /** Said by text and hue together. */
    enum State {
        CALM,
        ATTENTION,
        ALARM
    }

    /**
     * @param figure what stands large, such as a count
     * @param hint a line below in the person's language, or empty
     * @param link path of its rows below the base address, such as {@code /privacy/alerts?state=open}
     */
    record Reading(String figure, State state, Optional<String> hint, Optional<String> link) {}
}
