package io.shouwen.crm.freetext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HiddenNumbersTest {

    @Test
    void hidesPhoneIdCardAndEmail() {
        assertThat(HiddenNumbers.in("客户电话13912345678，请回电")).isEqualTo("客户电话[***]，请回电");
        assertThat(HiddenNumbers.in("证件 11010519491231002X 已核对")).isEqualTo("证件 [***] 已核对");
        assertThat(HiddenNumbers.in("卡号 6222 0200 1234 5678 905")).isEqualTo("卡号 [***]");
        assertThat(HiddenNumbers.in("请发到 li.lei+vip@example.com.cn 谢谢")).isEqualTo("请发到 [***] 谢谢");
        assertThat(HiddenNumbers.in("座机 (010) 6655-7788")).doesNotContain("6655");
    }

    @Test
    void hidesNumbersInDisguise() {
        assertThat(HiddenNumbers.in("１３９１２３４５６７８")).isEqualTo("[***]");
        assertThat(HiddenNumbers.in("一三九一二三四五六七八")).isEqualTo("[***]");
        assertThat(HiddenNumbers.in("139-1234-5678")).isEqualTo("[***]");
        assertThat(HiddenNumbers.in("139 . 1234 . 5678")).isEqualTo("[***]");
        assertThat(HiddenNumbers.in("2026-11-21 13912345678")).doesNotContain("1391234");
        assertThat(HiddenNumbers.in("李雷＠example.com")).isEqualTo("[***]");
    }

    @Test
    void keepsDatesTimesAmountsAndSmallNumbers() {
        for (String text : List.of(
                "2026-11-21 10:30 到访",
                "约定 2026/11/22",
                "退款 1,280.00 元",
                "应付 12,345,678.90 元",
                "第 3 班 302 教室，2 人",
                "原价 2980，优惠后 1980")) {
            assertThat(HiddenNumbers.in(text)).isEqualTo(text);
        }
    }

    @Property
    void leavesNoRunOfDigitsThatCouldBeANumber(
            @ForAll("digits") String digits, @ForAll("separators") String separator, @ForAll("words") String before) {
        String spelt = String.join(separator, digits.split(""));
        String safe = HiddenNumbers.in(before + spelt + before);
        assertThat(safe).doesNotContain(spelt);
        assertThat(safe.chars().filter(Character::isDigit).count()).isLessThan(7);
    }

    @Property
    void isStable(@ForAll @Size(max = 60) String text) {
        assertThat(HiddenNumbers.in(HiddenNumbers.in(text))).isEqualTo(HiddenNumbers.in(text));
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().withCharRange('1', '9').ofMinLength(9).ofMaxLength(19);
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", "-", ".", " - ", "·", "\u200b", "—");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "电话", "客户 ", "call ");
    }
}
