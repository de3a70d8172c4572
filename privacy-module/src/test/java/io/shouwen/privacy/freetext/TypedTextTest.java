package io.shouwen.privacy.freetext;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "请回电19900001234谢谢|请回电199****1234谢谢",
                "请回电 199 0000 1234。|请回电 199****1234。",
                "+86-199-0000-1234|199****1234",
                "0086 19900001234|199****1234",
                "８６１９９００００１２３４|199****1234",
                "１９９００００１２３４|199****1234",
                "tel19900001234|tel199****1234",
                "微信同号vx:19900001234|微信同号vx:199****1234",
                "1 9 9 0 0 0 0 1 2 3 4|199****1234",
                "199.0000.1234|199****1234",
                "199,0000,1234|199****1234",
                "199\u200b0000\u200b1234|199****1234",
                "一九九零零零零一二三四|199****1234",
                "幺九九 零零零零 幺二三四|199****1234",
                "𝟏𝟗𝟗𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒|199****1234",
                "①⑨⑨ 0000 1234|*",
                "座机 (010) 6655-7788|座机 010****88",
                "座机 010-66557788 转 8012|座机 010****88 转 8012",
                "座机：6655-7788|座机：****88",
                "call +44 20 7946 0958 please|call +44****58 please",
                "证件99010119900101002X|证件******",
                "证件 990101 19900101 002x|证件 ******",
                "她的 11010519491231002X 收|她的 ****** 收",
                "付到6222020200112233446吧|付到**** **** **** 3446吧",
                "证件９９０１０１１９９００１０１００２Ｘ收|证件******收",
                "老证件 110105491231002。|老证件 ******。",
                "护照号E12345678|护照号******",
                "护照：AB1234567|护照：******",
                "卡号6200 0000 0000 0000 005|卡号**** **** **** 0005",
                "请发到 li.lei+vip@example.com.cn 谢谢|请发到 l***@example.com.cn 谢谢",
                "邮箱lilei@example.com。|邮箱l***@example.com。",
                "李雷＠example.com|李***@example.com",
                "a@b.cn和c@d.cn|a***@b.cn和c***@d.cn",
                "1990000123419900001235|199****1234199****1235",
                "张三+13812345678|张三+138****5678",
                "联系人李四+16600001234，已约|联系人李四+166****1234，已约",
                "+1 650 253 0000|+1****00",
                "+49 15123456789|+49****89",
                "+8619900001234|199****1234",
                "001 650 253 0000|+1****00",
                "0013812345678|138****5678",
                "下午3:00 13812345678|下午3:00 138****5678",
                "麻烦打13812345670圆通放驿站|麻烦打138****5670圆通放驿站",
                "13812345670元旦前联系|138****5670元旦前联系",
                "13812345670元月5日|138****5670元月5日",
                "13812345670亿达公司|138****5670亿达公司",
                "预算15000000000元|预算150****0000元",
                "来电66557788圆通|来电****88圆通",
                "chen@163.com-13812345679|c***@163.com-138****5679",
                "chen@163.com.13812345679|c***@163.com.138****5679",
                "chen@163.com13812345679|c***@163.com138****5679",
                "chen@163.com-13812345679.cn|c***@163.com-138****5679.cn",
                "chen@163.comTel13812345679|c***@163.comtel138****5679",
                "c***@163.com-13812345679|c***@163.com-138****5679",
                "chen@mail-01.example.com.cn。|c***@mail-01.example.com.cn。",
                "2026-11-22 13801012345 已联系|2026-11-22 138****2345 已联系",
                "2026-11-22 138 0101 2345 已联系|2026-11-22 138****2345 已联系",
                "房间1101 13980123123|房间1101 139****3123",
                "电话13501012011 2026年|电话135****2011 2026年",
                "老证件 110105 491231 002。|老证件 ******。",
                "110105 491231 002|******",
                "身份证110105491231002 302|身份证****** 302",
                "身份证 1101 13812345678|身份证 1101 138****5678",
                "收件人：Zhang San13812345678|收件人：Zhang San138****5678",
                "名单：Tom13812345678|名单：Tom138****5678",
                "Mr.Li13812345678|Mr.Li138****5678",
                "Zhang_San-138 1234 5678|Zhang_San-138****5678",
                "Tom010-66557788|Tom010****88",
                "13812345678vx123|138****5678vx123",
                "+8613812345678Tom|138****5678Tom",
                "visa4111111111111111|visa**** **** **** 1111",
                "Tom4111111111111111|Tom**** **** **** 1111",
                "身份证 44030419851231002XTom|身份证 ******Tom",
                "44030419851231002XTom|******Tom",
                "身份证 44030419851231002。|身份证 ******。",
                "卡号4111111111111111 123|卡号**** **** **** 1111 123",
                "卡号 4111 1111 1111 1111 123|卡号 **** **** **** 1111 123",
                "卡号6222021234567894 500元|卡号**** **** **** 7894 500元",
                "卡号6222 0212 3456 7894 500元|卡号**** **** **** 7894 500元",
                "卡号6222021234567895|卡号**** **** **** 7895",
                "付到6222 0202 0011 2233 446吧|付到**** **** **** 3446吧",
                "护照编号E12345678|护照编号******",
                "护照号：E12345678、AB1234567和13812345678|护照号：******、******和138****5678",
                "订单号E12345678，护照E87654321|订单号E12345678，护照******",
                "护照 13812345678|护照 138****5678",
                "3栋B2-13812345678|3栋B2-138****5678",
                "a@163.com-4111111111111111vx1|a***@163.com-**** **** **** 1111vx1",
                "电话：87654321、87654322|电话：****21、****22",
                "电话：87654321，87654322和87654323|电话：****21，****22和****23",
                "座机010-66557788/66557789|座机010****88/****89",
            })
    void masksInPlace(String typed, String shown) {
        TypedText text = TypedText.of(typed);
        if (shown.equals("*")) {
            assertThat(text.shown()).isEqualTo("199****1234");
            return;
        }
        assertThat(text.shown()).isEqualTo(shown);
        assertThat(text.hidesSomething()).isTrue();
        assertThat(text.toString()).isEqualTo("TypedText[not shown]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "课程 2026-11-21 改到 2026-11-23",
                "2026-11-21 14:30 之后来电",
                "2026-11-22 13:00-15:00",
                "来电 2026-11-22",
                "见工单 GD261121-000042",
                "金额 12,345.00 元，共 3 期",
                "合计 13,912,345,678 元",
                "来电 2000000元要退",
                "来电：8765432块",
                "订单号JD13812345678",
                "单号 SF13912345678",
                "tracking no. AB13912345678",
                "GD-13912345678",
                "GD261121-13912345678",
                "7e8400e29b41d4a71613812345678ab1",
                "验证码884422 2026-11-22 1030",
                "at 15:00 - 4596468293",
                "电话会议 3256 1029 226",
                "房间1101 13 8012 345",
                "电话会议 20261122、20261123",
                "课程编号EN2026001",
                "批次EB2026112",
                "教材EN2026001",
                "订单号E12345678",
                "订单号：E12345678、E12345679",
                "货号 E12345678",
                "合同编号：G12345678",
                "course no. E12345678",
                "验证码 884422",
                "订单 202611221234567890",
                "单号 SF1391234567890",
                "运单号：YT7412365478901",
                "id 550e8400-e29b-41d4-a716-446655440000",
                "时间戳 1763773200000",
                "QQ 123456789",
                "第 3 班 302 教室，2 人",
                "原价 2980，优惠后 1980",
                "客服热线 400-820-8820",
                "@李老师 请跟进",
                "一二三班，三四五班",
                "199****1234 与 **** **** **** 0005 与 l***@example.com 与 ******",
                ""
            })
    void leavesWhatIsNoOnesNumber(String typed) {
        assertThat(TypedText.of(typed).shown()).isEqualTo(typed);
        assertThat(TypedText.of(typed).hidesSomething()).isFalse();
    }

    @Test
    void keepsIdNumbersOutOfEverythingAndCardsFromTheDesk() {
        TypedText text = TypedText.of("电话19900001234，证件99010119900101002X，卡号6200000000000000005");
        assertThat(text.forTheDesk()).isEqualTo("电话19900001234，证件******，卡号**** **** **** 0005");
        assertThat(text.forFinance()).isEqualTo("电话19900001234，证件******，卡号6200000000000000005");
        assertThat(text.findings())
                .extracting(Finding::kind)
                .containsExactly(FieldKind.PHONE, FieldKind.RESIDENT_ID, FieldKind.BANK_CARD);
        assertThat(text.findings().toString()).doesNotContain("1990", "6200");
    }

    @Property
    void noMobileNumberStaysReadable(
            @ForAll @LongRange(min = 13_000_000_000L, max = 19_999_999_999L) long number,
            @ForAll("separators") String separator,
            @ForAll("words") String word) {
        String plain = Long.toString(number);
        String parted = String.join(separator, plain.substring(0, 3), plain.substring(3, 7), plain.substring(7));
        String shown = TypedText.of(word + parted + "，下午联系").shown();
        assertThat(shown)
                .doesNotContain(plain.substring(3, 8))
                .doesNotContain(parted)
                .contains("****");
    }

    @ParameterizedTest
    @CsvSource({
        "张三+13812345678, 13812345678",
        "联系人+16502530000, 16502530000",
        "收件人：Zhang San13812345678, 13812345678",
        "2026-11-22 13801012345, 13801012345",
        "chen@163.com13812345679, 13812345679",
    })
    void keepsTheNumberThatPeopleLookFor(String typed, String number) {
        assertThat(TypedText.of(typed).findings())
                .filteredOn(f -> f.kind() == FieldKind.PHONE)
                .extracting(Finding::value)
                .containsExactly(number);
    }

    @Property
    void whateverStandsRoundAMobileItIsFoundAndNothingElseIsLost(
            @ForAll @LongRange(min = 13_000_000_000L, max = 19_999_999_999L) long number,
            @ForAll("before") String before,
            @ForAll("after") String after) {
        String plain = Long.toString(number);
        TypedText text = TypedText.of(before + plain + after);
        assertThat(text.shown()).isEqualTo(before + plain.substring(0, 3) + "****" + plain.substring(7) + after);
        assertThat(text.findings()).extracting(Finding::value).containsExactly(plain);
    }

    @Property(tries = 300)
    void aRightCardEndsWhereItsDigitsEnd(
            @ForAll @LongRange(min = 0, max = 999_999_999L) long serial,
            @ForAll @IntRange(min = 100, max = 999) int next) {
        String body = "622202%09d".formatted(serial);
        String card = IntStream.range(0, 10)
                .mapToObj(check -> body + check)
                .filter(c -> Masks.of(FieldKind.BANK_CARD, c).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(TypedText.of("卡号" + card + " " + next).shown())
                .isEqualTo("卡号**** **** **** " + card.substring(12) + " " + next);
    }

    /** An address's local part has 64 signs at most: where more stand before the @, the mask must not complete a number. */
    @Test
    void completesNoNumberByTheMaskOfAnAddressThatIsCutOff() {
        String typed = "13912345678139123456781391234567813912345678110105491231002110105491231002@163.com";
        String shown = TypedText.of(typed).shown();
        assertThat(TypedText.of(shown).shown()).isEqualTo(shown);
        assertThat(TypedText.of("电话13912345678" + "x".repeat(70) + "@163.com").shown())
                .startsWith("电话139****5678x")
                .endsWith("x***@163.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "护照139一三九一二三四五六七八13912345678",
                "电话5678一三九一二三四五六七八2026-11-22身份证",
                "199****13812345678",
                "1391234一三九13912345678li@example.com",
                "13912345678***@163.com",
                "13912345678****87654321+8613912345678",
                "13912345678****8765"
            })
    void findsNoPartOfAMaskBesideOtherDigits(String typed) {
        String shown = TypedText.of(typed).shown();
        assertThat(shown).doesNotContain("12345678");
        assertThat(TypedText.of(shown).shown()).isEqualTo(shown);
    }

    @Property(tries = 3000)
    void aSecondReadingFindsNothing(@ForAll("anything") String typed) {
        String shown = TypedText.of(typed).shown();
        assertThat(TypedText.of(shown).shown()).isEqualTo(shown);
    }

    @Property(tries = 3000)
    void keepsEveryOtherCharacterAndHidesEveryFinding(@ForAll("anything") String typed) {
        TypedText text = TypedText.of(typed);
        String shown = text.shown();
        StringBuilder again = new StringBuilder();
        int from = 0;
        int at = 0;
        for (Showing.Stretch hidden : text.hidden()) {
            String kept = typed.substring(from, hidden.from());
            assertThat(shown.substring(at, at + kept.length())).isEqualTo(kept);
            at += kept.length();
            assertThat(shown.substring(at, at + hidden.mask().length())).isEqualTo(hidden.mask());
            at += hidden.mask().length();
            again.append(kept).append(typed, hidden.from(), hidden.to());
            from = hidden.to();
        }
        assertThat(shown.substring(at)).isEqualTo(typed.substring(from));
        assertThat(again.append(typed.substring(from)).toString())
                .as("every mask stands for its stretch of the text")
                .isEqualTo(typed);
        assertThat(text.hidesSomething()).isEqualTo(!text.hidden().isEmpty());
        int last = 0;
        for (Finding finding : text.findings()) {
            assertThat(finding.from()).isGreaterThanOrEqualTo(last);
            last = finding.to();
            assertThat(finding.mask()).doesNotContain(finding.value());
            assertThat(text.hidden())
                    .anyMatch(hidden -> hidden.from() <= finding.from() && finding.to() <= hidden.to());
        }
        assertThat(shown.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF).count())
                .isEqualTo(typed.codePoints()
                        .filter(c -> c >= 0xD800 && c <= 0xDFFF)
                        .count());
    }

    /** Where a mask makes sense of what stands beside it, that is hidden with it; what was typed is kept all the same. */
    @ParameterizedTest
    @CsvSource({
        "课程编号卡号11010577887788+8613912345678, 13912345678",
        "110105491231+8613912345678, 13912345678",
        "身份证13912345678０一三九一二三四五六七八和6655@, 13912345678",
        "护照X一三九05678110105一二三四五六七八@163.comE12345678, 05678110105"
    })
    void hidesWhatLooksLikeANumberBesideAMask(String typed, String number) {
        TypedText text = TypedText.of(typed);
        assertThat(text.shown()).doesNotContain(number);
        assertThat(TypedText.of(text.shown()).hidesSomething()).isFalse();
        assertThat(text.forTheDesk()).contains(number.substring(2, 5));
    }

    /** However few readings are allowed: then all figures go together. */
    @Property(tries = 500)
    void hidesAllFiguresRatherThanOneTooFew(@ForAll("anything") String typed, @ForAll @IntRange(max = 1) int readings) {
        Showing showing = Showing.of(typed, readings);
        assertThat(Detector.findingsIn(showing.shown())).isEmpty();
        StringBuilder again = new StringBuilder(showing.shown());
        for (Showing.Stretch hidden : showing.hidden()) {
            int end = hidden.from() + hidden.mask().length();
            assertThat(again.substring(hidden.from(), end)).isEqualTo(hidden.mask());
            again.replace(hidden.from(), end, typed.substring(hidden.from(), hidden.to()));
        }
        assertThat(again.toString()).isEqualTo(typed);
    }

    /** What the desk and finance may open has everything but ID numbers, and for the desk cards. */
    @Property(tries = 1000)
    void losesNothingOfTheOriginalButWhatIsNotForTheReader(@ForAll("anything") String typed) {
        TypedText text = TypedText.of(typed);
        assertThat(text.forTheDesk())
                .isEqualTo(without(typed, text, FieldKind.RESIDENT_ID, FieldKind.PASSPORT, FieldKind.BANK_CARD));
        assertThat(text.forFinance()).isEqualTo(without(typed, text, FieldKind.RESIDENT_ID, FieldKind.PASSPORT));
    }

    private static String without(String typed, TypedText text, FieldKind... kinds) {
        StringBuilder rest = new StringBuilder(typed);
        for (int i = text.findings().size() - 1; i >= 0; i--) {
            Finding finding = text.findings().get(i);
            if (List.of(kinds).contains(finding.kind())) {
                rest.replace(finding.from(), finding.to(), finding.mask());
            }
        }
        return rest.toString();
    }

    @Property(tries = 60)
    void readsAnyTextInTimeThatGrowsWithItsLength(
            @ForAll("hostile") String piece, @ForAll @IntRange(min = 90_000, max = 100_000) int length) {
        String text = piece.repeat(length / piece.length());
        ThreadMXBean processor =
                ManagementFactory.getThreadMXBean(); // its time tells nothing of how busy the machine is
        long begun = processor.getCurrentThreadCpuTime();
        TypedText.of(text).shown();
        assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - begun))
                .isLessThan(Duration.ofSeconds(5));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                "1",
                "1 ",
                "13",
                "139",
                "1-",
                "0 ",
                "138 ",
                "87654321、",
                "E12345678、",
                "x@163.com1",
                "@",
                "a@",
                "a.",
                "a@b.",
                "13912345678",
                "1391234567 ",
                "6",
                "62 ",
                "+",
                "+1",
                "一",
                "110105491231002",
                "E",
                "E1",
                "******",
                "*",
                "电话",
                "0086",
                "a1-",
                "19900101",
                "𝟏",
                " ",
                "\u200b1");
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", "-", ".", " - ", "·", "\u200b", "—", "　", "/", "_");
    }

    @Provide
    Arbitrary<String> before() {
        return Arbitraries.of(
                "",
                "张三+",
                "电话：",
                "Zhang San",
                "客户Tom",
                "Mr.Li",
                "vx",
                "wx_id_",
                "2026-11-22 ",
                "房间1101 ",
                "证件1101 ",
                "卡号 6222 ",
                "14:00 ",
                "名单：Li-Lei ",
                "¥");
    }

    @Provide
    Arbitrary<String> after() {
        return Arbitraries.of(
                "", " 已联系", "圆通放驿站", "元旦前联系", "元月5日", "亿达公司", "元", " 2026年", " 302室", "Tom", "vx123", "，谢谢", " 10:30",
                "-A1");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "电话", "客户说 ", "call ", "Tel:", "😀", "第3个：", "2026-11-22 ");
    }

    /** Pieces of numbers, masks and words in any order: what no person writes, and every edge that there is. */
    @Provide
    Arbitrary<String> anything() {
        List<String> pieces = List.of(
                "13912345678",
                "139",
                "1234",
                "5678",
                "391",
                "+86",
                "+44 20 7946 0958",
                "99010119900101002X",
                "110105491231002",
                "6200000000000000005",
                "4111111111111111",
                "li@example.com",
                "@",
                "a",
                "E12345678",
                "护照",
                "电话",
                "订单号",
                "010-66557788",
                "6655",
                "7788",
                "-",
                " ",
                ".",
                ",",
                "*",
                "****",
                "******",
                "(",
                ")",
                "X",
                "，",
                "\n",
                "一三九",
                "一二三四五六七八",
                "😀",
                "\uD83D",
                "𝟏𝟗𝟗",
                "０",
                "2026-11-22",
                "0",
                "00",
                "GD261121-000042",
                "元",
                "Tom",
                "Zhang San",
                "vx",
                "visa",
                "卡号",
                "身份证",
                "课程编号",
                "EN2026001",
                "110105",
                "491231",
                "、",
                "和",
                "@163.com",
                "87654321",
                "\u200b");
        return Arbitraries.of(pieces).list().ofMinSize(0).ofMaxSize(14).map(list -> String.join("", list));
    }
}
