package io.shouwen.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+86 135****8888", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n=1", "＝1", "|calc", "%0A"
            })
    void disarmsFormulas(String text) {
        assertThat(CsvCell.safe(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesTextAlone() {
        assertThat(CsvCell.safe("李*")).isEqualTo("李*");
        assertThat(CsvCell.safe("135****8888")).isEqualTo("135****8888");
        assertThat(CsvCell.safe(null)).isEmpty();
    }

    @Property
    void neverBeginsLikeAFormula(@ForAll String text) {
        String safe = CsvCell.safe(text);
        assertThat(safe.isEmpty() || "=+-@".indexOf(safe.charAt(0)) < 0).isTrue();
    }
}
