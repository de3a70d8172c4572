package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API answers to those who send what no program of good will sends: 400, at once, saying what is accepted. */
@InPayara
@RunAsClient
class HostileInputIT {

    private final Caller staff = Caller.as(Person.almighty(Portal.STAFF));
    private final Caller supervisor = Caller.as(Person.almighty(Portal.SUPERVISION));
    private final Caller officer = Caller.as(Person.almighty(Portal.COMPLIANCE).withSecondFactor());

    @Test
    void answersManyUnclosedBodiesOfStrangers() {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 150)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Caller.anonymous().send("POST", "/api/workorder/ratings/x", "{\"a\":{")))
                .toList();
        answers.forEach(answer -> problem(answer.join(), 400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0e-999999999", "0e-100000", "1e999999999", "0e-900", "0e-39", "101", "-1", "\"88\"", "1.234"})
    void refusesMarksThatAreNone(String mark) {
        problem(
                supervisor.send(
                        "POST",
                        "/api/performance/test-marks",
                        "{\"staff\":\"1001\",\"quarter\":\"2026-Q4\",\"mark\":" + mark + "}"),
                400);
        problem(
                supervisor.send(
                        "POST",
                        "/api/performance/inspections",
                        "{\"staff\":\"1001\",\"method\":\"text\",\"professionalism\":" + mark
                                + ",\"efficiency\":1,\"attitude\":1,\"result\":1}"),
                400);
    }

    @Test
    void takesNothingForFalse() {
        UUID person = UUID.randomUUID();
        for (String body : List.of(
                "{\"purpose\":\"service\",\"channel\":\"phone\"}",
                "{\"purpose\":\"service\",\"channel\":\"phone\",\"given\":null}",
                "{\"purpose\":\"service\",\"channel\":\"phone\",\"given\":\"true\"}",
                "{\"purpose\":\"service\",\"channel\":\"phone\",\"given\":1}")) {
            Answer answer = staff.send("POST", "/api/privacy/people/" + person + "/consents", body);
            problem(answer, 400);
            assertThat(answer.body()).contains("\"given\"");
        }
        problem(
                officer.put(
                        "/api/privacy/reveal-policies/address",
                        Map.of("minutes", 15, "freshFactor", false, "caseRule", "own"),
                        "If-Match",
                        "\"1\""),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "TRUE", "yes", ""})
    void importsNothingForAnUnclearDryRun(String word) {
        Answer answer = staff.send(
                "POST",
                "/api/crm/imports?consentText=2026-1&dryRun=" + word,
                "name,phone\n",
                "Content-Type",
                "text/csv");
        problem(answer, 400);
        assertThat(answer.body()).contains("\"dryRun\"");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=abc, limit",
        "limit=0, limit",
        "limit=-1, limit",
        "limit=201, limit",
        "limit=, limit",
        "limit=99999999999, limit",
        "from=yesterday, from",
        "until=%2B999999999-01-01T00:00:00Z, until",
        "from=0001-01-01T00:00:00Z, from",
        "tag=%00, tag",
    })
    void namesTheParameterThatIsNotAccepted(String query, String parameter) {
        Answer answer = staff.get("/api/crm/customers?" + query);
        problem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"" + parameter + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/crm/customers/%20",
                "/api/crm/customers/x",
                "/api/workorder/work-orders/%20",
                "/api/workorder/work-orders?number=%00",
                "/api/workorder/work-orders?open=1",
                "/api/workorder/work-orders?limit=0",
            })
    void refusesOtherAddressesAlike(String path) {
        problem(staff.get(path), 400);
    }

    @Test
    void stillListsWithoutParameters() {
        for (String path : List.of("/api/crm/customers", "/api/workorder/work-orders", "/api/platform/notifications")) {
            assertThat(staff.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"张三\",\"tags\":[null]}",
                "{\"name\":\"张三\",\"consents\":[null]}",
                "{\"name\":\"张\\u0000三\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":7}",
                "{\"name\":\"张三\",\"guardian\":{}}",
                "{\"name\":\"张三\",\"consents\":[\"service\"],\"consentText\":\"2026-1\",\"consentChannel\":\"pigeon\"}",
                "{\"name\":\"张三\",\"evenIfSimilar\":\"true\"}",
            })
    void refusesCustomersThatAreNone(String body) {
        problem(staff.send("POST", "/api/crm/customers", body), 400);
    }

    @Test
    void registersOneOfTenWhoComeAtOnce() {
        String body = "{\"name\":\"祝十全\",\"phone\":\"1391111" + (1000 + (int) (System.nanoTime() % 9000)) + "\"}";
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> staff.send("POST", "/api/crm/customers", body)))
                .toList();
        List<Integer> statuses =
                answers.stream().map(a -> a.join().status()).sorted().toList();
        assertThat(statuses.get(0)).isEqualTo(201);
        assertThat(statuses.subList(1, 10)).containsOnly(409);
    }

    @Test
    void goesOnWithNoCursorOfAnotherSort() {
        for (String name : List.of("孙一", "孙二")) {
            assertThat(staff.post("/api/crm/customers", Map.of("name", name)).status())
                    .isEqualTo(201);
        }
        String next = staff.get("/api/crm/customers?limit=1&sort=newest").text("next");
        assertThat(staff.get("/api/crm/customers?limit=1&sort=newest&cursor=" + next)
                        .status())
                .isEqualTo(200);
        problem(staff.get("/api/crm/customers?limit=1&sort=oldest&cursor=" + next), 400);
    }

    @Test
    void namesItsProblemsItself() {
        Answer answer = staff.send(
                "POST",
                "/api/workorder/work-orders",
                "{\"customer\":\"" + UUID.randomUUID()
                        + "\",\"channel\":\"phone\",\"type\":\"<script>\",\"priority\":\"normal\",\"description\":\"x\"}");
        problem(answer, 422);
        assertThat(answer.text("detail")).doesNotContain("<");
    }

    @Test
    void leadsNobodyElsewhereFromTheAppearance() {
        for (String back : List.of("/\t/evil.example", "//evil.example", "/\\evil.example", "https://evil.example")) {
            Answer answer = Visitor.stranger().submit("/public/appearance", Map.of("dark", "1", "back", back));
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location").orElseThrow()).doesNotContain("evil");
        }
    }

    @Test
    void refusesPagesWithNul() {
        Visitor visitor = Visitor.as(Person.almighty(Portal.STAFF));
        visitor.open(Portal.STAFF.home());
        for (String path : List.of("/crm/customers?tag=%00", "/workorder/work-orders?number=%00")) {
            assertThat(visitor.open(path).status()).as(path).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"until=%2B999999999-12-31", "from=0001-01-01", "until=x"})
    void listsPagesWithImpossibleDaysAsWithoutThem(String query) {
        Visitor visitor = Visitor.as(Person.almighty(Portal.STAFF));
        visitor.open(Portal.STAFF.home());
        assertThat(visitor.open("/crm/customers?" + query).status()).isEqualTo(200);
    }

    @Test
    void takesNoAddressFromTheHostHeader() throws IOException {
        String request = "GET /sign-in/callback?state=x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
        assertThat(raw(request)).contains("Location: " + Running.base() + "/").doesNotContain("evil");
        String body = "{\"name\":\"钱九\",\"evenIfSimilar\":true}";
        String create = "POST /api/crm/customers HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                + "Authorization: Bearer " + TestIssuer.bearer(Person.almighty(Portal.STAFF))
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        assertThat(raw(create))
                .contains("Location: " + Running.base() + "/api/crm/customers/")
                .doesNotContain("evil");
    }

    @Test
    void protectsWhatTheSignInAnswersItself() {
        List<Answer> answers = List.of(
                Caller.withToken("x").get("/api/crm/customers"),
                Visitor.stranger().knock(Portal.STAFF.home()));
        assertThat(answers).extracting(Answer::status).containsExactly(401, 302);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).contains("DENY");
            assertThat(answer.header("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
            assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        });
    }

    private static String raw(String request) throws IOException {
        URI base = URI.create(Running.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.type()).as(answer.toString()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).startsWith("urn:shouwen:problem:");
    }
}
