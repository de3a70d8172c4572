package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance", "fields"})
    void hasNoArgumentThatReplacesTheProblemsOwn(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Named(name));
    }

    private static final class Named extends Refusal {
        Named(String argument) {
            super(Kind.UNPROCESSABLE, "platform.named", "named", Map.of(argument, "from outside"));
        }
    }
}
