package io.shouwen.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInServletTest {

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/crm/customer?id=1&x=2", "/"})
    void goesBackToOwnPaths(String path) {
        assertThat(SignInServlet.isLocal(path)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "desk",
                "//evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "/a\nb",
                "/\t/evil.example",
                "/\r//evil.example",
                "/a\u0000",
                "/ /evil.example",
                "/\u0085"
            })
    void neverGoesElsewhere(String path) {
        assertThat(SignInServlet.isLocal(path)).isFalse();
    }
}
