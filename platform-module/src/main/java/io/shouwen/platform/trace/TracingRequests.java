package io.shouwen.platform.trace;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A span for each request. The container's own spans of REST operations are switched off by
 * {@code mp.opentracing.server.skip-pattern}: they quote queries and exceptions.
 */
public class TracingRequests extends HttpFilter {

    private final transient Spans spans;

    @Inject
    public TracingRequests(Spans spans) {
        this.spans = spans;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (OpenSpan span = spans.answering(request)) {
            chain.doFilter(request, response);
            span.answered(response.getStatus());
        }
    }
}
