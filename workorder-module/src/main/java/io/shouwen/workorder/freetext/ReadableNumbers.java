package io.shouwen.workorder.freetext;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds runs of digits in free text that look like phone, identity or card numbers, and masks them before the text is
 * stored. Digits may be full-width and parted by blanks, hyphens or dots. Dates, times and work order numbers stay.
 *
 * <p>Guarantees that no run of 10 or more digits stays readable in the result, apart from those. Does not find numbers
 * written in words, or split by other text.
 */
public final class ReadableNumbers {

    private static final String DIGIT = "[0-9\\uFF10-\\uFF19]";
    private static final String GAP = "[ \\u00A0\\u3000.\\-\\u2010-\\u2015\\u00B7]{0,2}";
    /** Ten digits or more; an identity number may end in X. */
    private static final Pattern RUN =
            Pattern.compile("(?:\\+|\\uFF0B)?" + DIGIT + "(?:" + GAP + DIGIT + "){9,}(?:" + GAP + "[XxＸｘ])?");

    private static final Pattern WORK_ORDER_NUMBER = Pattern.compile("[0-9]{6}-[0-9]{6,}");
    private static final String DATE = "(?:19|20)[0-9]{2}([-. ]?)(?:0[1-9]|1[0-2])\\1(?:0[1-9]|[12][0-9]|3[01])";
    private static final Pattern DATES = Pattern.compile(
            DATE + "(?:[ -]{1,2}(?:" + DATE.replace("\\1", "\\2") + "|(?:[01][0-9]|2[0-3])(?:[0-5][0-9])?))?");
    private static final Pattern MOBILE = Pattern.compile("(?:(?:00)?86)?(1[3-9][0-9]{9})");

    private ReadableNumbers() {}

    /** The text with every such number masked; null stays null. */
    public static String mask(String text) {
        if (text == null) {
            return null;
        }
        Matcher run = RUN.matcher(text);
        StringBuilder masked = new StringBuilder();
        while (run.find()) {
            run.appendReplacement(masked, Matcher.quoteReplacement(maskRun(text, run)));
        }
        return run.appendTail(masked).toString();
    }

    public static boolean anyIn(String text) {
        return text != null && !mask(text).equals(text);
    }

    private static String maskRun(String text, Matcher run) {
        String found = run.group();
        boolean afterPrefix = text.startsWith("GD", Math.max(0, run.start() - 2)) && run.start() >= 2;
        if (DATES.matcher(found).matches()
                || (afterPrefix && WORK_ORDER_NUMBER.matcher(found).matches())) {
            return found;
        }
        String plain = plain(found);
        Matcher mobile = MOBILE.matcher(plain);
        if (mobile.matches()) {
            String number = mobile.group(1);
            return number.substring(0, 3) + "****" + number.substring(7);
        }
        if (plain.length() >= 16 && plain.length() <= 19 && plain.length() != 18 && !plain.endsWith("X")) {
            return "**** " + plain.substring(plain.length() - 4);
        }
        return "******";
    }

    /** ASCII digits and X alone. */
    private static String plain(String found) {
        StringBuilder plain = new StringBuilder();
        found.chars().forEach(c -> {
            if (c == 'x' || c == 'X' || c == 'Ｘ' || c == 'ｘ') {
                plain.append('X');
            } else if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            }
        });
        return plain.toString();
    }
}
