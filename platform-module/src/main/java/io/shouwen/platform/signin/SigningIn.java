package io.shouwen.platform.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Authorisation code flow with PKCE for pages: begins it, takes it back, refreshes and ends the portal session.
 *
 * <p>Role changes and disabled accounts take effect at the next refresh, that is within an access token's life.
 */
@ApplicationScoped
public class SigningIn {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(15);

    private final SignInSettings settings;
    private final OpenIdProvider provider;
    private final StaffDirectory directory;
    private final EndedSessions ended;
    private final Event<SignedIn> signedIn;
    private final Event<SignedOut> signedOut;
    private final Clock clock;

    @Inject
    SigningIn(
            SignInSettings settings,
            OpenIdProvider provider,
            StaffDirectory directory,
            EndedSessions ended,
            Event<SignedIn> signedIn,
            Event<SignedOut> signedOut,
            Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.directory = directory;
        this.ended = ended;
        this.signedIn = signedIn;
        this.signedOut = signedOut;
        this.clock = clock;
    }

    protected SigningIn() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    TokenVerifier verifier() {
        return new TokenVerifier(provider::keys, settings.issuer(), clock);
    }

    /** The provider's address to send the browser to. */
    String begin(HttpServletRequest request, Portal portal, String returnTo, boolean secondFactor) {
        Visit visit = Visit.startedOn(request);
        String state = random();
        String nonce = random();
        String verifier = random() + random();
        visit.begin(state, new Visit.Begun(portal, nonce, verifier, returnTo, clock.instant()));
        visit.keepIn(request);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", portal.clientId());
        query.put("redirect_uri", settings.callback());
        query.put("scope", "openid");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.put("ui_locales", Language.of(request).toLanguageTag());
        if (secondFactor) {
            query.put("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}");
            // Keycloak counts whole seconds: max_age alone lets a sign-in of this very second pass without a password.
            query.put("prompt", "login");
            query.put("max_age", "0");
        }
        return provider.authorizationEndpoint() + "?" + OpenIdProvider.form(query);
    }

    /**
     * Who a bearer token speaks for.
     *
     * @throws TokenRefused also where its session has been ended: such a token would live on for minutes otherwise
     */
    SignedInActor bearer(String token, HttpServletRequest request) {
        SignedInActor actor = verifier().accessToken(token, settings.addressOf(request));
        if (ended.contains(verifier().sessionOf(token))) {
            throw new TokenRefused("its session has been ended");
        }
        return actor;
    }

    /** What came back from the provider: the path to go on to, or empty where it is not a sign-in that this browser began. */
    Optional<String> finish(HttpServletRequest request, String state, String code, String issuer) {
        Optional<Visit.Begun> begun = Visit.of(request).flatMap(v -> v.finish(state));
        if (begun.isEmpty() || code == null || issuer != null && !issuer.equals(settings.issuer())) {
            return Optional.empty();
        }
        Visit.Begun attempt = begun.get();
        Optional<JsonObject> tokens = provider.token(
                attempt.portal(),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        settings.callback(),
                        "code_verifier",
                        attempt.verifier()));
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        String idToken = tokens.get().getString("id_token");
        JWTClaimsSet id = verifier().idToken(idToken, attempt.portal(), attempt.nonce());
        SignedInActor actor =
                verifier().firstAccessToken(tokens.get().getString("access_token"), settings.addressOf(request));
        PortalSession session = new PortalSession(
                actor, sidOf(id), idToken, tokens.get().getString("refresh_token", null), freshUntil(tokens.get()));
        request.changeSessionId();
        Visit visit = Visit.startedOn(request);
        visit.enter(attempt.portal(), session);
        visit.keepIn(request);
        // A leaver whose account was forgotten stays a leaver by the last day: the access review is to find that
        // account.
        directory.put(new StaffMember(actor.id(), actor.name(), actor.department(), true));
        directory.carried(actor.id(), attempt.portal().word(), actor.permissions());
        signedIn.fire(new SignedIn(actor));
        return Optional.of(attempt.returnTo());
    }

    /** The person at this portal, refreshed where due; empty where they must sign in (again). */
    Optional<SignedInActor> resume(HttpServletRequest request, Portal portal) {
        Optional<Visit> visit = Visit.of(request);
        Optional<PortalSession> session = visit.flatMap(v -> v.at(portal));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        if (session.get().sid() != null && ended.contains(session.get().sid())) {
            visit.get().leave(portal);
            return Optional.empty();
        }
        if (session.get().freshUntil().isAfter(clock.instant())) {
            return Optional.of(session.get().actor());
        }
        return refresh(request, visit.get(), portal);
    }

    private Optional<SignedInActor> refresh(HttpServletRequest request, Visit visit, Portal portal) {
        synchronized (visit) { // a refresh token is good for one use: the tabs of a browser take turns
            PortalSession old = visit.at(portal).orElse(null);
            if (old == null) {
                return Optional.empty();
            }
            if (old.freshUntil().isAfter(clock.instant())) {
                return Optional.of(old.actor());
            }
            Optional<JsonObject> tokens = old.refreshToken() == null
                    ? Optional.empty()
                    : provider.token(
                            portal, Map.of("grant_type", "refresh_token", "refresh_token", old.refreshToken()));
            if (tokens.isEmpty()) {
                visit.leave(portal);
                signedOut.fire(new SignedOut(old.actor(), "refresh-refused"));
                return Optional.empty();
            }
            JsonObject given = tokens.get();
            PortalSession renewed = old.renewed(
                    verifier().firstAccessToken(given.getString("access_token"), settings.addressOf(request)),
                    given.getString("id_token", old.idToken()),
                    given.getString("refresh_token", null),
                    freshUntil(given));
            SignedInActor actor = renewed.actor();
            if (!actor.permissions().equals(old.actor().permissions())) {
                directory.carried(actor.id(), portal.word(), actor.permissions());
            }
            visit.enter(portal, renewed);
            visit.keepIn(request);
            return Optional.of(actor);
        }
    }

    /** Ends the portal sessions of this browser; returns the provider's address that ends its own. */
    String signOut(HttpServletRequest request) {
        Optional<Visit> visit = Visit.of(request);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("post_logout_redirect_uri", settings.base() + "/");
        String client = Portal.STAFF.clientId();
        if (visit.isPresent()) {
            for (Map.Entry<Portal, PortalSession> at : visit.get().entered().entrySet()) {
                signedOut.fire(new SignedOut(at.getValue().actor(), "button"));
                client = at.getKey().clientId();
                if (at.getValue().idToken() != null) {
                    query.put("id_token_hint", at.getValue().idToken());
                }
            }
        }
        query.put("client_id", client);
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
        return provider.endSessionEndpoint() + "?" + OpenIdProvider.form(query);
    }

    void endFromOutside(String logoutToken) {
        ended.end(verifier().logoutToken(logoutToken));
    }

    private Instant freshUntil(JsonObject tokens) {
        return clock.instant().plusSeconds(tokens.getInt("expires_in", 60)).minus(BEFORE_EXPIRY);
    }

    private static String sidOf(JWTClaimsSet claims) {
        try {
            return claims.getStringClaim("sid");
        } catch (ParseException e) {
            throw new TokenRefused("its session id is not text", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
