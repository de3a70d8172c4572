package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses: from each @ outwards, a bounded way. Domains in Chinese characters are not found. */
final class Emails {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_CHINESE_LOCAL = 20;
    private static final int LONGEST_DOMAIN = 190;

    private static final String LAST_LABEL = "(?:[Xx][Nn]--[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|[A-Za-z]{2,})";
    private static final Pattern DOMAIN = Pattern.compile("(?:[A-Za-z0-9-]+[.。])+" + LAST_LABEL);
    private static final Pattern NUMBER_BEHIND = Pattern.compile("([.。][A-Za-z]{2,})[.。-][0-9]{7,}");

    private Emails() {}

    static List<Finding> in(Flat text) {
        List<Finding> found = new ArrayList<>();
        int end = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.at(at) != '@' || text.taken(at)) {
                continue;
            }
            int before = blank(text, at - 1) ? at - 1 : at;
            int after = blank(text, at + 1) ? at + 2 : at + 1;
            int from = local(text, before, end);
            int to = domain(text, after);
            if (from < before && to > after) {
                String address = text.between(from, before) + "@"
                        + text.between(after, to).replace('。', '.');
                if (Masks.of(FieldKind.EMAIL, address).isPresent()) {
                    found.add(Finding.of(from, to, FieldKind.EMAIL, address));
                    end = to;
                    at = to - 1;
                }
            }
        }
        return found;
    }

    private static boolean blank(Flat text, int i) {
        return i >= 0 && i < text.length() && text.at(i) == ' ';
    }

    private static int local(Flat text, int to, int least) {
        int from = to;
        while (from > least && to - from < LONGEST_LOCAL && localSign(text, from - 1)) {
            from--;
        }
        if (from > least && localSign(text, from - 1)) {
            // Too long for an address: what is cut off must not read as a number with the first sign of the mask.
            from++;
            while (from < to && (!text.letter(from) || text.asciiDigit(from - 1))) {
                from++;
            }
            return from;
        }
        while (from < to && text.at(from) == '.') {
            from++;
        }
        if (from < to) {
            return from;
        }
        while (from > least && to - from < LONGEST_CHINESE_LOCAL && chinese(text, from - 1)) {
            from--;
        }
        return from;
    }

    private static boolean localSign(Flat text, int i) {
        char c = text.at(i);
        return text.letter(i) || text.asciiDigit(i) || !text.taken(i) && "._%+'-".indexOf(c) >= 0;
    }

    private static boolean chinese(Flat text, int i) {
        return !text.taken(i) && Character.isLetter(text.at(i)) && !Character.isSurrogate(text.at(i));
    }

    /**
     * Ends after the last label, which is of letters or begins with xn--: neither a dot that ends a sentence nor a number
     * that stands behind the address, glued to it or with a sign between, is part of it.
     */
    private static int domain(Flat text, int from) {
        int end = from;
        int i = from;
        while (i < text.length() && i - from < LONGEST_DOMAIN) {
            if (text.taken(i)) {
                break;
            } else if (text.at(i) == '.' || text.at(i) == '。') {
                if (end != i || !text.letter(i + 1) && !text.asciiDigit(i + 1)) {
                    break;
                }
            } else if (text.letter(i) || text.asciiDigit(i)) {
                end = i + 1;
            } else if (text.at(i) != '-'
                    || !text.letter(i + 1)
                            && !text.asciiDigit(i + 1)
                            && text.at(Math.min(i + 1, text.length() - 1)) != '-') {
                break;
            }
            i++;
        }
        String run = text.between(from, end);
        Matcher number = NUMBER_BEHIND.matcher(run);
        Matcher whole = DOMAIN.matcher(
                number.find()
                        ? run.substring(0, number.start() + number.group(1).length())
                        : run);
        return whole.lookingAt() ? from + whole.end() : from;
    }
}
