package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.Visitor;
import io.shouwen.testing.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see instead of a page: ours, in their language, with the headers of every page and nothing of the inside. */
@InPayara
@RunAsClient
class ErrorPagesIT {

    private static final String EN = "shouwen-language=en";

    private final Caller stranger = Caller.anonymous();

    @Test
    void tellsAnUnknownPageInBothLanguages() {
        Answer zh = stranger.get("/nothing/here");
        page(zh, 404, "没有这个页面");
        page(stranger.get("/nothing/here.xhtml", "Cookie", EN), 404, "There is no such page");
        assertThat(zh.body()).as("leads back after a switch of language").contains("value=\"/nothing/here\"");
    }

    @Test
    void tellsWhoMayNot() {
        Answer answer = Visitor.as(Person.withoutPermissions(Portal.STAFF)).open(Portal.STAFF.home());
        page(answer, 403, "您没有权限打开此页");
    }

    /** The page has begun, with a script policy of its own, when it finds that there is no such alert. */
    @Test
    void tellsAThingThatIsNotThere() {
        Visitor officer = Visitor.as(Person.almighty(Portal.COMPLIANCE).withSecondFactor());
        Answer answer = officer.open("/privacy/alert?id=nonsense");
        page(answer, 404, "没有这个页面");
        assertThat(answer.raw().headers().allValues("Content-Security-Policy").stream()
                        .filter(p -> p.contains("script-src")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/welcome?a=%00", "/public/welcome?a=%zz", "/public/rate?token=1%"})
    void tellsAnAddressThatCannotBeRead(String path) throws IOException {
        assertThat(Wire.ask("GET " + path + " HTTP/1.1"))
                .startsWith("HTTP/1.1 400 ")
                .contains("请求有误")
                .doesNotContain("Payara");
    }

    @Test
    void tellsAFailureByItsReferenceAlone() {
        Answer zh = stranger.get("/test/failing");
        page(zh, 500, "出了点问题");
        assertThat(zh.body()).containsPattern("<code id=\"reference\">[0-9a-f]{8}</code>");
        Answer en = stranger.get("/test/failing", "Cookie", EN);
        page(en, 500, "Something went wrong");
        assertThat(List.of(zh.body(), en.body()))
                .noneMatch(b -> b.contains(FailingDoor.SECRET) || b.contains("Exception"));
    }

    /** By then more is drawn than the container holds back. */
    @Test
    void tellsAPageThatFailsInTheMiddle() throws SQLException {
        Visitor hr = Visitor.as(Person.with(Role.HR, Portal.SUPERVISION));
        change("insert into performance.person select 'late-' || n, 1, '2026-01-01/- junior A'"
                + " from generate_series(100, 160) n");
        change("insert into platform.staff (id, name, active, left_on) values ('no number', 'x', false, '2026-01-01')");
        try {
            Answer answer = hr.open("/performance/people");
            page(answer, 500, "出了点问题");
            assertThat(answer.body()).doesNotContain("late-100");
        } finally {
            change("delete from platform.staff where id = 'no number'");
        }
        assertThat(hr.open("/performance/people").body()).contains("late-100").hasSizeGreaterThan(12_000);
        change("delete from performance.person where staff like 'late-%'");
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        Running.setting("shouwen.db.url"),
                        Running.setting("shouwen.db.owner.user"),
                        Running.setting("shouwen.db.owner.password"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void tellsProgramsOfAFailureAsAProblem() {
        Answer answer = stranger.get("/api/failing", "Accept-Language", "en");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:shouwen:problem:platform.unexpected");
        assertThat(answer.text("detail")).matches("unexpected; reference [0-9a-f]{8}");
        assertThat(answer.body()).doesNotContain(FailingDoor.SECRET);
    }

    @Test
    void everyPageKnowsItsMethods() {
        List<PageDefinition> pages =
                ModuleCatalogue.all().stream().flatMap(m -> m.pages().stream()).toList();
        assertThat(pages).isNotEmpty();
        assertSoftly(soft -> pages.forEach(page -> {
            Answer answer = stranger.send("PUT", page.path(), "x", "Content-Type", "text/plain");
            soft.assertThat(answer.status()).as("%s", answer).isEqualTo(405);
            soft.assertThat(answer.header("Allow")).as(page.path()).contains("GET, HEAD, POST");
        }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /public/welcome | GET, HEAD, POST",
                "OPTIONS | /public/welcome | GET, HEAD, POST",
                "PATCH | /public/welcome | GET, HEAD, POST",
                "PROPFIND | /desk | GET, HEAD, POST",
                "POST | /jakarta.faces.resource/shouwen.css.xhtml?ln=platform | GET, HEAD",
                "GET | /sign-out | POST",
                "OPTIONS | /sign-out | POST",
                "GET | /public/appearance | POST",
                "POST | /sign-in/callback | GET, HEAD",
                "PUT | /sign-in/step-up | GET, HEAD",
                "GET | /sign-in/back-channel-logout | POST",
            })
    void namesTheMethodsThatItKnows(String method, String path, String allow) {
        Answer answer = stranger.send(method, path, null);
        page(answer, 405, "不能这样打开此页");
        assertThat(answer.header("Allow")).contains(allow);
    }

    /** The container refuses it, before the application; neither shows a caller its own cookies. */
    @ParameterizedTest
    @ValueSource(strings = {"/public/welcome", "/sign-out", "/desk", "/api/crm/customers", "/nothing"})
    void tracesNothing(String path) throws IOException {
        String answer = Wire.ask("TRACE " + path + " HTTP/1.1", "Cookie: SHOUWEN=secret");
        assertThat(answer).startsWith("HTTP/1.1 405 ").doesNotContain("secret");
    }

    @Test
    void opensPagesByHead() {
        Answer answer = stranger.send("HEAD", "/public/welcome", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("text/html");
        assertThat(answer.body()).isEmpty();
        assertThat(stranger.send("HEAD", "/nothing", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, 3000000, true",
        "multipart/form-data; boundary=x, 24000000, true",
        "multipart/form-data; boundary=x, 24000000, false",
    })
    void tellsAFormThatIsTooLarge(String type, int length, boolean declared) throws Exception {
        String start = type.startsWith("multipart")
                ? "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                : "back=";
        byte[] body = (start + "x".repeat(length) + "\r\n--x--\r\n").getBytes(StandardCharsets.US_ASCII);
        BodyPublisher sent = declared
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)); // in chunks
        Answer answer = new Answer(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(Running.base() + "/public/welcome"))
                                .header("Content-Type", type)
                                .POST(sent)
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8)));
        page(answer, 413, "内容过大");
    }

    @Test
    void closesItsOwnDoorToTheOutside() {
        page(stranger.get("/error"), 404, "没有这个页面");
        page(stranger.get("/WEB-INF/platform/error.xhtml"), 404, "没有这个页面");
    }

    private static void page(Answer answer, int status, String title) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.type()).as("%s", answer).isEqualTo("text/html");
        assertThat(answer.body())
                .contains("<h1>" + title + "</h1>")
                .doesNotContain("Payara")
                .doesNotContain("GlassFish");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.raw().headers().allValues("Content-Security-Policy"))
                .anyMatch(p -> p.contains("frame-ancestors 'none'"));
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }
}
