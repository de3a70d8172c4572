package io.shouwen.crm.freetext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides phone, ID and card numbers and email addresses in free text before it is stored (P18). Errs towards hiding: any
 * seven digits in a row go, however they are written — full width, in Chinese numerals, or spaced out with blanks,
 * hyphens and dots. Dates, times and amounts with a fraction stay. What is hidden is gone; nothing keeps it.
 *
 * <p>Not promised: numbers spelt in words of other languages, spread over sentences, or shorter than seven digits.
 */
public final class HiddenNumbers {

    /** Stands where a number or an address was. */
    public static final String MARK = "[***]";

    private static final int SHORTEST = 7;

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]+\\s?[@＠]\\s?[\\p{L}\\p{N}-]+([.．。][\\p{L}\\p{N}-]+)+");

    private static final String CHINESE = "零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖";

    private static final String DIGIT = "[\\p{Nd}" + CHINESE + "①-⑨]";

    /** Up to three separators between two digits do not break a number. */
    private static final Pattern RUN = Pattern.compile("[+＋]?[(（]?" + DIGIT
            + "(?:[\\s\\p{Pd}._·•,，、:：/()（）*_~\\u200b-\\u200f\\u2060\\ufeff]{0,3}" + DIGIT + ")*[xXｘＸ]?");

    /** Dates and times that would look like numbers: 2026-11-21, 2026/11/21 10:30, 2026.11.21 10:30:00. */
    private static final Pattern DATE = Pattern.compile(
            "(?<![\\p{Nd}])(?:19|20)\\d{2}([-/.])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])(?![\\p{Nd}])"
                    + "(?:[ T](?:[01]?\\d|2[0-3])[:：][0-5]\\d(?:[:：][0-5]\\d)?(?![\\p{Nd}]))?");

    private HiddenNumbers() {}

    public static String in(String text) {
        return withoutRuns(EMAIL.matcher(text).replaceAll(Matcher.quoteReplacement(MARK)));
    }

    /** Whether anything would be hidden. */
    public static boolean isIn(String text) {
        return !in(text).equals(text);
    }

    private static String withoutRuns(String text) {
        StringBuilder safe = new StringBuilder();
        int kept = 0;
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            for (Span piece : withoutDates(text, run.start(), run.end())) {
                if (digits(text, piece) >= SHORTEST && !amount(text.substring(piece.from(), piece.to()))) {
                    safe.append(text, kept, piece.from()).append(MARK);
                    kept = piece.to();
                }
            }
        }
        return safe.append(text, kept, text.length()).toString();
    }

    private record Span(int from, int to) {}

    /**
     * The parts of a run that are no date. A date beside other digits is not believed: somebody may have dressed a number
     * up as one.
     */
    private static List<Span> withoutDates(String text, int from, int to) {
        List<Span> parts = new ArrayList<>();
        Matcher date = DATE.matcher(text).region(from, to);
        int start = from;
        while (date.find()) {
            parts.add(new Span(start, date.start()));
            start = date.end();
        }
        parts.add(new Span(start, to));
        boolean onlyDates = parts.stream().allMatch(p -> digits(text, p) < 4);
        return onlyDates ? List.of() : List.of(new Span(from, to));
    }

    private static long digits(String text, Span span) {
        return text.substring(span.from(), span.to())
                .codePoints()
                .filter(c -> Character.isDigit(c) || CHINESE.indexOf(c) >= 0 || (c >= '①' && c <= '⑨'))
                .count();
    }

    /** Such as 12,345,678.90: grouped by threes, with a fraction. */
    private static boolean amount(String run) {
        return run.matches("\\d{1,3}(?:,\\d{3})+\\.\\d{1,2}");
    }
}
