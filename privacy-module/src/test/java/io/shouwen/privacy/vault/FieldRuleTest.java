package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRuleTest {

    private static Accepted read(FieldKind kind, String text) {
        return FieldRule.of(kind).read(text).orElseThrow(() -> new AssertionError("refused: " + text));
    }

    private static boolean refuses(FieldKind kind, String text) {
        return FieldRule.of(kind).read(text).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "13512348888,          +8613512348888, 135****8888",
        "135 1234 8888,        +8613512348888, 135****8888",
        "135-1234-8888,        +8613512348888, 135****8888",
        "+86 135 1234 8888,    +8613512348888, 135****8888",
        "008613512348888,      +8613512348888, 135****8888",
        "１３５１２３４８８８８,  +8613512348888, 135****8888",
        "19900001234,          +8619900001234, 199****1234",
        "010-62345678,         +861062345678,  010****78",
        "(0755) 8234 5678,     +8675582345678, 0755****78",
        "4008001234,           +864008001234,  ****34",
        "+44 20 7946 0958,     +442079460958,  +44****58",
        "+852 2123 4567,       +85221234567,   +852****67",
    })
    void phones(String text, String normalised, String mask) {
        Accepted phone = read(FieldKind.PHONE, text);
        assertThat(phone.normalised()).isEqualTo(normalised);
        assertThat(phone.mask()).isEqualTo(mask);
        assertThat(phone.kept()).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12345",
                "1351234888",
                "135123488889",
                "abc",
                "+999 123456789",
                "张三13812345678",
                "13812345678张三",
                "1-800-FLOWERS",
                "+1-800-FLOWERS",
                "Tom13812345678",
                "电话13812345678"
            })
    void refusesOtherPhones(String text) {
        assertThat(refuses(FieldKind.PHONE, text)).isTrue();
    }

    @Test
    void keepsAnExtensionAndFindsTheNumberWithoutIt() {
        Accepted phone = read(FieldKind.PHONE, "010-62345678 ext. 301");
        assertThat(phone.kept()).isEqualTo("+861062345678;ext=301");
        assertThat(phone.normalised()).isEqualTo("+861062345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"010-62345678x301", "010-62345678 EXT 301", "+861062345678;ext=301", "010-62345678#301"})
    void knowsAnExtensionHoweverWritten(String text) {
        assertThat(read(FieldKind.PHONE, text).kept()).isEqualTo("+861062345678;ext=301");
    }

    @Property(tries = 300)
    void refusesLettersRoundAPhone(@ForAll @AlphaChars @StringLength(min = 1, max = 5) String name) {
        assertThat(refuses(FieldKind.PHONE, name + "13812345678")).isTrue();
        assertThat(refuses(FieldKind.PHONE, "13812345678" + name)).isTrue();
    }

    @Property(tries = 300)
    void everyWrittenFormOfAMobileNumberIsFound(@ForAll @IntRange(max = 99_999_999) int rest) {
        String number = "138%08d".formatted(rest);
        String spaced = number.substring(0, 3) + " " + number.substring(3, 7) + "-" + number.substring(7);
        assertThat(read(FieldKind.PHONE, spaced)).isEqualTo(read(FieldKind.PHONE, "+86" + number));
        assertThat(read(FieldKind.PHONE, number).mask()).isEqualTo("138****" + number.substring(7));
    }

    @ParameterizedTest
    @CsvSource({
        "Li.Lei@Example.COM,   Li.Lei@example.com,            L***@example.com",
        "' a@b.cn ',           a@b.cn,                        a***@b.cn",
        "张三@例子.中国,         张三@xn--fsqu00a.xn--fiqs8s,     张***@xn--fsqu00a.xn--fiqs8s",
        "x+tag@mail.example,   x+tag@mail.example,            x***@mail.example",
        "ｌｉ@example.com,       li@example.com,                l***@example.com",
        "li＠ｅｘａｍｐｌｅ．com,  li@example.com,                l***@example.com",
        "l\u200bi\ufeff@exam\u00adple.com, li@example.com,        l***@example.com",
        "x@1234567.com,        x@1234567.com,                 x***@***.com",
    })
    void emails(String text, String normalised, String mask) {
        Accepted email = read(FieldKind.EMAIL, text);
        assertThat(email.normalised()).isEqualTo(normalised);
        assertThat(email.mask()).isEqualTo(mask);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.cn",
                "a@",
                "a@b",
                "a b@c.cn",
                "a@b..cn",
                ".a@b.cn",
                "a..b@c.cn",
                "a@b@c.cn",
                "a@-b.cn",
                "a@b.c",
                "a@163.com-13812345679",
                "a@163.com.13812345679",
                "a@163.com13812345679",
                "a@10.0.0.1"
            })
    void refusesOtherEmails(String text) {
        assertThat(refuses(FieldKind.EMAIL, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X,     11010519491231002X",
        "11010519491231002x,     11010519491231002X",
        "440524188001010014,     440524188001010014",
        "110105 19491231 002X,   11010519491231002X",
        "110105491231002,        11010519491231002X",
    })
    void residentIds(String text, String normalised) {
        Accepted id = read(FieldKind.RESIDENT_ID, text);
        assertThat(id.normalised()).isEqualTo(normalised);
        assertThat(id.mask()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110105194912310021",
                "11010519491331002X",
                "1101051949123100",
                "11010519491231002Y",
                "01010519491231002X",
                "110105491331002",
                "110105194902300025"
            })
    void refusesOtherResidentIds(String text) {
        assertThat(refuses(FieldKind.RESIDENT_ID, text)).isTrue();
    }

    @Property(tries = 300)
    void oneWrongDigitOfAResidentIdIsNoticed(
            @ForAll @IntRange(max = 999) int serial,
            @ForAll @IntRange(max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String seventeen = "99010119850615%03d".formatted(serial);
        String id = seventeen + ResidentIdRule.check(seventeen);
        assertThat(read(FieldKind.RESIDENT_ID, id).normalised()).isEqualTo(id);
        char[] wrong = id.toCharArray();
        wrong[at] = (char) ('0' + (wrong[at] - '0' + by) % 10);
        assertThat(refuses(FieldKind.RESIDENT_ID, new String(wrong))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "e12345678,               PASSPORT:CHN:E12345678",
        "EA1234567,               PASSPORT:CHN:EA1234567",
        "H12345678,               HK-MACAO-PERMIT:CHN:H12345678",
        "m1234567890,             HK-MACAO-PERMIT:CHN:M1234567890",
        "12345678,                TAIWAN-PERMIT:CHN:12345678",
        "passport:gbr:12345 6789, PASSPORT:GBR:123456789",
    })
    void travelDocuments(String text, String normalised) {
        Accepted document = read(FieldKind.PASSPORT, text);
        assertThat(document.normalised()).isEqualTo(normalised);
        assertThat(document.mask()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "X1", "visa:GBR:123456", "passport:GB:123456"})
    void refusesOtherTravelDocuments(String text) {
        assertThat(refuses(FieldKind.PASSPORT, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "4111-1111-1111-1111,      4111111111111111,    **** **** **** 1111",
        "6200 0000 0000 0000 000,  6200000000000000000, **** **** **** 0000",
    })
    void bankCards(String text, String normalised, String mask) {
        Accepted card = read(FieldKind.BANK_CARD, text);
        assertThat(card.normalised()).isEqualTo(normalised);
        assertThat(card.mask()).isEqualTo(mask);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4111111111111112", "41111111111", "4111111111111111a", "41111111111111111111"})
    void refusesOtherBankCards(String text) {
        assertThat(refuses(FieldKind.BANK_CARD, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"' Wang_Wu@pay ', wang_wu@pay, W***y", "ab, ab, ***", "abcd, abcd, a***d"})
    void paymentAccounts(String text, String normalised, String mask) {
        Accepted account = read(FieldKind.PAYMENT_ACCOUNT, text);
        assertThat(account.normalised()).isEqualTo(normalised);
        assertThat(account.mask()).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({
        "李雷,        李*",
        "欧阳娜娜,     欧阳**",
        "司马光,      司马*",
        "欧阳,        欧*",
        "王,          *",
        "张三丰,      张**",
        "John Smith, J**",
        "买买提·艾力,  买**",
        "𠮷田太郎,     𠮷***",
        "' 李雷 ',    李*",
        "\u202E李雷\u200B, 李*",
    })
    void names(String text, String mask) {
        assertThat(read(FieldKind.NAME, text).mask()).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({
        "广东省深圳市南山区科技园1号,         广东省深圳市***",
        "北京市朝阳区某街5号,               北京市***",
        "上海浦东新区某路,                 上海***",
        "新疆维吾尔自治区伊犁哈萨克自治州某县,  新疆维吾尔自治区伊犁哈萨克自治州***",
        "内蒙古锡林郭勒盟某旗,              内蒙古锡林郭勒盟***",
        "浙江省某处,                      浙江省***",
        "杭州市西湖区,                    杭州市***",
        "香港特别行政区九龙,               香港特别行政区***",
        "'10 Downing Street, London',    ***",
        "张三丰家小区超市三楼301,           ***",
        "浙江温州鹿城区人民路超市2楼,        浙江温州***",
        "浙江省温州市场路菜市场5号,          浙江省***",
        "幸福里菜市场东门,                 ***",
        "西关夜市12号摊,                  ***",
        "河南城关镇集市李大妈家,            河南***",
        "河南省某镇集市,                   河南省***",
        "朝阳市场3号,                     ***",
        "广东省王五家超市,                 广东省***",
        "广东 深圳 南山区,                 广东深圳***",
        "广东省、深圳市,                   广东省***",
        "中国广东省深圳市南山区,            广东省深圳市***",
        "北京路12号,                      ***",
        "河南中路88号,                    ***",
        "上海大厦5楼,                     ***",
        "广东中山三路1号,                  广东***",
        "吉林市船营区,                    吉林市***",
        "吉林省吉林市船营区,               吉林省吉林市***",
        "吉林长春朝阳区,                  吉林长春***",
        "海南藏族自治州共和县,             海南藏族自治州***",
        "青海海南州共和县,                青海海南州***",
        "海南省琼海市某镇,                海南省琼海市***",
        "浙江省义乌市某街道,               浙江省义乌市***",
        "浙江省金华市义乌市某街道,          浙江省金华市***",
        "义乌市某街道,                    ***",
        "浙江省昆山市某路,                浙江省***",
        "湖北恩施州恩施市某路,             湖北恩施州***",
        "深圳南山区科技园,                ***",
        "重庆市渝中区,                    重庆市***",
        "重庆渝中区,                      重庆***",
        "黑龙江省大兴安岭地区加格达奇,       黑龙江省大兴安岭地区***",
    })
    void addresses(String text, String mask) {
        assertThat(read(FieldKind.ADDRESS, text).mask()).isEqualTo(mask);
    }

    @Property
    void anAddressShowsNothingBehindProvinceAndCity(
            @ForAll("beginnings") String beginning, @ForAll("streets") String street) {
        assertThat(read(FieldKind.ADDRESS, beginning + street).mask()).isEqualTo(beginning + "***");
    }

    @Property
    void anAddressWithoutKnownPlaceShowsNothing(@ForAll("streets") String street) {
        assertThat(read(FieldKind.ADDRESS, street).mask()).isEqualTo("***");
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.of("广东省深圳市", "浙江温州", "北京市", "杭州市", "内蒙古锡林郭勒盟", "四川省凉山彝族自治州", "江苏省昆山市", "湖南省");
    }

    @Provide
    Arbitrary<String> streets() {
        Arbitrary<String> first = Arbitraries.of("鹿城区人民路", "幸福小区", "张三丰家", "李家村", "西湖区", "阳光城");
        Arbitrary<String> then = Arbitraries.of("超市", "菜市场", "夜市", "集市", "3号楼", "门市部", "都市花园");
        return Combinators.combine(first, then).as((a, b) -> a + b + "301室");
    }

    @ParameterizedTest
    @EnumSource(FieldKind.class)
    void refusesNothingAtAll(FieldKind kind) {
        assertThat(refuses(kind, "")).isTrue();
        assertThat(refuses(kind, " \u3000 ")).isTrue();
        boolean text = kind == FieldKind.TEXT || kind == FieldKind.CARD_TEXT;
        assertThat(refuses(kind, "x".repeat(text ? 20_001 : 600))).isTrue();
    }

    @Property(tries = 500)
    void noTextMakesARuleFail(@ForAll String text, @ForAll FieldKind kind) {
        FieldRule.of(kind).read(text);
    }

    @Test
    void printsNothingOfAValue() {
        assertThat(read(FieldKind.PHONE, "13512348888")).hasToString("Accepted[not shown]");
        assertThat(new Plaintext("13512348888")).hasToString("Plaintext[not shown]");
        assertThat(Secret.random(32)).hasToString("Secret[32 bytes, not shown]");
    }
}
