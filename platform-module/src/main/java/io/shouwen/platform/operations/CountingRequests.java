package io.shouwen.platform.operations;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets every request be counted while it is answered; a node that is about to stop answers 503 instead. */
public class CountingRequests extends HttpFilter {

    private final transient RequestsInFlight requests;

    @Inject
    public CountingRequests(RequestsInFlight requests) {
        this.requests = requests;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!requests.enter()) {
            response.setHeader("Retry-After", "5");
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            requests.leave();
        }
    }
}
