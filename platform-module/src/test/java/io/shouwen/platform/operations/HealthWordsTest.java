package io.shouwen.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class HealthWordsTest {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    @Test
    void saysInChineseWhatChecksSayInEnglish() {
        assertThat(HealthWords.of("sequenced 0 s ago", ZH)).isEqualTo("0 秒前排序");
        assertThat(HealthWords.of("1 well", ZH)).isEqualTo("1 个见证正常");
        assertThat(HealthWords.of("index key version 1", ZH)).isEqualTo("索引密钥第 1 版");
        assertThat(HealthWords.of("3", ZH)).isEqualTo("3 个请求处理中");
        assertThat(HealthWords.of("attention: no witness is set", ZH)).isEqualTo("请留意：没有设置见证");
    }

    @Test
    void leavesNamesAndWhatHasNoWordsAsTheyAre() {
        assertThat(HealthWords.of("PostgreSQL 17.2", ZH)).isEqualTo("PostgreSQL 17.2");
        assertThat(HealthWords.of("attention: failing: file since 2026-11-28 (away)", ZH))
                .isEqualTo("请留意：未送达： file since 2026-11-28 (away)");
        assertThat(HealthWords.of("sequenced 2 s ago", Locale.ENGLISH)).isEqualTo("Sequenced 2 s ago");
    }
}
