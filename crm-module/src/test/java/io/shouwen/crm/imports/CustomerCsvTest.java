package io.shouwen.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCsvTest {

    private static final int MANY = 1000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "姓名,手机号,邮箱,身份证号,银行卡号,标签,同意",
                "客户姓名（必填）,联系电话,电子邮箱,证件号码,卡号,客户标签,授权用途",
                "Name,Phone,E-mail,ID Number,Card No.,Tags,Consent",
                "full name,MOBILE,mail,id card,bank card,labels,purposes"
            })
    void understandsChineseAndEnglishHeaders(String header) {
        assertThat(CustomerCsv.parse(header + "\n张三,1,2,3,4,5,6\n", MANY).columns())
                .containsExactly(
                        ImportColumn.NAME,
                        ImportColumn.PHONE,
                        ImportColumn.EMAIL,
                        ImportColumn.ID_NUMBER,
                        ImportColumn.CARD,
                        ImportColumn.TAGS,
                        ImportColumn.CONSENT);
    }

    @Test
    void ignoresColumnsThatItDoesNotKnow() {
        CustomerCsv csv = CustomerCsv.parse("备注,姓名,积分\n好,张三,9\n", MANY);
        assertThat(csv.columns()).containsExactly(ImportColumn.NAME);
        assertThat(csv.rows().get(0).cell(ImportColumn.NAME)).isEqualTo("张三");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparator(String separator) {
        CustomerCsv csv = CustomerCsv.parse("姓名" + separator + "电话\n张三" + separator + "1\n", MANY);
        assertThat(csv.rows().get(0).cell(ImportColumn.PHONE)).isEqualTo("1");
    }

    @Test
    void numbersRowsAsTheFileDoes() {
        CustomerCsv csv = CustomerCsv.parse("name,tags\n\"A\",\"x\ny\"\n\n,\nB,z\n", MANY);
        assertThat(csv.rows()).extracting(CustomerCsv.Row::number).containsExactly(2, 6);
    }

    @Test
    void unwrapsNumbersThatSpreadsheetsKeepAsText() {
        CustomerCsv csv = CustomerCsv.parse("name,phone,card\nA,\"=\"\"199\"\"\",'6200\n", MANY);
        assertThat(csv.rows().get(0).cell(ImportColumn.PHONE)).isEqualTo("199");
        assertThat(csv.rows().get(0).cell(ImportColumn.CARD)).isEqualTo("6200");
    }

    @Test
    void refusesAHeaderWithoutNames() {
        assertThatThrownBy(() -> CustomerCsv.parse("phone\n1\n", MANY))
                .isInstanceOfSatisfying(
                        FileNotReadable.class, e -> assertThat(e.code()).isEqualTo("crm.file-without-column"));
    }

    @Test
    void refusesTwoColumnsOfOneMeaning() {
        assertThatThrownBy(() -> CustomerCsv.parse("姓名,name\na,b\n", MANY))
                .isInstanceOfSatisfying(
                        FileNotReadable.class, e -> assertThat(e.code()).isEqualTo("crm.file-column-twice"));
    }

    @Test
    void refusesAFileWithoutRows() {
        for (String text : List.of("", "name,phone\n", "name\n\n\n")) {
            assertThatThrownBy(() -> CustomerCsv.parse(text, MANY)).isInstanceOf(FileNotReadable.class);
        }
    }

    @Test
    void refusesMoreRowsThanAllowed() {
        assertThatThrownBy(() -> CustomerCsv.parse("name\na\nb\nc\n", 2)).isInstanceOf(FileNotReadable.class);
    }

    @Test
    void neverQuotesTheFileWhenItIsBroken() {
        assertThatThrownBy(() -> CustomerCsv.parse("name,phone\n\"Secret,123\n", MANY))
                .isInstanceOf(FileNotReadable.class)
                .hasNoCause()
                .message()
                .doesNotContain("Secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n姓名;电话\n张三;1\n",
                " \r\n;;\r\n姓名;电话\r\n张三;1\r\n",
                "sep=;\n姓名;电话\n张三;1\n",
                "SEP=;\r\n\r\n姓名;电话\r\n张三;1\r\n",
                "\"sep=;\"\n姓名;电话\n张三;1\n",
                "sep=,\n姓名,电话\n张三,1\n",
                "sep=\t\n姓名\t电话\n张三\t1\n",
                "\"姓名\n(必填,中文)\";\"电话\"\n张三;1\n"
            })
    void findsTheHeaderBelowWhatSpreadsheetsPutAboveIt(String text) {
        CustomerCsv csv = CustomerCsv.parse(text, MANY);
        assertThat(csv.columns()).containsExactly(ImportColumn.NAME, ImportColumn.PHONE);
        assertThat(csv.rows()).hasSize(1);
        assertThat(csv.rows().get(0).cell(ImportColumn.NAME)).isEqualTo("张三");
        assertThat(csv.rows().get(0).cell(ImportColumn.PHONE)).isEqualTo("1");
    }

    @Test
    void saysWhatIsBrokenAndInWhichLine() {
        assertBroken("name,phone\nA,1\n\"Secret,2\nB,3\n", "crm.file-broken", "3");
        assertBroken("name,phone\nA,1\n\n\"B\"Secret,2\n", "crm.file-text-behind-quote", "4");
        assertBroken("name\nA\n" + "x,".repeat(20_000) + "\n", "crm.file-row-too-wide", "3");
        assertBroken("name\n" + "x".repeat(17_000_000) + "\n", "crm.file-cell-too-long", "2");
    }

    private static void assertBroken(String text, String code, String line) {
        assertThatThrownBy(() -> CustomerCsv.parse(text, MANY))
                .hasMessageNotContaining("Secret")
                .isInstanceOfSatisfying(FileNotReadable.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.arguments()).containsEntry("line", line);
                });
    }

    @Property
    void readsBackWhateverWasQuoted(@ForAll @NotBlank @StringLength(max = 30) String value) {
        String cell = value.replace("\r", " ").replace("\0", " ").strip();
        if (cell.isEmpty() || cell.startsWith("'") || cell.startsWith("=\"")) {
            return;
        }
        CustomerCsv csv = CustomerCsv.parse("name,phone\n\"" + cell.replace("\"", "\"\"") + "\",1\n", MANY);
        assertThat(csv.rows().get(0).cell(ImportColumn.NAME)).isEqualTo(cell);
    }
}
