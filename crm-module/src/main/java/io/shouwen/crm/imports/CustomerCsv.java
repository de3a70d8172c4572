package io.shouwen.crm.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A CSV of customers: which column means what, and the rows. Separated by comma, semicolon or tab, as the header shows. */
final class CustomerCsv {

    /**
     * One row as it stands in the file.
     *
     * @param number line in the file on which it begins, the file's first being 1
     * @param overfull whether something stands in a cell beyond the header's last column
     */
    record Row(int number, Map<ImportColumn, String> cells, boolean overfull) {

        String cell(ImportColumn column) {
            return cells.getOrDefault(column, "");
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    private static final String SEPARATORS = ",;\t";

    private final List<ImportColumn> columns;
    private final List<Row> rows;

    private CustomerCsv(List<ImportColumn> columns, List<Row> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** The columns that were understood, in the order of the file. */
    List<ImportColumn> columns() {
        return columns;
    }

    List<Row> rows() {
        return rows;
    }

    /** @throws FileNotReadable where it is no CSV with at least a name and a row, or has more rows than allowed */
    static CustomerCsv parse(String text, int mostRows) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            CsvRecord header = headerOf(records);
            Map<Integer, ImportColumn> positions = header(header);
            int width = filled(header);
            List<Row> rows = new ArrayList<>();
            while (records.hasNext()) {
                CsvRecord next = records.next();
                if (next.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (rows.size() == mostRows) {
                    throw FileNotReadable.tooManyRows(mostRows);
                }
                rows.add(row(next, positions, width));
            }
            if (rows.isEmpty()) {
                throw FileNotReadable.empty();
            }
            return new CustomerCsv(List.copyOf(positions.values()), rows);
        } catch (CsvParseException e) {
            // No cause: the parser's message may quote the text around the error.
            throw FileNotReadable.broken(e.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The first record that says something, and more than which separator follows. */
    private static CsvRecord headerOf(Iterator<CsvRecord> records) {
        while (records.hasNext()) {
            CsvRecord next = records.next();
            boolean blank = next.getFields().stream().allMatch(String::isBlank);
            if (!blank && !(filled(next) == 1 && namesSeparator(next.getField(0)))) {
                return next;
            }
        }
        throw FileNotReadable.empty();
    }

    private static Map<Integer, ImportColumn> header(CsvRecord found) {
        Map<Integer, ImportColumn> positions = new java.util.TreeMap<>();
        for (int i = 0; i < found.getFieldCount(); i++) {
            int position = i;
            ImportColumn.headed(found.getField(i)).ifPresent(column -> {
                if (positions.containsValue(column)) {
                    throw FileNotReadable.columnTwice(column.word());
                }
                positions.put(position, column);
            });
        }
        if (!positions.containsValue(ImportColumn.NAME)) {
            throw FileNotReadable.withoutColumn(ImportColumn.NAME.word());
        }
        return positions;
    }

    /** How many cells there are up to the last that says something. */
    private static int filled(CsvRecord found) {
        int filled = found.getFieldCount();
        while (filled > 0 && found.getField(filled - 1).isBlank()) {
            filled--;
        }
        return filled;
    }

    private static Row row(CsvRecord found, Map<Integer, ImportColumn> positions, int width) {
        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
        positions.forEach((position, column) -> {
            if (position < found.getFieldCount()) {
                String text = unquoted(found.getField(position));
                if (!text.isEmpty()) {
                    cells.put(column, text);
                }
            }
        });
        return new Row((int) found.getStartingLineNumber(), cells, filled(found) > width);
    }

    /** Spreadsheets write long numbers as {@code ="…"} or {@code '…} to keep them text. */
    private static String unquoted(String cell) {
        String text = cell.strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 3) {
            text = text.substring(2, text.length() - 1);
        } else if (text.startsWith("'") && text.length() > 1) {
            text = text.substring(1);
        }
        return text.strip();
    }

    /** A spreadsheet's line that names the separator, such as {@code sep=;}; with its quotes where it is written as a cell. */
    private static boolean namesSeparator(String line) {
        return line.strip().toLowerCase(Locale.ROOT).matches("\"?sep=.?\"?[,;\\t]*");
    }

    /** The one that a line {@code sep=} above the header names, else the one that the header uses most outside quotes. */
    private static char separator(String text) {
        int from = 0;
        while (from < text.length()) {
            int end = endOfRecord(text, from);
            String record = text.substring(from, end);
            if (namesSeparator(record)) {
                char named = record.strip().replace("\"", "").concat(" ").charAt("sep=".length());
                if (SEPARATORS.indexOf(named) >= 0) {
                    return named;
                }
            } else if (!record.replaceAll("[,;\\s]", "").isEmpty()) {
                return mostUsed(record);
            }
            from = end + 1;
        }
        return ',';
    }

    private static char mostUsed(String header) {
        String unquoted = header.replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char candidate : SEPARATORS.toCharArray()) {
            if (count(unquoted, candidate) > count(unquoted, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Index of the first line end from there on that is not inside quotes, or of the text's end. */
    private static int endOfRecord(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                return i;
            }
        }
        return text.length();
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }
}
