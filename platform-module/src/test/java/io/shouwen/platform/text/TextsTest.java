package io.shouwen.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US,en;q=0.9", "fr, en;q=0.5, zh;q=0.4", "zh;q=0, en;q=0.1"})
    void speaksEnglishToThoseWhoAskForItFirst(String header) {
        assertThat(Texts.asked(header)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "zh-TW", "en;q=0.5, zh", "fr", "*", ";;;", "en;q=x"})
    void speaksChineseToEverybodyElse(String header) {
        assertThat(Texts.asked(header)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }
}
