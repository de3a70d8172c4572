package io.shouwen.system.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Keycloak with our realm: what it asks, and what its tokens say. */
@ExtendWith(RunningSuite.class)
class SigningInST {

    private final Demo demo;

    SigningInST(Demo demo) {
        this.demo = demo;
    }

    @Test
    void anAgentNeedsAPasswordOnly() {
        var agent = demo.first("agent");
        var signIn = SignIn.to(demo, "staff", agent);
        assertThat(signIn.codeAsked()).isFalse();
        JsonObject claims = signIn.claims();
        assertThat(claims.getString("acr")).isEqualTo("1");
        assertThat(claims.getJsonArray("amr")).isEmpty();
        assertThat(claims.getString("staff_number")).isEqualTo(agent.staffNumber());
        assertThat(claims.getString("name")).isEqualTo(agent.name());
        assertThat(claims.getString("department")).isEqualTo("service");
        assertThat(claims.getString("azp")).isEqualTo("shouwen-staff");
        assertThat(claims.getString("aud")).isEqualTo("shouwen");
        assertThat(claims).containsKeys("auth_time", "sid", "permissions");
    }

    @ParameterizedTest
    @CsvSource({
        "finance, finance-preparer",
        "finance, finance-approver",
        "compliance, compliance-officer",
        "compliance, privacy-approver",
        "compliance, auditor",
        "operations, operator"
    })
    void thePrivilegedProveASecondFactorAtEverySignIn(String portal, String role) {
        var signIn = SignIn.to(demo, portal, demo.first(role));
        assertThat(signIn.codeAsked()).isTrue();
        assertThat(signIn.claims().getString("acr")).isEqualTo("2");
    }

    @Test
    void thePrivilegedAreAskedInAnyPortalThoughOnlyALevelAskedForCounts() {
        var signIn = SignIn.to(demo, "staff", demo.first("privacy-approver"));
        assertThat(signIn.codeAsked()).isTrue();
        assertThat(signIn.claims().getString("acr")).isEqualTo("1");
    }

    @Test
    void aStepUpAsksForACodeOnceAndSaysSo() {
        var signIn = SignIn.withSecondFactor(demo, "supervision", demo.first("supervisor"));
        assertThat(signIn.codeAsked()).isTrue();
        assertThat(signIn.claims().getString("acr")).isEqualTo("2");
        assertThat(signIn.claims().getJsonArray("amr").getValuesAs(JsonString::getString))
                .containsExactly("otp");
    }

    @Test
    void aTokenCarriesWhatItsPortalMayCarryAndNoMore() {
        var supervisor = demo.first("supervisor");
        Set<String> staff = permissions(SignIn.to(demo, "staff", supervisor));
        Set<String> supervision = permissions(SignIn.to(demo, "supervision", supervisor));
        Set<String> finance = permissions(SignIn.withSecondFactor(demo, "finance", supervisor));
        assertThat(supervision).isNotEmpty();
        assertThat(staff).as("notices and the like, which go anywhere").containsAll(finance);
        assertThat(finance).noneMatch(permission -> permission.matches("(crm|workorder|performance)\\..*"));
        assertThat(staff).isNotEqualTo(supervision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "supervision", "compliance", "finance", "operations"})
    void aPortalSendsBrowsersToItsCallbackAndNowhereElse(String portal) {
        assertThat(asked(portal, demo.redirectUri(portal))).isEqualTo(200);
        for (String other : List.of("/", "/desk", "/sign-in/callback/more", "/sign-in/step-up", "/public/rate")) {
            assertThat(asked(portal, demo.base() + other)).as(other).isEqualTo(400);
        }
        assertThat(asked(portal, "https://elsewhere.example.org/sign-in/callback"))
                .isEqualTo(400);
    }

    @Test
    void afterALogoutBrowsersAreSentToTheFirstPageAndNowhereElse() {
        assertThat(loggedOutTo(demo.base() + "/")).isNotEqualTo(400);
        for (String other : List.of("/desk", "/public/rate", "/sign-in/callback")) {
            assertThat(loggedOutTo(demo.base() + other)).as(other).isEqualTo(400);
        }
    }

