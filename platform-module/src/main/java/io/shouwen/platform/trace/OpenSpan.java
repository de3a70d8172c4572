package io.shouwen.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;

/**
 * The current thread's span until it is closed, by the same thread. Counts as failed where nobody said how it went.
 *
 * <p>Others find but its ids, to go on from: to a current span that records, the container adds the words of exceptions.
 */
public final class OpenSpan implements AutoCloseable {

    private static final ContextKey<Span> RECORDING = ContextKey.named("shouwen-span");

    private final Span span;
    private final Scope scope;
    private boolean told;

    OpenSpan(Span span) {
        this.span = span;
        this.scope = Context.current()
                .with(Span.wrap(span.getSpanContext()))
                .with(RECORDING, span)
                .makeCurrent();
    }

    /** Notes something of the current thread's span; nothing where it has none. */
    public static void note(String name, String value) {
        Span span = Context.current().get(RECORDING);
        if (span != null) {
            span.setAttribute(name, value);
        }
    }

    public void done() {
        told = true;
    }

    void answered(int status) {
        span.setAttribute("http.response.status_code", status);
        told = status < 500;
    }

    @Override
    public void close() {
        scope.close();
        if (!told) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
