package io.shouwen.privacy.freetext;

/**
 * A text with full-width letters and blanks made plain, character for character, so that places in it are places in the
 * original; and which of its characters are taken by a mask or a finding.
 */
final class Flat {

    private static final String CHINESE = "零一二三四五六七八九";
    private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
    private static final int NONE = -1;

    private final char[] plain;
    private final boolean[] taken;

    Flat(String text) {
        plain = text.toCharArray();
        taken = new boolean[plain.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = narrow(plain[i]);
        }
    }

    private static char narrow(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        return c == '\u3000' || c == '\u00A0' || c == '\t' ? ' ' : c;
    }

    int length() {
        return plain.length;
    }

    char at(int i) {
        return plain[i];
    }

    boolean taken(int i) {
        return taken[i];
    }

    void take(int from, int to) {
        java.util.Arrays.fill(taken, from, to, true);
    }

    /** How many chars the code point at i takes. */
    int width(int i) {
        return Character.isHighSurrogate(plain[i]) && i + 1 < plain.length && Character.isLowSurrogate(plain[i + 1])
                ? 2
                : 1;
    }

    /** Value of the digit at i in any writing, or -1. */
    int digit(int i) {
        char c = plain[i];
        if (taken[i]) {
            return NONE;
        }
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c < '\u00B2') {
            return NONE;
        }
        int spoken = spoken(c);
        if (spoken >= 0) {
            return spoken;
        }
        if (c >= '①' && c <= '⑨') {
            return c - '①' + 1;
        }
        return width(i) == 2 ? Character.digit(Character.toCodePoint(c, plain[i + 1]), 10) : Character.digit(c, 10);
    }

    /** Whether the digit at i is a Chinese numeral. */
    boolean chinese(int i) {
        return spoken(plain[i]) >= 0;
    }

    private static int spoken(char c) {
        if (c == '幺') {
            return 1;
        }
        if (c == '两') {
            return 2;
        }
        if (c == '○') {
            return 0;
        }
        int value = CHINESE.indexOf(c);
        return value >= 0 ? value : FORMAL.indexOf(c);
    }

    boolean letter(int i) {
        return i >= 0
                && i < plain.length
                && !taken[i]
                && (plain[i] >= 'a' && plain[i] <= 'z' || plain[i] >= 'A' && plain[i] <= 'Z');
    }

    boolean asciiDigit(int i) {
        return i >= 0 && i < plain.length && !taken[i] && plain[i] >= '0' && plain[i] <= '9';
    }

    /** Up to so many characters before a place, up to the first that is a digit, taken, a mask's, or a line's end. */
    String before(int place, int most) {
        int from = place;
        while (from > 0
                && place - from < most
                && !taken[from - 1]
                && plain[from - 1] != '*'
                && plain[from - 1] != '\n'
                && !asciiDigit(from - 1)) {
            from--;
        }
        return new String(plain, from, place - from);
    }

    String between(int from, int to) {
        return new String(plain, from, to - from);
    }
}
