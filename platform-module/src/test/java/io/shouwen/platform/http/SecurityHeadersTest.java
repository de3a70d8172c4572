package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.signin.SignInSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    private static final String HSTS = "Strict-Transport-Security";

    @Test
    void tellsBrowsersToStayWithHttpsWhereTheSuiteHasIt() throws Exception {
        assertThat(headersOf("https://suite.example", "/crm/customers"))
                .containsEntry(HSTS, "max-age=31536000; includeSubDomains");
        assertThat(headersOf("https://suite.example", "/api/crm/customers")).containsKey(HSTS);
    }

    /** A browser that was told so once would no longer find a suite that answers by http alone. */
    @Test
    void saysNothingOfHttpsWhereTheSuiteHasNone() throws Exception {
        assertThat(headersOf("http://127.0.0.1:8080", "/crm/customers")).doesNotContainKey(HSTS);
    }

    @Test
    void keepsAnswersOfTheApiOutOfCaches() throws Exception {
        assertThat(headersOf("https://suite.example", "/api/crm/customers")).containsEntry("Cache-Control", "no-store");
        assertThat(headersOf("https://suite.example", "/crm/customers").get("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "form-action 'self' https://id.example");
    }

    private static Map<String, String> headersOf(String base, String path) throws IOException, ServletException {
        Map<String, String> settings =
                Map.of("shouwen.base", base, "shouwen.oidc.issuer", "https://id.example/realms/shouwen");
        Map<String, String> headers = new HashMap<>();
        Config config = stub(Config.class, (method, arguments) -> settings.get((String) arguments[0]));
        HttpServletRequest request = stub(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getServletPath" -> path;
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getPathInfo" -> null;
            default -> "";
        });
        HttpServletResponse response = stub(
                HttpServletResponse.class,
                (method, arguments) -> headers.put((String) arguments[0], (String) arguments[1]));
        boolean[] passedOn = new boolean[1];
        new SecurityHeaders(new SignInSettings(config)).doFilter(request, response, (in, out) -> passedOn[0] = true);
        assertThat(passedOn[0]).as("the request goes on").isTrue();
        return headers;
    }

    private interface Answering {
        Object answer(String method, Object... arguments);
    }

    private static <T> T stub(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answering.answer(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }
}
