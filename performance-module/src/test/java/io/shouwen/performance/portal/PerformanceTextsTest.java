package io.shouwen.performance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.text.Texts;
import io.shouwen.workorder.order.Channel;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts are told in words, not in codes. */
class PerformanceTextsTest {

    @ParameterizedTest
    @EnumSource
    void namesEveryChannelAsTheWorkOrderDoes(Channel channel) {
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            assertThat(Texts.find("performance", "value." + channel.word(), locale, Map.of()))
                    .isPresent()
                    .isEqualTo(Texts.find("workorder", "channel." + channel.word(), locale, Map.of()));
        }
    }
}
