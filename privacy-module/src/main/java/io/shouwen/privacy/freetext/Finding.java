package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;

/**
 * A number or address that stands in a text. Prints nothing of it.
 *
 * @param from first character
 * @param to after the last
 * @param value as the field rules read it: digits without blanks, an address without full-width letters
 * @param mask what stands in its place; never readable as a number again
 */
record Finding(int from, int to, FieldKind kind, String value, String mask) {

    static Finding of(int from, int to, FieldKind kind, String value) {
        return new Finding(from, to, kind, value, Masks.of(kind, value).orElseGet(() -> hidden(kind, value)));
    }

    /** Of the form of its kind, though not by the rule: a mobile of a new series, no area code, a check digit mistyped. */
    private static String hidden(FieldKind kind, String value) {
        int length = value.length();
        if (kind == FieldKind.BANK_CARD) {
            return "**** **** **** " + value.substring(length - 4);
        }
        if (kind != FieldKind.PHONE) {
            return Masks.NOTHING;
        }
        return value.matches("1\\d{10}")
                ? value.substring(0, 3) + "****" + value.substring(length - 4)
                : "****" + value.substring(length - 2);
    }

    @Override
    public String toString() {
        return "Finding[" + kind + " at " + from + "]";
    }
}
