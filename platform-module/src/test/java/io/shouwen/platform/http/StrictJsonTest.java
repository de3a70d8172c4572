package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void readsWhatIsJson() {
        Object read = read(
                " {\"a\":[1,-2.50e1,true,false,null,{}],\"b\\u00e9\":\"x\\n\\ud83d\\ude00 客户\",\"c\":{\"d\":[]}} ");
        assertThat(read).isInstanceOfSatisfying(Map.class, members -> {
            assertThat(members.get("bé")).isEqualTo("x\n😀 客户");
            assertThat(members.get("a").toString()).isEqualTo("[1, -25.0, true, false, null, {}]");
            assertThat(members.get("c")).isEqualTo(Map.of("d", List.of()));
        });
        assertThat(read("0")).isEqualTo(BigDecimal.ZERO);
        assertThat(read("null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{",
                "{",
                "[",
                "[1,",
                "\"",
                "\"\\",
                "\"\\u00",
                "{\"a\"",
                "{\"a\":",
                "-",
                "1.",
                "1e",
                "tru",
                " ",
            })
    void comesToAnEndWhereTheTextDoes(String cut) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refused(cut));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}{}",
                "{} x",
                "// c\n{}",
                "{/* c */}",
                "{\"a\":1,}",
                "[1,]",
                "{a:1}",
                "{'a':1}",
                "01",
                "+1",
                ".5",
                "NaN",
                "Infinity",
                "\"a\tb\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\uFEFF{}",
                "{\"a\":1,\"a\":2}",
            })
    void refusesWhatIsNoJson(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u0000\"", "{\"\\u0000\":1}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud800x\""})
    void refusesWhatTheDatabaseDoesNotTake(String text) {
        refused(text);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                "{}".getBytes(StandardCharsets.UTF_16LE))) {
            assertThatExceptionOfType(StrictJson.NotJson.class).isThrownBy(() -> StrictJson.read(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e-999999999", "1e999999999", "1E+1001", "0e-100000", "1e99999999999999999999"})
    void refusesNumbersThatWouldFillTheMemory(String number) {
        refused(number);
    }

    @Test
    void refusesEndlessDigitsAndDepths() {
        refused("1".repeat(1001));
        refused("[".repeat(65) + "]".repeat(65));
        refused("[".repeat(100_000));
        assertThat(read("[".repeat(64) + "]".repeat(64))).isNotNull();
    }

    private static Object read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text) {
        assertThatExceptionOfType(StrictJson.NotJson.class).isThrownBy(() -> read(text));
    }
}
