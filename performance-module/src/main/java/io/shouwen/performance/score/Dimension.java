package io.shouwen.performance.score;

import java.util.Locale;

/** What a score looks at (F1–F4). A scheme says with what weight, and may leave one out. */
public enum Dimension {
    SATISFACTION,
    EFFICIENCY,
    EXPERTISE,
    TEAMWORK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
