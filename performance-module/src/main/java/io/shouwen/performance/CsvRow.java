package io.shouwen.performance;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A row of a CSV file in which no text can be taken for a formula (F27). */
public final class CsvRow {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final String RISKY = "=+-@\t\r\n";

    private CsvRow() {}

    public static String of(List<String> cells) {
        return cells.stream().map(CsvRow::cell).collect(Collectors.joining(","));
    }

    /** A spreadsheet must not take text for a formula; a lone dash and plain numbers are none. */
    public static String cell(String text) {
        boolean risky = !text.isEmpty()
                && RISKY.indexOf(text.charAt(0)) >= 0
                && !text.equals("-")
                && !NUMBER.matcher(text).matches();
        String safe = risky ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
