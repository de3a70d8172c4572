package io.shouwen.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.InvalidInput;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenRowTest {

    @Test
    void readsIdAndVersion() {
        UUID id = UUID.randomUUID();
        assertThat(ChosenRow.parse(id + "/12")).isEqualTo(new ChosenRow(id, "\"12\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "------------------------------------/1", "0190-x/1", "\u0000/1"})
    void refusesWhatNoListOffers(String value) {
        assertThatThrownBy(() -> ChosenRow.parse(value)).isInstanceOf(InvalidInput.class);
    }
}
