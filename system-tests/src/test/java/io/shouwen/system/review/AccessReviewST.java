package io.shouwen.system.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.http.Api;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Demo.Person;
import io.shouwen.system.running.RunningSuite;
import io.shouwen.system.signin.SignIn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real Keycloak: its service accounts, its roles, its back channel. */
@ExtendWith(RunningSuite.class)
class AccessReviewST {

    private static final String OUTSIDE = "workorder.case.hand-over";
    private static final String REVIEWS = "/api/privacy/access-reviews";

    private final Demo demo;
    private final HttpClient http = HttpClient.newHttpClient();

    AccessReviewST(Demo demo) {
        this.demo = demo;
    }

    @Test
    void whoeverAnAdministratorLogsOutMustSignInAtTheNextPage() throws Exception {
        Person trainer = demo.first("trainer");
        try (var browsing = new Browsing(demo)) {
            Page page = browsing.signedIn("supervision", trainer);
            assertThat(page.reload().status()).isLessThan(400);
            assertThat(page.url()).startsWith(demo.home("supervision").toString());

            String token = administration("client_credentials", "shouwen-review-changer", "client.review.changer");
            String users = demo.issuer().replace("/realms/", "/admin/realms/") + "/users";
            String account = parse(send(administered(users + "?exact=true&username=" + trainer.userName(), token)
                            .GET()))
                    .asJsonArray()
                    .getJsonObject(0)
                    .getString("id");
            send(administered(users + "/" + account + "/logout", token).POST(BodyPublishers.noBody()));

            awaitSignInForm(page);
        }
    }

    @Test
    void aRevokedRoleIsGoneAtOnceAndTheSessionWithIt() throws Exception {
        Person trainer = demo.first("trainer");
        Api officer = Api.of(demo, SignIn.withSecondFactor(demo, "compliance", demo.first("compliance-officer")));
        Person inspector = demo.first("quality-inspector");
        giveOutsideARole(inspector);
        assertThat(SignIn.to(demo, "supervision", inspector)
                        .claims()
                        .get("permissions")
                        .toString())
                .contains(OUTSIDE);
        String review = openReview(officer);
        takeOutsideARole(officer, review, inspector);
        JsonObject line = officer.get(REVIEWS + "/" + review + "/items?staff=" + trainer.staffNumber())
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(line.getString("role")).isEqualTo("trainer");
        assertThat(line.getBoolean("secondFactor")).isTrue();
        String item = REVIEWS + "/items/" + line.getString("id");

        Api trainersApi = Api.of(demo, SignIn.to(demo, "supervision", trainer));
        assertThat(trainersApi.get("/api/platform/notifications").status()).isEqualTo(200);
        try (var browsing = new Browsing(demo)) {
            Page page = browsing.signedIn("supervision", trainer);
            JsonObject revoked = officer.change(
                            "POST",
                            item + "/revoke",
                            "\"" + line.getInt("version") + "\"",
                            Json.createObjectBuilder()
                                    .add("reason", "duties-changed")
                                    .build())
                    .json();
            assertThat(revoked.getString("revocation")).as(revoked.toString()).isEqualTo("done");
            assertThat(revoked.getInt("sessionsEnded")).isGreaterThanOrEqualTo(2);

            page.reload();
            assertThat(page.url()).startsWith(demo.issuer());
            assertThat(trainersApi.get("/api/platform/notifications").status()).isEqualTo(401);
            assertThat(SignIn.to(demo, "supervision", trainer).claims()).doesNotContainKey("permissions");

            JsonObject undone = officer.change("POST", item + "/undo", "\"" + revoked.getInt("version") + "\"", null)
                    .json();
            assertThat(!undone.containsKey("decision") || undone.isNull("decision"))
                    .isTrue();
            assertThat(SignIn.to(demo, "supervision", trainer).claims()).containsKey("permissions");
        }
        try (var browsing = new Browsing(demo)) {
            Page page = browsing.signedIn("compliance", demo.first("compliance-officer"));
            page.navigate(demo.base() + "/privacy/access-review?line=" + line.getString("id"));
            Browsing.picture(page, "access-review");
            page.navigate(demo.base() + "/privacy/alerts");
            Browsing.picture(page, "alerts");
            assertThat(page.locator("#list").textContent()).contains("1007");
            page.navigate(demo.base() + "/privacy/alert-rules?rule=reads-without-case");
            Browsing.picture(page, "alert-rules");
            page.navigate(demo.base() + "/privacy/duty-rules?rule=prepare-and-approve");
            Browsing.picture(page, "duty-rules");
        }
    }

