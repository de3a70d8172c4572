package io.shouwen.crm.imports;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The file as a whole is no CSV of customers. */
public final class FileNotReadable extends Refusal {

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

    static FileNotReadable broken(long line) {
        return new FileNotReadable(
                "crm.file-broken", "a quoted field does not end, around line " + line, Map.of("line", line));
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
