package io.shouwen.performance.payout;

import java.util.Locale;

/** What a person can earn by a run (F11). */
public enum Component {
    BONUS,
    STAR,
    TEAM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The component of a line that pays later what a locked run paid too little. */
    public String delta() {
        return "delta-" + word();
    }

    /** The component of a line that takes back what a locked run paid too much. */
    public String clawback() {
        return "clawback-" + word();
    }
}
