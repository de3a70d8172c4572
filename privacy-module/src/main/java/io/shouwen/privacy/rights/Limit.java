package io.shouwen.privacy.rights;

/** Why a person's data must not be used now; the strictest first. */
public enum Limit {
    /** Their data has been erased (P11). */
    ERASED,
    /** Erased but for what the law or an open case holds back: that serves its hold and nothing else (P11). */
    ERASED_BUT_HELD,
    /** They asked us to stop using it (P7). */
    RESTRICTED,
    /** Under age, and their guardian has not agreed yet (P8). */
    AWAITING_GUARDIAN;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
