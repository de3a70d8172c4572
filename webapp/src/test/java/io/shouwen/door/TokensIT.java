package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Forgery;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.TestIssuer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each way in which a token can be wrong (X1). The right one is tried first, so that a refusal means something. */
@InPayara
@RunAsClient
class TokensIT {

    private final Person somebody = Person.almighty(Portal.STAFF);
    private final String door = RestOperation.all().stream()
            .filter(o -> o.verb().equals("GET") && !o.hasTemplate() && !o.openByLink())
            .map(RestOperation::path)
            .filter(p -> p.startsWith("/api/crm/"))
            .findFirst()
            .orElseThrow();

    @Test
    void acceptsAGoodToken() {
        assertThat(Caller.as(somebody).get(door).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void refusesAForgedToken(Forgery forgery) {
        refused(TestIssuer.bearer(somebody, forgery));
    }

    @Test
    void refusesAnExpiredToken() {
        long now = Instant.now().getEpochSecond();
        refused(claims("exp", now - 30, "iat", now - 330));
    }

    @Test
    void refusesATokenWithoutExpiry() {
        Map<String, Object> claims = TestIssuer.claims(somebody);
        claims.remove("exp");
        refused(TestIssuer.sign(claims, Forgery.NONE));
    }

    @Test
    void refusesATokenThatIsNotValidYet() {
        refused(claims("nbf", Instant.now().getEpochSecond() + 120));
    }

    @Test
    void refusesATokenForSomebodyElse() {
        refused(claims("aud", List.of("another-application")));
    }

    @Test
    void refusesATokenForNobody() {
        Map<String, Object> claims = TestIssuer.claims(somebody);
        claims.remove("aud");
        refused(TestIssuer.sign(claims, Forgery.NONE));
    }

    @Test
    void refusesAnotherIssuersToken() {
        refused(claims("iss", TestIssuer.issuer() + "-other"));
    }

    @Test
    void refusesATokenOfAClientThatIsNoPortal() {
        refused(claims("azp", "account-console"));
    }

    @Test
    void refusesAnIdToken() {
        refused(TestIssuer.idToken(somebody));
    }

    @Test
    void refusesAnIdTokenEvenForTheRightAudience() {
        refused(claims("typ", "ID"));
    }

    @Test
    void refusesARefreshToken() {
        refused(TestIssuer.refreshToken(somebody));
    }

    @Test
    void refusesARefreshTokenEvenForTheRightAudience() {
        refused(claims("typ", "Refresh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "null"})
    void refusesWhatIsNoToken(String text) {
        refused(text);
    }

    @Test
    void refusesBasicCredentials() {
        Answer answer = Caller.anonymous().get(door, "Authorization", "Basic dXNlcjpwYXNz");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void refusesATokenInTheAddress() {
        String token = TestIssuer.bearer(somebody);
        assertThat(Caller.anonymous().get(door + "?access_token=" + token).status())
                .isEqualTo(401);
    }

    private String claims(Object... changes) {
        Map<String, Object> claims = TestIssuer.claims(somebody);
        for (int i = 0; i < changes.length; i += 2) {
            claims.put((String) changes[i], changes[i + 1]);
        }
        return TestIssuer.sign(claims, Forgery.NONE);
    }

    private void refused(String token) {
        Answer answer = Caller.withToken(token).get(door);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).startsWith("urn:shouwen:problem:platform.");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(h -> assertThat(h).startsWith("Bearer"));
    }
}
