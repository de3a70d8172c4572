package io.shouwen.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UploadedTextTest {

    private static final String CSV = "姓名,手机号\n欧阳娜娜,19900001234\n";

    @Test
    void readsUtf8WithAndWithoutByteOrderMark() {
        assertThat(UploadedText.of(CSV.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(CSV);
        assertThat(UploadedText.of(("\ufeff" + CSV).getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo(CSV);
    }

    @Test
    void recognisesGb18030() {
        UploadedText text = UploadedText.of(CSV.getBytes(Charset.forName("GB18030")));
        assertThat(text.text()).isEqualTo(CSV);
        assertThat(text.encoding()).isEqualTo("GB18030");
    }

    @Test
    void readsUtf16AsSpreadsheetsSaveIt() {
        assertThat(UploadedText.of(("\ufeff" + CSV).getBytes(StandardCharsets.UTF_16LE))
                        .text())
                .isEqualTo(CSV);
    }

    @Test
    void refusesAWorkbook() {
        byte[] workbook = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0, 0, 0};
        assertThatThrownBy(() -> UploadedText.of(workbook)).isInstanceOf(FileNotReadable.class);
    }

    @Property
    void readsAnyChineseTextInEitherEncoding(
            @ForAll @StringLength(min = 2, max = 40) @CharRange(from = '一', to = '龥') String words) {
        String csv = "姓名,电话\n" + words + ",1\n";
        assertThat(UploadedText.of(csv.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(csv);
        assertThat(UploadedText.of(csv.getBytes(Charset.forName("GB18030"))).text())
                .isEqualTo(csv);
    }
}
