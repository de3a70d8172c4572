package io.shouwen.platform.http;

import io.shouwen.platform.signin.SignInSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers that every answer carries. Pages get their script policy, with a nonce, from PrimeFaces; the policy here says the
 * rest. {@code form-action} names the provider because signing out ends there.
 */
public class SecurityHeaders extends HttpFilter {

    private final transient SignInSettings settings;

    @Inject
    public SecurityHeaders(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        write(request, response, settings);
        chain.doFilter(request, response);
    }

    /** Also for answers that are given before any filter runs. */
    public static void write(HttpServletRequest request, HttpServletResponse response, SignInSettings settings) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (ApiAddress.is(request)) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setHeader("Cache-Control", "no-store");
        } else {
            // Set, not added: an error page must not be held to the script policy of the page that it replaces.
            response.setHeader(
                    "Content-Security-Policy",
                    "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self' "
                            + settings.issuerOrigin());
        }
        if (settings.secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
