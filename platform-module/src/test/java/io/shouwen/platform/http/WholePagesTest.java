package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholePagesTest {

    private final StringWriter sent = new StringWriter();
    private final List<String> called = new ArrayList<>();

    @Test
    void sendsNothingOfAPageThatFailsInTheMiddle() {
        assertThatIllegalStateException()
                .isThrownBy(() -> open((request, response) -> {
                    response.getWriter().write("<html>".repeat(10_000));
                    response.getWriter().flush();
                    response.flushBuffer();
                    throw new IllegalStateException("late");
                }));
        assertThat(sent.toString()).isEmpty();
        assertThat(called).doesNotContain("flushBuffer");
    }

    @Test
    void sendsAWholePage() throws Exception {
        open((request, response) -> {
            response.getWriter().write("<html>");
            response.flushBuffer();
            response.getWriter().write("</html>");
        });
        assertThat(sent).hasToString("<html></html>");
    }

    @Test
    void sendsNothingOfWhatWasTakenBack() throws Exception {
        open((request, response) -> {
            response.getWriter().write("half");
            response.resetBuffer();
            response.getWriter().write("whole");
        });
        assertThat(sent).hasToString("whole");
        assertThat(called).contains("resetBuffer");
    }

    @Test
    void leavesFilesToTheContainer() throws Exception {
        open((request, response) -> {
            response.getOutputStream();
            response.flushBuffer();
        });
        assertThat(called).contains("getOutputStream", "flushBuffer").doesNotContain("getWriter");
    }

    private void open(FilterChain page) throws IOException, ServletException {
        new WholePages().doFilter(stub(HttpServletRequest.class), stub(HttpServletResponse.class), page);
    }

    private <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    called.add(method.getName());
                    return switch (method.getName()) {
                        case "getWriter" -> new PrintWriter(sent);
                        case "isCommitted" -> false;
                        default -> null;
                    };
                }));
    }
}
