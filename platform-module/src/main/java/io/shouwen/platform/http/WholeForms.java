package io.shouwen.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Reads a posted form before a page begins with it: one that is too large or does not come whole is told as that. Faces
 * would begin without its fields, and fail somewhere in its life cycle.
 */
public class WholeForms extends HttpFilter {

    /** As in web.xml: a file of 20 MiB, and 1 MiB of other fields. */
    private static final long LARGEST = 21 * 1024 * 1024;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Integer> refused =
                request.getMethod().equals("POST") && !ApiAddress.is(request) ? refusal(request) : Optional.empty();
        if (refused.isPresent()) {
            response.setHeader("Connection", "close"); // nobody waits for the rest
            response.sendError(refused.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<Integer> refusal(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) { // the container has no exception of its own for that
            return Optional.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        try {
            if (type.startsWith("multipart/form-data")
                    && "faces".equals(request.getHttpServletMapping().getServletName())) {
                request.getParts();
            } else if (type.startsWith("application/x-www-form-urlencoded")) {
                request.getParameterMap();
            }
            return Optional.empty();
        } catch (IllegalStateException tooLarge) {
            return Optional.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } catch (IOException | ServletException e) {
            return Optional.of(
                    Causes.find(e, TimeoutException.class).isPresent()
                            ? HttpServletResponse.SC_REQUEST_TIMEOUT
                            : HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
