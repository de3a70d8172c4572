package io.shouwen.privacy.vault;

/** What a protected field holds; decides its normalised form, its mask, and whether it can ever be opened (vault-and-log.md). */
public enum FieldKind {
    PHONE(true, true),
    EMAIL(true, true),
    /** GB 11643; never readable again (P1). */
    RESIDENT_ID(false, true),
    /** Passport and HK/Macao/Taiwan permits; never readable again (P1). */
    PASSPORT(false, true),
    BANK_CARD(true, true),
    PAYMENT_ACCOUNT(true, true),
    NAME(true, false),
    ADDRESS(true, false),
    /** What somebody typed, without the numbers that only finance or nobody may read; no mask of its own (P18). */
    TEXT(true, false),
    /** The same with bank card numbers in it: finance only, as a card itself (P3). */
    CARD_TEXT(true, false);

    private final boolean sealed;
    private final boolean indexed;

    FieldKind(boolean sealed, boolean indexed) {
        this.sealed = sealed;
        this.indexed = indexed;
    }

    /** Whether a ciphertext is kept. Where not, nobody can ever read the value. */
    public boolean sealed() {
        return sealed;
    }

    /** Whether equality search is possible. */
    public boolean indexed() {
        return indexed;
    }
}
