package io.shouwen.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** The current thread's span until it is closed, by the same thread. Counts as failed where nobody said how it went. */
public final class OpenSpan implements AutoCloseable {

    private final Span span;
    private final Scope scope;
    private boolean told;

    OpenSpan(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
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
