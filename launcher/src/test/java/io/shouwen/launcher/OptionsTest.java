package io.shouwen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path ROOT = Path.of("/somewhere");

    @Test
    void startsTheDemoUnderRunWhenNothingIsAsked() {
        var options = Options.parse(List.of(), ROOT);
        assertThat(options.production()).isFalse();
        assertThat(options.runFolder()).isEqualTo(ROOT.resolve("run"));
        assertThat(options.port()).isEmpty();
    }

    @Test
    void takesPortsAndFresh() {
        var options = Options.parse(List.of("--fresh", "--port", "9090"), ROOT);
        assertThat(options.fresh()).isTrue();
        assertThat(options.port()).hasValue(9090);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "--port",
                "--port x",
                "--port 0",
                "--port 70000",
                "--zone Mars/Olympus",
                "--base https://example.org",
                "--production --base example.org"
            })
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Options.parse(List.of(line.split(" ")), ROOT))
                .satisfies(failure -> assertThat(failure.part()).isEqualTo(StartFailure.Part.USAGE));
    }
}
