package io.shouwen.workorder.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shouwen.crm.imports.FileNotReadable;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.WorkingStretch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementCsvTest {

    private static final List<AnnouncedDay> EXPECTED = List.of(
            AnnouncedDay.off(DayRange.parse("2027-02-06..2027-02-12")),
            AnnouncedDay.work(DayRange.parse("2027-02-20")),
            new AnnouncedDay(
                    AnnouncedDay.Kind.HOURS,
                    DayRange.parse("2027-02-05"),
                    List.of(WorkingStretch.parse("09:00-12:00"), WorkingStretch.parse("13:00-15:00"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,until,kind,hours\n2027-02-06,2027-02-12,off,\n2027-02-20,,work,\n2027-02-05,,hours,09:00-12:00 13:00-15:00\n",
                "\ufeffkind;date;until;hours\r\noff;2027/2/6;2027/2/12;\r\nwork;2027/2/20;;\r\nhours;2027/2/5;;09:00-12:00, 13:00-15:00\r\n",
                "日期\t至\t类型\t工作时间\n2027年2月6日\t2027年2月12日\t放假\t\n2027年2月20日\t\t补班\t\n\n2027年2月5日\t\t时间\t09：00-12：00、13:00~15:00",
                "Date,Kind,Hours\n2027-02-06..2027-02-12,OFF\n2027-02-20, work\n2027-02-05,hours,\"09:00-12:00,13:00-15:00\"\n"
            })
    void readsWhatPeopleAndSpreadsheetsWrite(String text) {
        assertThat(AnnouncementCsv.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(EXPECTED);
    }

    @Test
    void readsTheEncodingOfChineseSpreadsheets() {
        byte[] file = "日期,至,类型\n2027年2月6日,2027年2月12日,放假\n".getBytes(Charset.forName("GB18030"));
        assertThat(AnnouncementCsv.parse(file)).containsExactly(EXPECTED.get(0));
    }

    @Test
    void namesEveryRowThatItDoesNotUnderstand() {
        assertThat(
                        problems(
                                "date,until,kind,hours\n2027-02-30,,off,\n2027-02-06,,party,\n\n2027-02-06,2027-02-05,off,\n"
                                        + "2027-02-05,,hours,\n2027-02-05,,hours,12:00-09:00\n2027-02-06,,off,09:00-12:00x\n2027-03-01,,off,\n"))
                .containsExactly(
                        "rows[2].date workorder.not-a-day",
                        "rows[3].kind workorder.not-a-kind-of-day",
                        "rows[5].date workorder.not-a-day",
                        "rows[6].hours workorder.not-working-hours",
                        "rows[7].hours workorder.not-working-hours",
                        "rows[8].hours workorder.not-working-hours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "date,kind\n", "one,two\n2027-01-01,off\n", "date,kind\n\"2027-01-01,off\n"})
    void refusesFilesThatAreNoAnnouncement(String text) {
        assertThat(problems(text)).containsExactly("file workorder.not-a-calendar-file");
    }

    @Test
    void refusesWhatIsNoTextOrTooLong() {
        assertThatExceptionOfType(FileNotReadable.class)
                .isThrownBy(
                        () -> AnnouncementCsv.parse(new byte[] {'P', 'K', 3, 4, 0, 0, 0, (byte) 0xFF, (byte) 0xC0}));
        assertThat(problems("date,kind\n" + "2027-01-01,off\n".repeat(401)))
                .containsExactly("file workorder.days-too-many");
    }

    @Test
    void writesForTheFormWhatItReadsAgain() {
        List<FieldProblem> problems = new ArrayList<>();
        for (AnnouncedDay day : EXPECTED) {
            String written = AnnouncementText.written(EXPECTED, day.kind());
            assertThat(AnnouncementText.read(written + "\n\n", day.kind(), "x", problems))
                    .containsExactly(day);
        }
        assertThat(problems).isEmpty();
        AnnouncementText.read("\n2027-02-06 至 2027-02-12\n06.02.2027", AnnouncedDay.Kind.OFF, "off", problems);
        AnnouncementText.read("2027-02-05", AnnouncedDay.Kind.HOURS, "otherHours", problems);
        assertThat(problems)
                .extracting(p -> p.field() + " " + p.code())
                .containsExactly("off[3] workorder.not-a-day", "otherHours[1] workorder.not-working-hours");
    }

    private static List<String> problems(String text) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> AnnouncementCsv.parse(text.getBytes(StandardCharsets.UTF_8)));
        return refused.fields().stream().map(p -> p.field() + " " + p.code()).toList();
    }
}
