package io.shouwen.workorder.freetext;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "请回电19900001234谢谢, 请回电199****1234谢谢",
        "请回电 199 0000 1234, 请回电 199****1234",
        "+86-199-0000-1234, 199****1234",
        "１９９００００１２３４, 199****1234",
        "tel19900001234, tel199****1234",
        "证件99010119900101002X, 证件******",
        "证件 990101 19900101 0021, 证件 ******",
        "卡号6200 0000 0000 0000 005, 卡号**** 0005",
        "座机 010-5550-1234, 座机 ******"
    })
    void masksPhoneIdentityAndCardNumbers(String typed, String stored) {
        assertThat(ReadableNumbers.mask(typed)).isEqualTo(stored);
        assertThat(ReadableNumbers.anyIn(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "课程 2026-11-21 改到 2026-11-23",
                "2026-11-21 14:30 之后来电",
                "见工单 GD261121-000042",
                "金额 12,345.00 元，共 3 期",
                "验证码 884422",
                "2026-11-21 2026-11-22"
            })
    void leavesDatesAmountsAndWorkOrderNumbers(String text) {
        assertThat(ReadableNumbers.mask(text)).isEqualTo(text);
    }

    @Test
    void leavesNothingAsNothing() {
        assertThat(ReadableNumbers.mask(null)).isNull();
        assertThat(ReadableNumbers.mask("")).isEmpty();
    }

    @Property
    void noMobileNumberStaysReadable(
            @ForAll @LongRange(min = 13_000_000_000L, max = 19_999_999_999L) long number,
            @ForAll @IntRange(min = 0, max = 2) int style) {
        String plain = Long.toString(number);
        String typed = style == 0
                ? plain
                : String.join(style == 1 ? " " : "-", plain.substring(0, 3), plain.substring(3, 7), plain.substring(7));
        String stored = ReadableNumbers.mask("客户说电话是" + typed + "，下午联系");
        assertThat(stored).doesNotContain(plain.substring(3, 8)).contains("****");
        assertThat(ReadableNumbers.mask(stored)).isEqualTo(stored);
    }
}
