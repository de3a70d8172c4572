package io.shouwen.workorder.calendar;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.shouwen.crm.imports.UploadedText;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.WorkingStretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A year's announcement as a CSV: {@code date} (日期), {@code until} (至, may be empty), {@code kind} (类型: {@code off} 放假,
 * {@code work} 上班, {@code hours} 时间), {@code hours} (工作时间, for days with hours of their own). In UTF-8 or GB18030, as
 * spreadsheets save it; separated by comma, semicolon or tab.
 */
public final class AnnouncementCsv {

    private static final int MOST_ROWS = 400;

    private static final Map<String, Set<String>> COLUMNS = Map.of(
            "date", Set.of("date", "from", "日期", "开始", "开始日期"),
            "until", Set.of("until", "to", "至", "截止", "结束", "结束日期", "截止日期"),
            "kind", Set.of("kind", "type", "类型"),
            "hours", Set.of("hours", "工作时间", "时间"));

    private static final Map<String, AnnouncedDay.Kind> KINDS = Map.ofEntries(
            Map.entry("off", AnnouncedDay.Kind.OFF),
            Map.entry("holiday", AnnouncedDay.Kind.OFF),
            Map.entry("休", AnnouncedDay.Kind.OFF),
            Map.entry("休息", AnnouncedDay.Kind.OFF),
            Map.entry("放假", AnnouncedDay.Kind.OFF),
            Map.entry("work", AnnouncedDay.Kind.WORK),
            Map.entry("班", AnnouncedDay.Kind.WORK),
            Map.entry("上班", AnnouncedDay.Kind.WORK),
            Map.entry("补班", AnnouncedDay.Kind.WORK),
            Map.entry("调休上班", AnnouncedDay.Kind.WORK),
            Map.entry("hours", AnnouncedDay.Kind.HOURS),
            Map.entry("时间", AnnouncedDay.Kind.HOURS),
            Map.entry("工作时间", AnnouncedDay.Kind.HOURS));

    private AnnouncementCsv() {}

    /**
     * @throws io.shouwen.crm.imports.FileNotReadable where it is no text
     * @throws InvalidInput naming the header, or every row that is not understood by its line in the file
     */
    public static List<AnnouncedDay> parse(byte[] file) {
        String text = UploadedText.of(file).text();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            return rows(reader);
        } catch (CsvParseException e) {
            throw InvalidInput.of(
                    "file", "workorder.not-a-calendar-file", "CSV with the columns date, until, kind, hours");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<AnnouncedDay> rows(Iterable<CsvRecord> records) {
        List<String> columns = null;
        List<AnnouncedDay> days = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (CsvRecord record : records) {
            if (record.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (columns == null) {
                columns = header(record);
            } else if (days.size() + problems.size() == MOST_ROWS) {
                throw InvalidInput.of("file", "workorder.days-too-many", "at most " + MOST_ROWS + " rows");
            } else {
                day(record, columns, days, problems);
            }
        }
        if (columns == null || days.isEmpty() && problems.isEmpty()) {
            throw InvalidInput.of("file", "workorder.not-a-calendar-file", "a header and a row for each day or range");
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return days;
    }

    private static List<String> header(CsvRecord record) {
        List<String> columns = record.getFields().stream()
                .map(field -> COLUMNS.entrySet().stream()
                        .filter(c -> c.getValue().contains(word(field)))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(""))
                .toList();
        if (!columns.contains("date") || !columns.contains("kind")) {
            throw InvalidInput.of("file", "workorder.not-a-calendar-file", "a header with date and kind");
        }
        return columns;
    }

    private static void day(
            CsvRecord record, List<String> columns, List<AnnouncedDay> days, List<FieldProblem> problems) {
        String row = "rows[" + record.getStartingLineNumber() + "]";
        Optional<DayRange> range = ReadDay.range(cell(record, columns, "date"));
        String until = cell(record, columns, "until");
        if (!until.isEmpty() && range.isPresent()) {
            DayRange one = range.get();
            range = ReadDay.date(until).flatMap(last -> ReadDay.range(one.first(), last));
        }
        AnnouncedDay.Kind kind = KINDS.get(word(cell(record, columns, "kind")));
        String hours = cell(record, columns, "hours");
        Optional<List<WorkingStretch>> stretches = hours.isEmpty() ? Optional.of(List.of()) : ReadDay.hours(hours);
        if (range.isEmpty()) {
            problems.add(new FieldProblem(row + ".date", "workorder.not-a-day", "2027-02-06, or two days in order"));
        } else if (kind == null) {
            problems.add(new FieldProblem(row + ".kind", "workorder.not-a-kind-of-day", "off, work or hours"));
        } else if (stretches.isEmpty() || kind == AnnouncedDay.Kind.HOURS == hours.isEmpty()) {
            problems.add(new FieldProblem(row + ".hours", "workorder.not-working-hours", "hours such as 09:00-12:00"));
        } else {
            days.add(new AnnouncedDay(kind, range.get(), stretches.get()));
        }
    }

    private static String cell(CsvRecord record, List<String> columns, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= record.getFieldCount() ? "" : record.getField(at).strip();
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
    }
}
