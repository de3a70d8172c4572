package io.shouwen.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.shouwen.platform.http.FailureReference;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracingRequestsTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final TracingRequests tracing = new TracingRequests(new Spans(TELEMETRY.getOpenTelemetry()));

    @Test
    void goesOnWithTheCallersTrace() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        SpanData span = answer(Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"), 200, (in, out) -> {});
        assertThat(span.getTraceId()).isEqualTo(trace);
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getStatus()).isEqualTo(StatusData.unset());
    }

    @Test
    void namesOperationAndOutcomeAndNothingElse() throws Exception {
        SpanData span = answer(Map.of("Authorization", "Bearer x"), 404, (in, out) -> {});
        assertThat(span.getName()).isEqualTo("GET /api/crm/customers/{}");
        assertThat(span.getAttributes().asMap())
                .containsExactly(Map.entry(AttributeKey.longKey("http.response.status_code"), 404L));
        assertThat(span.getStatus()).as("a refusal is no failure").isEqualTo(StatusData.unset());
        assertThat(span.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void hasTheReferenceThatThePersonIsTold() throws Exception {
        String[] reference = new String[1];
        SpanData span = answer(
                Map.of(),
                500,
                (in, out) -> reference[0] =
                        FailureReference.log(System.getLogger(TracingRequestsTest.class.getName()), "a test"));
        assertThat(span.getAttributes().get(AttributeKey.stringKey("shouwen.reference")))
                .isEqualTo(reference[0]);
        assertThat(span.getStatus()).isEqualTo(StatusData.error());
    }

    /** As the container does with each exception of an operation. */
    @Test
    void takesNothingFromOthers() throws Exception {
        SpanData span = answer(Map.of(), 404, (in, out) -> {
            assertThat(Span.current().isRecording()).isFalse();
            Span.current().recordException(new IllegalStateException("+8619900000001"));
        });
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void quotesNoException() {
        assertThatThrownBy(() -> answer(Map.of(), 200, (in, out) -> {
                    throw new ServletException("+8619900000001");
                }))
                .isInstanceOf(ServletException.class);
        SpanData span = TELEMETRY.getSpans().get(0);
        assertThat(span.getStatus()).isEqualTo(StatusData.error());
        assertThat(span.getEvents()).isEmpty();
        assertThat(span.getAttributes().isEmpty()).isTrue();
        assertThat(Span.current()).as("afterwards").isEqualTo(Span.getInvalid());
    }

    private SpanData answer(Map<String, String> headers, int status, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = stub(HttpServletRequest.class, (method, argument) -> switch (method) {
            case "getMethod" -> "GET";
            case "getRequestURI" -> "/api/crm/customers/0190b9a2-7c1e-7000-8000-000000000001";
            case "getHeader" -> headers.get(argument);
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            default -> throw new IllegalStateException(method + " is not asked");
        });
        tracing.doFilter(request, stub(HttpServletResponse.class, (method, argument) -> status), chain);
        return TELEMETRY.getSpans().get(0);
    }

    private interface Answering {
        Object answer(String method, Object argument);
    }

    private static <T> T stub(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answering.answer(method.getName(), arguments == null ? null : arguments[0])));
    }
}
