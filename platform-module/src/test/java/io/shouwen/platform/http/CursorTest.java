package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Property
    void comesBackAsItWas(@ForAll @Size(min = 1, max = 4) List<@AlphaChars @NumericChars String> key) {
        assertThat(Cursor.parse(new Cursor(key).toString(), key.size()).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "YQ", "null"})
    void refusesWhatItDidNotMake(String text) {
        assertThatThrownBy(() -> Cursor.parse(text, 2)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void isSafeInAnAddress() {
        assertThat(Cursor.after("2026-11-21T00:00:00Z", "客户?&=/+").toString()).matches("[A-Za-z0-9_-]+");
    }
}
