package io.shouwen.platform.access;

import io.shouwen.platform.http.ApiAddress;
import io.shouwen.platform.signin.SignInMechanism;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the signed-in person the {@link Actor} of the request, and closes every page that no catalogue names or that needs a
 * permission which the person lacks. Runs before anything else of ours.
 */
public class PageGate extends HttpFilter {

    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final transient Doors doors;
    private final transient CurrentActor current;
    private final transient Event<AccessRefused> refused;

    @Inject
    public PageGate(Doors doors, CurrentActor current, Event<AccessRefused> refused) {
        this.doors = doors;
        this.current = current;
        this.refused = refused;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(SignInMechanism.ACTOR) instanceof SignedInActor actor) {
            current.become(actor);
        }
        if (isUnreadable(request)) {
            response.sendError(400);
            return;
        }
        String path = request.getServletPath();
        Optional<Doors.Door> door = doors.at(path);
        if (door.isPresent()) {
            String needed = door.get().page().permission();
            if (!current.isKnown()) {
                response.sendError(401);
                return;
            }
            if (!current.uses(needed)) {
                refused.fire(new AccessRefused(
                        current.id(), needed, "page " + door.get().page().path()));
                response.sendError(403);
                return;
            }
            response.setHeader("Cache-Control", "no-store");
        } else if (isUnknownOperation(request)) {
            response.sendError(404);
            return;
        } else if (isUnlistedPage(request, path)) {
            response.sendError(404);
            return;
        }
        chain.doFilter(request, response);
    }

    /**
     * A query with percent signs that encode nothing, or U+0000: no page has a use for it, and the database refuses it late.
     * An operation names the parameter itself.
     */
    private static boolean isUnreadable(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && (MALFORMED.matcher(query).find() || query.contains("%00") && !ApiAddress.is(request));
    }

    /** What Faces would serve outside {@code /public/}, with or without its extension; its resources are no pages. */
    private static boolean isUnlistedPage(HttpServletRequest request, String path) {
        return "faces".equals(request.getHttpServletMapping().getServletName())
                && !path.startsWith("/public/")
                && !path.startsWith("/jakarta.faces.resource/");
    }

    /** An API address that no module serves: the container would answer it with a page. */
    private static boolean isUnknownOperation(HttpServletRequest request) {
        return ApiAddress.is(request)
                && "default".equals(request.getHttpServletMapping().getServletName());
    }
}
