package io.shouwen.platform.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.staff.StaffId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Accepts exactly the tokens that our provider signed for us: asymmetric signature by one of its keys, issuer, audience,
 * kind ({@code typ}), life span with 10 s of skew. Everything else is a {@link TokenRefused}.
 */
public final class TokenVerifier {

    /** Audience of access tokens. */
    public static final String AUDIENCE = "shouwen";

    private static final int SKEW_SECONDS = 10;
    // No symmetric algorithm: a public key must never serve as a shared secret.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final Supplier<JWKSource<SecurityContext>> keys;
    private final String issuer;
    private final Clock clock;

    public TokenVerifier(Supplier<JWKSource<SecurityContext>> keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Who an access token speaks for, wherever it comes from.
     *
     * <p>Level 2 and the time of sign-in do not make a second factor: Keycloak keeps the level with the portal's session and
     * the time with the person's, so that after a password alone at another portal a refreshed token tells an old level with
     * a new time. {@code amr} names {@code otp} only within minutes of a code.
     */
    public SignedInActor accessToken(String token, String address) {
        SignedInActor actor = firstAccessToken(token, address);
        try {
            List<String> methods = SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("amr");
            return methods != null && methods.contains("otp") ? actor : actor.withSecondFactorAt(null);
        } catch (ParseException e) {
            throw new TokenRefused("a claim is not of its kind", e);
        }
    }

    /** Who the access token speaks for that a sign-in of ours has just brought: its level and time belong together. */
    SignedInActor firstAccessToken(String token, String address) {
        JWTClaimsSet claims = verify(token, AUDIENCE, Set.of("iss", "aud", "exp", "iat", "azp", "typ", "staff_number"));
        try {
            demand("Bearer".equals(claims.getStringClaim("typ")), "not an access token");
            Portal portal = Portal.ofClient(claims.getStringClaim("azp"))
                    .orElseThrow(() -> new TokenRefused("not for one of our portals"));
            List<String> permissions = claims.getStringListClaim("permissions");
            String sid = claims.getStringClaim("sid");
            return new SignedInActor(
                    new StaffId(claims.getStringClaim("staff_number")),
                    nameOf(claims),
                    portal,
                    claims.getStringClaim("department"),
                    permissions == null ? Set.of() : Set.copyOf(permissions),
                    hash(sid == null ? claims.getSubject() + claims.getIssueTime() : sid),
                    address,
                    secondFactorAt(claims),
                    clock);
        } catch (ParseException | IllegalArgumentException e) {
            throw new TokenRefused("a claim is not of its kind", e);
        }
    }

    /** The session id of a token that {@link #accessToken} has accepted; empty text where it has none. */
    String sessionOf(String accepted) {
        try {
            String sid = SignedJWT.parse(accepted).getJWTClaimsSet().getStringClaim("sid");
            return sid == null ? "" : sid;
        } catch (ParseException e) {
            throw new TokenRefused("a claim is not of its kind", e);
        }
    }

    /** The claims of an ID token for this portal, with this nonce. */
    JWTClaimsSet idToken(String token, Portal portal, String nonce) {
        JWTClaimsSet claims = verify(token, portal.clientId(), Set.of("iss", "aud", "exp", "iat", "sub"));
        try {
            demand("ID".equals(claims.getStringClaim("typ")), "not an ID token");
            demand(nonce.equals(claims.getStringClaim("nonce")), "another nonce");
            String party = claims.getStringClaim("azp");
            demand(party == null || party.equals(portal.clientId()), "another authorised party");
            return claims;
        } catch (ParseException e) {
            throw new TokenRefused("a claim is not of its kind", e);
        }
    }

    /** The session id that a back-channel logout token ends. */
    String logoutToken(String token) {
        JWTClaimsSet claims = verify(token, null, Set.of("iss", "aud", "iat", "jti", "events"));
        try {
            demand(
                    claims.getAudience().stream()
                            .anyMatch(a -> Portal.ofClient(a).isPresent()),
                    "not for one of our portals");
            demand(claims.getClaim("nonce") == null, "a logout token has no nonce");
            demand(
                    claims.getJSONObjectClaim("events")
                            .containsKey("http://schemas.openid.net/event/backchannel-logout"),
                    "not a logout token");
            demand(claims.getIssueTime().toInstant().isAfter(clock.instant().minusSeconds(300)), "an old logout token");
            String sid = claims.getStringClaim("sid");
            demand(sid != null && !sid.isBlank(), "names no session");
            return sid;
        } catch (ParseException e) {
            throw new TokenRefused("a claim is not of its kind", e);
        }
    }

    private JWTClaimsSet verify(String token, String audience, Set<String> required) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("logout+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.get()));
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(
                        audience == null ? null : new HashSet<>(Set.of(audience)), // it asks for null too
                        new JWTClaimsSet.Builder().issuer(issuer).build(),
                        required,
                        Set.of()) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew(SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(verifier);
        try {
            return processor.process(token, null);
        } catch (ParseException e) {
            throw new TokenRefused("not a token", e);
        } catch (BadJOSEException e) {
            throw new TokenRefused("its signature, kind or claims are not accepted", e);
        } catch (RateLimitReachedException e) {
            throw new TokenRefused("its key is unknown, and the provider was asked a moment ago", e);
        } catch (KeySourceException e) {
            throw new ProviderUnavailable("its keys cannot be read", e);
        } catch (JOSEException e) {
            throw new TokenRefused("its signature cannot be checked", e);
        }
    }

    private static Instant secondFactorAt(JWTClaimsSet claims) throws ParseException {
        String acr = claims.getStringClaim("acr");
        Date at = claims.getDateClaim("auth_time");
        return "2".equals(acr) && at != null ? at.toInstant() : null;
    }

    private static String nameOf(JWTClaimsSet claims) throws ParseException {
        String name = claims.getStringClaim("name");
        return name == null || name.isBlank() ? claims.getStringClaim("staff_number") : name;
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new TokenRefused(otherwise);
        }
    }
}
