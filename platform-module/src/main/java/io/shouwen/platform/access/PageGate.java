package io.shouwen.platform.access;

import io.shouwen.platform.http.Problem;
import io.shouwen.platform.signin.SignInMechanism;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the signed-in person the {@link Actor} of the request, and closes every page that no catalogue names or that needs a
 * permission which the person lacks. Runs before anything else of ours.
 */
public class PageGate extends HttpFilter {

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
        if (hasNul(request)) {
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
            unknownOperation(request, response);
            return;
        } else if (isUnlistedPage(request, path)) {
            response.sendError(404);
            return;
        }
        chain.doFilter(request, response);
    }

    /** U+0000 in the address: no page has a use for it, and the database refuses it late. */
    private static boolean hasNul(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null
                && query.contains("%00")
                && !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    /** What Faces would serve outside {@code /public/}, with or without its extension; its resources are no pages. */
    private static boolean isUnlistedPage(HttpServletRequest request, String path) {
        return "faces".equals(request.getHttpServletMapping().getServletName())
                && !path.startsWith("/public/")
                && !path.startsWith("/jakarta.faces.resource/");
    }

    /** An API address that no module serves: the container would answer it with a page. */
    private static boolean isUnknownOperation(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                && "default".equals(request.getHttpServletMapping().getServletName());
    }

    private static void unknownOperation(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(404);
        response.setContentType(Problem.TYPE.toString());
        response.getWriter()
                .write(Problem.json(
                                404,
                                "platform.unknown-address",
                                "there is nothing at this address",
                                Map.of(),
                                List.of(),
                                request.getHeader("Accept-Language") == null
                                        ? Locale.SIMPLIFIED_CHINESE
                                        : request.getLocale())
                        .toString());
    }
}
