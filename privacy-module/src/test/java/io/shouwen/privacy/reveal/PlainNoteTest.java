package io.shouwen.privacy.reveal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNoteTest {

    @Test
    void keepsAPlainRemark() {
        assertThat(PlainNote.of("  退款两次失败，需核对卡号末位；见 2026 年第 3 次  ")).isEqualTo("退款两次失败，需核对卡号末位；见 2026 年第 3 次");
        assertThat(PlainNote.of(" ")).isNull();
        assertThat(PlainNote.of(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call 13800138000",
                "打 138 0013 8000",
                "138-0013-8000",
                "１３８００１３８０００",
                "卡 6222 0212 3456 7890",
                "write to a@example.com",
                "ａ＠example.com",
                "幺三八 零零幺三 八零零零", // read by the detector that masks texts
                "尾号 123 456",
                "证件 11010519491231002x"
            })
    void refusesWhatLooksLikeSomebodysNumberOrAddress(String note) {
        assertThatThrownBy(() -> PlainNote.of(note))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining("138");
    }

    @Test
    void refusesLongOnes() {
        assertThatThrownBy(() -> PlainNote.of("长".repeat(201))).isInstanceOf(InvalidInput.class);
    }
}
