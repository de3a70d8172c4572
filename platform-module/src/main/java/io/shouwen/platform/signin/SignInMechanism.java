package io.shouwen.platform.signin;

import io.shouwen.platform.access.Doors;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.database.DatabaseUnavailable;
import io.shouwen.platform.http.ApiAddress;
import io.shouwen.platform.http.ErrorAnswers;
import io.shouwen.platform.http.KnownMethods;
import io.shouwen.platform.http.Problem;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.http.SecurityHeaders;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Establishes who asks: {@code /api/**} by bearer access token only, pages by the portal session only. It decides who it
 * is, not what they may: that is the gates' part. Left in the request for them under {@link #ACTOR}.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    /** Request attribute: the {@link SignedInActor}. */
    public static final String ACTOR = "shouwen.actor";

    private static final System.Logger LOG = System.getLogger(SignInMechanism.class.getName());

    private final SigningIn signingIn;
    private final Doors doors;
    private final SignInSettings settings;

    @Inject
    public SignInMechanism(SigningIn signingIn, Doors doors, SignInSettings settings) {
        this.signingIn = signingIn;
        this.doors = doors;
        this.settings = settings;
    }

    protected SignInMechanism() { // CDI proxy
        this(null, null, null);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            return validate(request, response, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        try {
            if (ApiAddress.is(request)) {
                return bearer(request, response, context);
            }
            Optional<Doors.Door> door = doors.at(request.getServletPath());
            // By another method than a page knows, nobody needs to sign in to be told so.
            return door.isPresent() && KnownMethods.opens(request)
                    ? page(request, response, context, door.get().page().portal())
                    : context.doNothing();
        } catch (ProviderUnavailable unavailable) {
            return unavailable(request, response, unavailable);
        } catch (RuntimeException e) {
            return unavailable(request, response, DatabaseUnavailable.in(e).orElseThrow(() -> e));
        }
    }

    /** Nobody can be recognised now: the provider or the database is away. */
    private AuthenticationStatus unavailable(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        LOG.log(System.Logger.Level.WARNING, "sign-in: {0}", refusal.getMessage());
        SecurityHeaders.write(request, response, settings);
        ErrorAnswers.send(request, response, refusal);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private AuthenticationStatus bearer(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return context.doNothing(); // the API gate refuses, unless the operation is open by link
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return refuse(request, response);
        }
        try {
            return accept(request, context, signingIn.bearer(header.substring(7).trim(), request));
        } catch (TokenRefused refused) {
            LOG.log(System.Logger.Level.INFO, "bearer token refused: {0}", refused.getMessage());
            return refuse(request, response);
        }
    }

    private AuthenticationStatus page(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, Portal portal)
            throws IOException {
        Optional<SignedInActor> actor = signingIn.resume(request, portal);
        if (actor.isPresent()) {
            return accept(request, context, actor.get());
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        boolean get = request.getMethod().equals("GET");
        // A form posted after the session has ended is not repeated: the person comes back to its page.
        String returnTo = query == null || query.isEmpty() ? path : path + "?" + query;
        String address = signingIn.begin(request, portal, returnTo, false);
        SecurityHeaders.write(request, response, settings);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + address.replace("&", "&amp;").replace("\"", "&quot;") + "\"/></partial-response>");
        } else {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(get ? HttpServletResponse.SC_FOUND : HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", address);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private static AuthenticationStatus accept(
            HttpServletRequest request, HttpMessageContext context, SignedInActor actor) {
        request.setAttribute(ACTOR, actor);
        return context.notifyContainerAboutLogin(actor.id().value(), actor.permissions());
    }

    private AuthenticationStatus refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.write(request, response, settings);
        response.setStatus(401);
        response.setHeader("WWW-Authenticate", "Bearer realm=\"shouwen\", error=\"invalid_token\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.TYPE.toString());
        response.getWriter()
                .write(Problem.json(
                                401,
                                "platform.token-refused",
                                "the bearer token is not an access token that is valid here and now",
                                Map.of(),
                                List.of(),
                                Texts.asked(request.getHeader("Accept-Language")))
                        .toString());
        response.flushBuffer();
        return AuthenticationStatus.SEND_FAILURE;
    }
}