    /** As an administrator may, at Keycloak itself: the account that reads sees of which client the permissions are. */
    private void giveOutsideARole(Person person) throws Exception {
        String realm = demo.issuer().replace("/realms/", "/admin/realms/");
        String reader = administration("client_credentials", "shouwen-review-reader", "client.review.reader");
        String changer = administration("client_credentials", "shouwen-review-changer", "client.review.changer");
        JsonObject permission = parse(send(administered(realm + "/roles/supervisor/composites", reader)
                        .GET()))
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("name").equals(OUTSIDE))
                .findFirst()
                .orElseThrow();
        String account = parse(send(administered(realm + "/users?exact=true&username=" + person.userName(), changer)
                        .GET()))
                .asJsonArray()
                .getJsonObject(0)
                .getString("id");
        send(administered(
                        realm + "/users/" + account + "/role-mappings/clients/" + permission.getString("containerId"),
                        changer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[" + permission + "]")));
    }

    private void takeOutsideARole(Api officer, String review, Person person) throws Exception {
        JsonObject line = officer.get(
                        REVIEWS + "/" + review + "/items?flag=outside-roles&staff=" + person.staffNumber())
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        JsonObject revoked = officer.change(
                        "POST",
                        REVIEWS + "/items/" + line.getString("id") + "/revoke",
                        "\"" + line.getInt("version") + "\"",
                        Json.createObjectBuilder().add("reason", "not-needed").build())
                .json();
        assertThat(revoked.getString("revocation")).as(revoked.toString()).isEqualTo("done");
        assertThat(SignIn.to(demo, "supervision", person)
                        .claims()
                        .get("permissions")
                        .toString())
                .doesNotContain(OUTSIDE);
    }

    private String openReview(Api officer) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        closeWhatIsOpen(officer);
        officer.post(
                REVIEWS,
                Json.createObjectBuilder()
                        .add("quarter", today.getYear() + "-Q" + today.get(IsoFields.QUARTER_OF_YEAR))
                        .build());
        return await().alias("the snapshot")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> officer.get(REVIEWS).json().getJsonArray("items").getJsonObject(0),
                        latest -> latest.getString("state").equals("open"))
                .getString("id");
    }

    /** The demo may have begun one by itself, whose snapshot is older than what this test has given. */
    private static void closeWhatIsOpen(Api officer) {
        officer.get(REVIEWS).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(review -> review.getString("state").equals("open"))
                .forEach(review -> officer.change(
                        "POST",
                        REVIEWS + "/" + review.getString("id") + "/close",
                        officer.get(REVIEWS + "/" + review.getString("id")).etag(),
                        Json.createObjectBuilder().add("evenIfUndecided", true).build()));
    }

    /** The message comes by the back channel, a moment after Keycloak's answer. */
    private void awaitSignInForm(Page page) {
        await().pollInSameThread().until(() -> {
            page.navigate(demo.home("supervision").toString());
            return page.url().startsWith(demo.issuer());
        });
        assertThat(page.locator("#username").count()).isEqualTo(1);
    }

    private String administration(String grant, String client, String secretName) throws Exception {
        Properties secrets = new Properties();
        try (var in = Files.newBufferedReader(demo.file().resolveSibling("secrets.properties"))) {
            secrets.load(in);
        }
        String form = "grant_type=" + grant + "&client_id=" + client + "&client_secret="
                + URLEncoder.encode(secrets.getProperty(secretName), StandardCharsets.UTF_8);
        return parse(send(HttpRequest.newBuilder(URI.create(demo.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))))
                .asJsonObject()
                .getString("access_token");
    }

    private static HttpRequest.Builder administered(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(List.of(200, 204)).as(answer.body()).contains(answer.statusCode());
        return answer.body();
    }

    private static JsonStructure parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.read();
        }
    }
}
