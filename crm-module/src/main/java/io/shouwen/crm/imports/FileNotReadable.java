package io.shouwen.crm.imports;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file as a whole is no CSV of customers. */
public final class FileNotReadable extends Refusal {

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private FileNotReadable(String code, String detail, Map<String, ?> arguments) {
        super(Kind.INVALID, code, detail, arguments);
    }

    static FileNotReadable empty() {
        return new FileNotReadable("crm.file-empty", "the file has no rows below its header", Map.of());
    }

    static FileNotReadable notText() {
        return new FileNotReadable(
                "crm.file-not-text", "the file is no text in UTF-8 or GB18030; save the sheet as CSV", Map.of());
    }

    /** @param parserSays the parser's message, which names the line on which the record begins; it is not passed on */
    static FileNotReadable broken(String parserSays) {
        String says = parserSays == null ? "" : parserSays;
        Matcher found = LINE.matcher(says);
        String line = found.find() ? found.group(1) : "?";
        Map<String, String> where = Map.of("line", line);
        if (says.startsWith("Unexpected character after closing quote")) {
            return new FileNotReadable(
                    "crm.file-text-behind-quote",
                    "a quoted cell in the row of line " + line
                            + " goes on behind its closing quote; quotes inside a cell are doubled",
                    where);
        }
        if (says.contains("limit of") && says.contains("fields")) {
            return new FileNotReadable(
                    "crm.file-row-too-wide", "the row of line " + line + " has too many cells", where);
        }
        if (says.startsWith("Unclosed quote")) {
            return new FileNotReadable(
                    "crm.file-broken", "a quoted cell that begins in the row of line " + line + " does not end", where);
        }
        return new FileNotReadable(
                "crm.file-cell-too-long",
                "a cell in the row of line " + line + " is too long; look for a quote that is not closed",
                where);
    }

    /** @param column header word that is missing, such as {@code name} */
    static FileNotReadable withoutColumn(String column) {
        return new FileNotReadable(
                "crm.file-without-column", "the header has no column \"" + column + "\"", Map.of("column", column));
    }

    static FileNotReadable columnTwice(String column) {
        return new FileNotReadable(
                "crm.file-column-twice", "two columns mean \"" + column + "\"", Map.of("column", column));
    }

    static FileNotReadable tooManyRows(int limit) {
        return new FileNotReadable(
                "crm.file-too-long", "at most " + limit + " rows at once; split the file", Map.of("limit", limit));
    }
}
