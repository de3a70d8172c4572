package io.shouwen.platform.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Begins spans. Costs next to nothing where traces are exported nowhere. */
@ApplicationScoped
public class Spans {

    private final OpenTelemetry telemetry;

    @Inject
    public Spans(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    protected Spans() { // CDI proxy
        this(null);
    }

    /** A trace of its own, for what the suite does by itself, such as {@code job privacy.retention}. */
    public OpenSpan begin(String name) {
        return begin(name, SpanKind.INTERNAL, Context.root());
    }

    /** In the trace that the caller's headers name, if any. */
    OpenSpan answering(HttpServletRequest request) {
        return begin(
                request.getMethod() + " " + Route.of(request.getRequestURI()),
                SpanKind.SERVER,
                telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), request, new Headers()));
    }

    private OpenSpan begin(String name, SpanKind kind, Context parent) {
        return new OpenSpan(telemetry
                .getTracer("shouwen")
                .spanBuilder(name)
                .setSpanKind(kind)
                .setParent(parent)
                .startSpan());
    }

    private static final class Headers implements TextMapGetter<HttpServletRequest> {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public String get(HttpServletRequest request, String name) {
            return request.getHeader(name);
        }
    }
}
