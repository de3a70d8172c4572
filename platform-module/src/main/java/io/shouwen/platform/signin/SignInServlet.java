package io.shouwen.platform.signin;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.http.ErrorAnswers;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of sign-in: {@code callback} takes the browser back from the provider, {@code step-up} sends it there for a
 * second factor, {@code back-channel-logout} is called by the provider itself.
 */
@WebServlet(urlPatterns = "/sign-in/*")
public class SignInServlet extends HttpServlet {

    private static final System.Logger LOG = System.getLogger(SignInServlet.class.getName());

    private final transient SigningIn signingIn;
    private final transient SignInSettings settings;

    @Inject
    public SignInServlet(SigningIn signingIn, SignInSettings settings) {
        this.signingIn = signingIn;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        switch (String.valueOf(request.getPathInfo())) {
            case "/callback" -> callback(request, response);
            case "/step-up" -> stepUp(request, response);
            default -> response.sendError(404);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!"/back-channel-logout".equals(request.getPathInfo())) {
            response.sendError(404);
            return;
        }
        String token = request.getParameter("logout_token");
        try {
            signingIn.endFromOutside(token == null ? "" : token);
            response.setStatus(200);
        } catch (TokenRefused refused) {
            LOG.log(System.Logger.Level.WARNING, "logout token refused: {0}", refused.getMessage());
            response.setStatus(400);
        }
    }

    private void callback(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> next;
        try {
            next = signingIn.finish(
                    request, request.getParameter("state"), request.getParameter("code"), request.getParameter("iss"));
        } catch (TokenRefused refused) {
            LOG.log(System.Logger.Level.WARNING, "sign-in refused: {0}", refused.getMessage());
            next = Optional.empty();
        } catch (ProviderUnavailable unavailable) {
            LOG.log(System.Logger.Level.WARNING, "sign-in: {0}", unavailable.getMessage());
            ErrorAnswers.send(request, response, unavailable);
            return;
        }
        response.sendRedirect(settings.base() + next.orElse("/public/sign-in-failed"));
    }

    private void stepUp(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String word = request.getParameter("portal");
        Optional<Portal> portal = Stream.of(Portal.values())
                .filter(p -> p.word().equals(word == null ? "" : word.toLowerCase(Locale.ROOT)))
                .findFirst();
        String returnTo = request.getParameter("return");
        if (portal.isEmpty() || !isLocal(returnTo)) {
            response.sendError(400);
            return;
        }
        try {
            response.sendRedirect(signingIn.begin(request, portal.get(), returnTo, true));
        } catch (ProviderUnavailable unavailable) {
            LOG.log(System.Logger.Level.WARNING, "step-up: {0}", unavailable.getMessage());
            ErrorAnswers.send(request, response, unavailable);
        }
    }

    /**
     * A path below our base address, so that nobody can be led elsewhere. Browsers drop tabs and line ends from an address and
     * take a backslash for a slash: none of them, and no other control character or space, is part of one of ours.
     */
    public static boolean isLocal(String path) {
        return path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && !path.contains("\\")
                && path.chars().noneMatch(c -> c <= ' ' || Character.isISOControl(c) || Character.isSpaceChar(c));
    }
}
