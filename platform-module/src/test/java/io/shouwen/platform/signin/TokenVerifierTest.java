package io.shouwen.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final String ISSUER = "http://127.0.0.1:1/realms/shouwen";
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static RSAKey ours;
    private static RSAKey theirs;

    private final TokenVerifier verifier = new TokenVerifier(
            () -> new ImmutableJWKSet<>(new JWKSet(ours.toPublicJWK())), ISSUER, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    static void makeKeys() throws JOSEException {
        ours = new RSAKeyGenerator(2048).keyID("a").generate();
        theirs = new RSAKeyGenerator(2048).keyID("a").generate();
    }

    @Test
    void tellsUnreachableKeysFromARefusedToken() throws JOSEException {
        String token = signed(claims());
        TokenVerifier cutOff = new TokenVerifier(
                () -> (selector, context) -> {
                    throw new JWKSetUnavailableException("no answer");
                },
                ISSUER,
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> cutOff.accessToken(token, "192.0.2.1")).isInstanceOf(ProviderUnavailable.class);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("shouwen"))
                .subject("0b5c")
                .issueTime(Date.from(NOW.minusSeconds(30)))
                .expirationTime(Date.from(NOW.plusSeconds(270)))
                .claim("typ", "Bearer")
                .claim("azp", "shouwen-staff")
                .claim("sid", "session-1")
                .claim("staff_number", "1001")
                .claim("name", "某某")
                .claim("department", "service")
                .claim("permissions", List.of("crm.customer.list"));
    }

    private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, ours);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("a")
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims.build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private void refused(String token) {
        assertThatThrownBy(() -> verifier.accessToken(token, "127.0.0.1")).isInstanceOf(TokenRefused.class);
    }

    @Test
    void tellsWhoAnAccessTokenSpeaksFor() throws JOSEException {
        SignedInActor actor = verifier.accessToken(signed(claims()), "127.0.0.1");
        assertThat(actor.id().value()).isEqualTo("1001");
        assertThat(actor.portal()).contains(Portal.STAFF);
        assertThat(actor.department()).contains("service");
        assertThat(actor.may("crm.customer.list")).isTrue();
        assertThat(actor.may("crm.card.reveal")).isFalse();
        assertThat(actor.session()).hasSize(16).doesNotContain("session-1");
        assertThat(actor.toString()).doesNotContain("某某");
    }

    @Test
    void knowsNoSecondFactorWithoutAcr2() throws JOSEException {
        SignedInActor one =
                verifier.accessToken(signed(claims().claim("acr", "1").claim("auth_time", NOW.getEpochSecond())), "-");
        assertThat(one.secondFactorWithin(Duration.ofHours(1))).isFalse();
    }

    @Test
    void believesNoLevelThatNoRecentCodeGave() throws JOSEException {
        for (List<String> methods : List.of(List.<String>of(), List.of("pwd"))) {
            SignedInActor refreshed = verifier.accessToken(
                    signed(claims().claim("acr", "2")
                            .claim("auth_time", NOW.getEpochSecond())
                            .claim("amr", methods)),
                    "-");
            assertThat(refreshed.secondFactorWithin(Duration.ofHours(1))).isFalse();
        }
        SignedInActor silent =
                verifier.accessToken(signed(claims().claim("acr", "2").claim("auth_time", NOW.getEpochSecond())), "-");
        assertThat(silent.secondFactorWithin(Duration.ofHours(1))).isFalse();
    }

    @Test
    void letsASecondFactorGrowOld() throws JOSEException {
        SignedInActor two = verifier.accessToken(
                signed(claims().claim("acr", "2")
                        .claim("auth_time", NOW.getEpochSecond() - 300)
                        .claim("amr", List.of("otp"))),
                "-");
        assertThat(two.secondFactorWithin(Duration.ofSeconds(300))).isTrue();
        assertThat(two.secondFactorWithin(Duration.ofSeconds(299))).isFalse();
    }

    @Test
    void refusesAForgedSignature() throws JOSEException {
        refused(signed(claims(), theirs));
    }

    @Test
    void refusesATokenChangedAfterSigning() throws JOSEException {
        String[] parts = signed(claims()).split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("crm.customer.list", "crm.card.reveal.x");
        refused(parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2]);
    }

    @Test
    void refusesAlgNone() {
        refused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void refusesThePublicKeyAsSharedSecret() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("a").build(), claims().build());
        jwt.sign(new MACSigner(ours.toRSAPublicKey().getEncoded()));
        refused(jwt.serialize());
    }

    @Test
    void refusesAnExpiredToken() throws JOSEException {
        refused(signed(claims().expirationTime(Date.from(NOW.minusSeconds(11)))));
    }

    @Test
    void bearsTenSecondsOfSkew() throws JOSEException {
        assertThat(verifier.accessToken(signed(claims().expirationTime(Date.from(NOW.minusSeconds(9)))), "-"))
                .isNotNull();
    }

    @Test
    void refusesATokenWithoutExpiry() throws JOSEException {
        refused(signed(claims().expirationTime(null)));
    }

    @Test
    void refusesAnotherAudience() throws JOSEException {
        refused(signed(claims().audience("account")));
    }

    @Test
    void refusesAnotherIssuer() throws JOSEException {
        refused(signed(claims().issuer("http://127.0.0.1:1/realms/other")));
    }

    @Test
    void refusesAnotherParty() throws JOSEException {
        refused(signed(claims().claim("azp", "admin-cli")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Logout", "Offline", ""})
    void refusesOtherKindsOfToken(String typ) throws JOSEException {
        refused(signed(claims().claim("typ", typ)));
    }

    @Test
    void refusesAPersonWithoutStaffNumber() throws JOSEException {
        refused(signed(claims().claim("staff_number", null)));
        refused(signed(claims().claim("staff_number", "not a number!")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "....", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String text) {
        refused(text);
    }

    @Test
    void acceptsAnIdTokenOnlyWithItsNonceAndForItsPortal() throws JOSEException {
        JWTClaimsSet.Builder id =
                claims().claim("typ", "ID").audience("shouwen-staff").claim("nonce", "n1");
        assertThat(verifier.idToken(signed(id), Portal.STAFF, "n1").getSubject())
                .isEqualTo("0b5c");
        assertThatThrownBy(() -> verifier.idToken(signed(id), Portal.STAFF, "n2"))
                .isInstanceOf(TokenRefused.class);
        assertThatThrownBy(() -> verifier.idToken(signed(id), Portal.FINANCE, "n1"))
                .isInstanceOf(TokenRefused.class);
    }

    @Test
    void acceptsALogoutTokenThatNamesASession() throws JOSEException {
        JWTClaimsSet.Builder logout = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("shouwen-staff")
                .issueTime(Date.from(NOW))
                .jwtID("j1")
                .claim("sid", "session-1")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(verifier.logoutToken(signed(logout))).isEqualTo("session-1");
        assertThatThrownBy(() -> verifier.logoutToken(signed(logout.claim("nonce", "x"))))
                .isInstanceOf(TokenRefused.class);
    }

    @Test
    void refusesAnAccessTokenAsLogoutToken() {
        assertThatThrownBy(() -> verifier.logoutToken(signed(claims()))).isInstanceOf(TokenRefused.class);
    }
}
