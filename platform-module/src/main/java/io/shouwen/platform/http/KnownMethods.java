package io.shouwen.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What pages, files and the addresses of sign-in are asked for by: anything else is 405 and names what would do. Servlets
 * and Faces would take every method for GET, and show TRACE its own cookies. The API's operations say it themselves.
 */
public class KnownMethods extends HttpFilter {

    private static final List<String> READ = List.of("GET", "HEAD");
    private static final List<String> SEND = List.of("POST");
    private static final List<String> OPEN = List.of("GET", "HEAD", "POST");

    private static final Map<String, List<String>> OWN = Map.of(
            "/sign-in/callback", READ,
            "/sign-in/step-up", READ,
            "/sign-in/back-channel-logout", SEND,
            "/sign-out", SEND,
            "/public/appearance", SEND);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> known = isAskedOtherwise(request) ? List.of(request.getMethod()) : of(request);
        if (known.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (known.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.setHeader("Allow", String.join(", ", known));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    /** Whether a page is opened or posted to by this method. */
    public static boolean opens(HttpServletRequest request) {
        return OPEN.contains(request.getMethod());
    }

    /** The API, and {@code OPTIONS *}, which asks of the server. */
    private static boolean isAskedOtherwise(HttpServletRequest request) {
        return ApiAddress.is(request) || request.getRequestURI().equals("*");
    }

    private static List<String> of(HttpServletRequest request) throws IOException {
        String path = request.getServletPath();
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
        if ("default".equals(request.getHttpServletMapping().getServletName())) {
            return request.getServletContext().getResource(path) == null ? List.of() : READ;
        }
        if (path.startsWith("/jakarta.faces.resource/")) {
            return READ;
        }
        return OWN.getOrDefault(path + rest, OPEN);
    }
}
