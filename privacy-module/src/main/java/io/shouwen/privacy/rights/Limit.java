package io.shouwen.privacy.rights;

/** Why a person's data must not be used now. */
public enum Limit {
    /** Their data has been erased (P11). */
    ERASED,
    /** They asked us to stop using it (P7). */
    RESTRICTED,
    /** Under age, and their guardian has not agreed yet (P8). */
    AWAITING_GUARDIAN;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
