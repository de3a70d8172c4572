package io.shouwen.platform.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Tells programs' addresses from people's: {@code /api/**} answers problems, everything else pages. */
public final class ApiAddress {

    private ApiAddress() {}

    /** By the decoded, normalised path that the container maps, whatever way it was written. */
    public static boolean is(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String written) {
            return isBelow(plain(written).substring(request.getContextPath().length()));
        }
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
        return isBelow(request.getServletPath() + rest);
    }

    private static boolean isBelow(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    private static String plain(String written) {
        try {
            return URI.create(written.replaceAll(";[^/]*", "").replaceAll("/{2,}", "/"))
                    .normalize()
                    .getPath();
        } catch (IllegalArgumentException notReadable) {
            return written;
        }
    }
}
