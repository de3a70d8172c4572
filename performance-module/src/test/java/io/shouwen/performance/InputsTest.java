package io.shouwen.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "100", "1E+2", "84.5", "99.99", "84.500"})
    void takesMarksOfZeroToHundred(String mark) {
        assertThat(Inputs.isMark(new BigDecimal(mark))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0.01",
                "100.01",
                "84.555",
                "0e-100000",
                "0e100000",
                "0e-2147483647",
                "50.0000000000",
                "1e2147483647",
                "1e-2147483647",
                "-1e2147483647"
            })
    void takesNothingElseForAMark(String mark) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(Inputs.isMark(new BigDecimal(mark))).isFalse());
    }

    @Test
    void takesNoMarkForNone() {
        assertThat(Inputs.isMark(null)).isFalse();
    }

    @Property
    void takesAnyMarkOfTwoDecimals(@ForAll @BigRange(min = "0", max = "100") @Scale(2) BigDecimal mark) {
        assertThat(Inputs.isMark(mark)).isTrue();
    }

    @Test
    void looksTwentyFourMonthsBack() {
        assertThat(Inputs.earliest(Instant.parse("2026-11-28T12:00:00Z")))
                .isEqualTo(Instant.parse("2024-11-28T12:00:00Z"));
    }
}
