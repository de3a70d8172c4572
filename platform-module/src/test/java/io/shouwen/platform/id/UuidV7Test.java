package io.shouwen.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class UuidV7Test {

    private static final long YEAR_2100 = 4_102_444_800_000L;

    @Property
    void isAVersion7OfItsMillisecond(@ForAll @LongRange(min = 0, max = YEAR_2100) long millis) {
        UUID id = UuidV7.at(Instant.ofEpochMilli(millis));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(UuidV7.timeOf(id)).isEqualTo(Instant.ofEpochMilli(millis));
    }

    @Property
    void sortsAsTimeDoesByItsText(
            @ForAll @LongRange(min = 0, max = YEAR_2100) long a, @ForAll @LongRange(min = 0, max = YEAR_2100) long b) {
        if (a < b) {
            assertThat(UuidV7.at(Instant.ofEpochMilli(a)).toString())
                    .isLessThan(UuidV7.at(Instant.ofEpochMilli(b)).toString());
        }
    }

    @Property
    void isNeverBelowTheLowestOfItsMillisecond(@ForAll @LongRange(min = 0, max = YEAR_2100) long millis) {
        Instant time = Instant.ofEpochMilli(millis);
        assertThat(UuidV7.at(time).toString()).isGreaterThan(UuidV7.lowest(time).toString());
        assertThat(UuidV7.at(time).toString())
                .isLessThan(UuidV7.lowest(time.plusMillis(1)).toString());
    }
}
