package io.shouwen.performance.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RubricTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0.00",
        "100, 100, 100, 100, 100.00",
        "80, 90, 70, 100, 85.00",
        "90, 90, 90, 91, 90.25",
        "0.01, 0, 0, 0, 0.00",
        "0.02, 0, 0, 0, 0.01"
    })
    void makesOneMarkOfFour(BigDecimal a, BigDecimal b, BigDecimal c, BigDecimal d, String mark) {
        assertThat(Rubric.standard().mark(a, b, c, d).mark()).hasToString(mark);
    }

    @Test
    void namesItselfInTheFact() {
        BigDecimal ninety = BigDecimal.valueOf(90);
        assertThat(Rubric.standard().mark(ninety, ninety, ninety, ninety).rubric())
                .isEqualTo("standard v1");
    }

    @Test
    void refusesWeightsThatDoNotTotalHundred() {
        BigDecimal thirty = BigDecimal.valueOf(30);
        assertThatThrownBy(() -> new Rubric("x v1", thirty, thirty, thirty, thirty))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
