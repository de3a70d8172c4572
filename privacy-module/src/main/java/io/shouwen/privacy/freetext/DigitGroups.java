package io.shouwen.privacy.freetext;

import java.util.ArrayList;
import java.util.List;

/** Digits as they stand together in a text, in runs whose parts are kept apart by a few signs at most. Linear. */
final class DigitGroups {

    static final int SPACE = 1;
    static final int DASH = 2;
    static final int DOT = 4;
    static final int COMMA = 8;
    static final int SLASH = 16;
    static final int PAREN = 32;

    private static final int MOST_SIGNS = 3;
    private static final int UNLINKED = -1;

    /**
     * Digits without a sign between them, all of one writing.
     *
     * @param link signs between it and the group before, or -1 where the run begins
     */
    record Group(int from, int to, String digits, boolean chinese, int link) {
        boolean linked() {
            return link != UNLINKED;
        }

        @Override
        public String toString() {
            return "Group[" + from + "–" + to + "]";
        }
    }

    private final List<Group> groups = new ArrayList<>();

    DigitGroups(Flat text) {
        int i = 0;
        int link = UNLINKED;
        while (i < text.length()) {
            if (text.digit(i) < 0) {
                int end = i;
                while (end < text.length() && text.digit(end) < 0) {
                    end += text.width(end);
                }
                link = groups.isEmpty() ? UNLINKED : linkOf(text, i, end);
                i = end;
                continue;
            }
            int from = i;
            boolean chinese = text.chinese(i);
            StringBuilder digits = new StringBuilder();
            while (i < text.length() && text.digit(i) >= 0 && text.chinese(i) == chinese) {
                digits.append((char) ('0' + text.digit(i)));
                i += text.width(i);
            }
            groups.add(new Group(from, i, digits.toString(), chinese, link));
            link = 0;
        }
    }

    List<Group> all() {
        return groups;
    }

    private static int linkOf(Flat text, int from, int to) {
        int signs = 0;
        int kinds = 0;
        for (int i = from; i < to; i++) {
            int kind = text.taken(i) ? UNLINKED : kindOf(text.at(i));
            if (kind == UNLINKED) {
                return UNLINKED;
            }
            kinds |= kind;
            signs += kind == 0 ? 0 : 1;
            if (signs > MOST_SIGNS) {
                return UNLINKED;
            }
        }
        return kinds;
    }

    private static int kindOf(char c) {
        if (c >= '\u200B' && c <= '\u200F' || c == '\u2060' || c == '\uFEFF' || c == '\u00AD') {
            return 0; // written, not seen
        }
        if (c == ' ' || Character.getType(c) == Character.SPACE_SEPARATOR) {
            return SPACE;
        }
        if (c == '-' || c == '_' || c == '~' || c == '\u2212' || Character.getType(c) == Character.DASH_PUNCTUATION) {
            return DASH;
        }
        return switch (c) {
            case '.', '·', '•', '。' -> DOT;
            case ',', '、' -> COMMA;
            case '/' -> SLASH;
            case '(', ')' -> PAREN;
            default -> UNLINKED;
        };
    }
}