    @Test
    void noOtherSiteMayFetchTokensInABrowser() {
        assertThat(fetchedTokens(null).statusCode()).as("no such code").isEqualTo(400);
        var fromElsewhere = fetchedTokens("https://elsewhere.example.org");
        assertThat(fromElsewhere.statusCode()).isEqualTo(403);
        assertThat(fromElsewhere.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private HttpResponse<String> fetchedTokens(String origin) {
        var request = HttpRequest.newBuilder(URI.create(demo.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=none&client_id="
                        + demo.clientId("staff") + "&redirect_uri=" + demo.redirectUri("staff")));
        return answer(origin == null ? request : request.header("Origin", origin));
    }

    private int asked(String portal, String redirectUri) {
        return answer(HttpRequest.newBuilder(URI.create(demo.issuer()
                        + "/protocol/openid-connect/auth?response_type=code&scope=openid&state=s&nonce=n"
                        + "&code_challenge_method=S256&code_challenge=" + "c".repeat(43)
                        + "&client_id=" + demo.clientId(portal)
                        + "&redirect_uri=" + URLEncoder.encode(redirectUri, StandardCharsets.UTF_8))))
                .statusCode();
    }

    private int loggedOutTo(String address) {
        return answer(HttpRequest.newBuilder(URI.create(demo.issuer() + "/protocol/openid-connect/logout?client_id="
                        + demo.clientId("staff") + "&post_logout_redirect_uri="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8))))
                .statusCode();
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void theBrowserArrivesAtTheDesk() {
        try (var browsing = new Browsing(demo)) {
            Page desk = browsing.signedIn("staff", demo.first("agent"));
            assertThat(desk.url()).startsWith(demo.home("staff").toString());
            assertThat(desk.locator("html").getAttribute("lang")).startsWith("zh");
            Browsing.picture(desk, "desk");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "supervision, supervisor",
        "finance, finance-preparer",
        "compliance, compliance-officer",
        "operations, operator"
    })
    void theBrowserArrivesAtEveryPortal(String portal, String role) {
        try (var browsing = new Browsing(demo)) {
            Page home = browsing.signedIn(portal, demo.first(role));
            assertThat(home.url()).startsWith(demo.home(portal).toString());
            assertThat(List.of(200, 304)).contains(home.reload().status());
            Browsing.picture(home, portal);
        }
    }

    @Test
    void aSensitiveActSendsAPersonToProveTheSecondFactorAgainAndBack() {
        try (var browsing = new Browsing(demo)) {
            var approver = demo.first("finance-approver");
            Page page = browsing.signedIn("finance", approver);
            page.navigate(demo.base() + "/sign-in/step-up?portal=finance&return=/performance/payout-runs");
            assertThat(page.url()).startsWith(demo.issuer().toString());
            page.fill("#password", approver.password());
            page.click("#kc-login");
            page.fill("#otp", OneTimeCodes.next(approver));
            page.click("#kc-login");
            page.waitForURL(demo.base() + "/performance/payout-runs");
            assertThat(page.locator(".person").textContent()).contains(approver.staffNumber());
        }
    }

    @Test
    void signingOutEndsTheProvidersSessionToo() {
        try (var browsing = new Browsing(demo)) {
            Page page = browsing.signedIn("staff", demo.first("agent"));
            page.click("form[action$='/sign-out'] button.icon-button");
            page.waitForURL(demo.base() + "/");
            page.navigate(demo.home("staff").toString());
            assertThat(page.url()).startsWith(demo.issuer().toString());
            assertThat(page.locator("#username").count()).isEqualTo(1);
        }
    }

    private static Set<String> permissions(SignIn signIn) {
        var claims = signIn.claims();
        return claims.containsKey("permissions")
                ? new HashSet<>(claims.getJsonArray("permissions").getValuesAs(JsonString::getString))
                : Set.of();
    }
}
