package io.shouwen.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.time.OrganisationZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {

    private static final OrganisationZone SHANGHAI = new OrganisationZone(ZoneId.of("Asia/Shanghai"));
    private static final Instant NOW = Instant.parse("2026-12-31T16:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T16:29:31Z, 刚刚, just now",
        "2026-12-31T16:27:00Z, 3 分钟前, 3 min ago",
        "2026-12-31T14:30:00Z, 2 小时前, 2 h ago",
        "2026-12-29T16:30:00Z, 2 天前, 2 d ago",
        "2026-12-31T18:30:00Z, 2 小时后, in 2 h",
        "2026-12-20T17:00:00Z, 2026-12-21, 2026-12-21"
    })
    void saysHowLongAgo(Instant when, String zh, String en) {
        assertThat(RelativeTime.of(when, NOW, SHANGHAI, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(zh);
        assertThat(RelativeTime.of(when, NOW, SHANGHAI, Locale.ENGLISH)).isEqualTo(en);
    }
}
