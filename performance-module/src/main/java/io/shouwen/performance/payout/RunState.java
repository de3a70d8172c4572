package io.shouwen.performance.payout;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The life of a run (F21). Up to approval any recalculation leads back to {@link #CALCULATED}; from the lock on, nothing. What
 * was not to be is discarded before it is frozen.
 */
public enum RunState {
    OPEN,
    CALCULATED,
    FROZEN,
    IN_REVIEW,
    SUBMITTED,
    APPROVED,
    LOCKED,
    EXPORTED,
    PART_PAID,
    PAID,
    CLOSED,
    DISCARDED;

    private static final Set<RunState> LOCKED_FOR_GOOD = EnumSet.range(LOCKED, CLOSED);

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its content can never change again. */
    public boolean locked() {
        return LOCKED_FOR_GOOD.contains(this);
    }

    /** Whether nothing can change any more: it is locked, or was discarded. */
    public boolean over() {
        return locked() || this == DISCARDED;
    }

    /** Whether a run that was not to be can still be discarded. */
    public boolean discardable() {
        return this == OPEN || this == CALCULATED;
    }

    public static Set<RunState> lockedStates() {
        return EnumSet.copyOf(LOCKED_FOR_GOOD);
    }
}
