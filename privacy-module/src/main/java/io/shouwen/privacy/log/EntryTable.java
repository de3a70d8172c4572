package io.shouwen.privacy.log;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Entries as rows of a file. No cell is ever a formula, whatever an entry says. */
interface EntryTable extends AutoCloseable {

    List<String> HEAD = List.of(
            "id",
            "at",
            "actor",
            "portal",
            "action",
            "object",
            "subject",
            "fields",
            "purpose",
            "case",
            "outcome",
            "reason",
            "index",
            "publishedAt",
            "witnessedAt",
            "proof");

    /** CSV in UTF-8 with a mark at its beginning, or a workbook. */
    enum Format {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void row(List<String> cells) throws IOException;

    @Override
    void close() throws IOException;

    /** Leaves the stream open at its end. */
    static EntryTable to(OutputStream out, Format format) throws IOException {
        EntryTable table = format == Format.CSV ? new Csv(new KeptOpen(out)) : new Sheet(new KeptOpen(out));
        table.row(HEAD);
        return table;
    }

    /** @param proof name of the entry's proof beside the table, or null */
    static List<String> cells(LoggedEntry entry, String proof) {
        return java.util.Arrays.asList(
                entry.id().toString(),
                entry.recordedAt().toString(),
                entry.word("actor"),
                entry.word("portal"),
                entry.word("action"),
                entry.word("object"),
                entry.word("subject"),
                String.join(" ", entry.fields()),
                entry.word("purpose"),
                entry.word("case"),
                entry.word("outcome"),
                entry.word("reason"),
                entry.index() == null ? null : entry.index().toString(),
                entry.publishedAt() == null ? null : entry.publishedAt().toString(),
                entry.witnessedAt() == null ? null : entry.witnessedAt().toString(),
                proof);
    }

    /** Spreadsheets take what begins like this for a formula; with an apostrophe before it is text. */
    static String harmless(String cell) {
        return cell != null && !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    final class Csv implements EntryTable {
        private final CsvWriter writer;

        Csv(OutputStream out) throws IOException {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write('\uFEFF'); // spreadsheets take the text for UTF-8
            writer = CsvWriter.builder().build(text);
        }

        @Override
        public void row(List<String> cells) {
            writer.writeRecord(cells.stream().map(EntryTable::harmless).toArray(String[]::new));
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    /** Cells of a workbook have types: these are texts. */
    final class Sheet implements EntryTable {
        private static final int FLUSHED_AT = 500;

        private final Workbook workbook;
        private final Worksheet sheet;
        private int rows;

        Sheet(OutputStream out) {
            workbook = new Workbook(out, "Shouwen", "1.0");
            sheet = workbook.newWorksheet("audit entries");
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) != null) {
                    sheet.value(rows, column, cells.get(column));
                }
            }
            if (++rows % FLUSHED_AT == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            workbook.finish();
        }
    }
}
