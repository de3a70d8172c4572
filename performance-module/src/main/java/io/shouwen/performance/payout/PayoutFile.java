package io.shouwen.performance.payout;

import io.shouwen.performance.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The CSV that finance takes away (F27): the lines of the canonical form and a trailer with their number, sum and the
 * run's hash. It holds nothing that could change later, no names, so that a second export is identical.
 */
final class PayoutFile {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final String RISKY = "=+-@\t\r";

    private PayoutFile() {}

    static String of(RunContent content) {
        StringBuilder file = new StringBuilder("staff,component,amount,status,original\n");
        content.lines().forEach(line -> file.append(row(line.fields())).append('\n'));
        BigDecimal sum = content.lines().stream()
                .map(PayoutLine::amount)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return file.append("#TRAILER,")
                .append(content.lines().size())
                .append(',')
                .append(sum.setScale(2).toPlainString())
                .append(',')
                .append(content.hash())
                .append('\n')
                .toString();
    }

    static String row(List<String> cells) {
        return cells.stream().map(PayoutFile::cell).collect(Collectors.joining(","));
    }

    /** A spreadsheet must not take text for a formula; a lone dash and plain numbers are none. */
    static String cell(String text) {
        boolean risky = !text.isEmpty()
                && RISKY.indexOf(text.charAt(0)) >= 0
                && !text.equals("-")
                && !NUMBER.matcher(text).matches();
        String safe = risky ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
