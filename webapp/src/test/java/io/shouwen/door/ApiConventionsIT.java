package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import io.shouwen.testing.Wire;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every operation alike (X3). */
@InPayara
@RunAsClient
class ApiConventionsIT {

    private static final String FROZEN = "/api/workorder/frozen-cases/0193b0a0-0000-7000-8000-000000000000";

    private final Caller caller = Caller.as(Person.almighty(Portal.STAFF));

    @Test
    void tellsAnUnknownPathAsAProblem() {
        for (String path : List.of("/api/crm/nothing-here", "/api/nothing/here", "/api/crm/customers/x/y/z")) {
            problem(caller.get(path), 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "PROPFIND", "FOO"})
    void tellsAWrongMethodAsAProblemThatNamesTheRightOnes(String method) {
        Answer answer = caller.send(method, "/api/crm/customers", null);
        problem(answer, 405);
        assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void tellsTheMethodsOfEveryAddressToEverybody() {
        Map<String, Set<String>> verbs = new TreeMap<>();
        RestOperation.all()
                .forEach(o -> verbs.computeIfAbsent(o.example(), path -> new TreeSet<>())
                        .add(o.verb()));
        assertSoftly(soft -> verbs.forEach((path, known) -> {
            Answer answer = Caller.anonymous().send("OPTIONS", path, null);
            soft.assertThat(answer.status()).as("%s", answer).isEqualTo(204);
            soft.assertThat(answer.body()).as(path).isEmpty();
            soft.assertThat(List.of(answer.header("Allow").orElse("").split(", ")))
                    .as(path)
                    .containsAll(known)
                    .contains("OPTIONS");
        }));
        problem(Caller.anonymous().send("OPTIONS", "/api/crm/nothing-here", null), 404);
    }

    @Test
    void answersHeadAsGetWithoutTheBody() {
        assertSoftly(soft -> RestOperation.all().stream()
                .filter(o -> o.verb().equals("GET"))
                .forEach(o -> {
                    for (Portal portal : List.of(Portal.STAFF, Portal.COMPLIANCE)) {
                        Caller almighty = Caller.as(Person.almighty(portal));
                        Answer get = almighty.get(o.example(), "Accept", "*/*");
                        Answer head = almighty.send("HEAD", o.example(), null, "Accept", "*/*");
                        soft.assertThat(head.status()).as(o.toString()).isEqualTo(get.status());
                        soft.assertThat(head.type()).as(o.toString()).isEqualTo(get.type());
                        soft.assertThat(head.body()).as(o.toString()).isEmpty();
                    }
                }));
    }

    /** A condition in a body that nobody reads would make a list longer, or an erasure wider, than was meant. */
    @Test
    void refusesABodyWhereNoneIsRead() {
        Caller legal = Caller.as(Person.almighty(Portal.SUPERVISION));
        for (Answer answer : List.of(
                caller.send("GET", "/api/crm/customers", "{\"tag\":\"VIP\"}"),
                legal.send("DELETE", FROZEN, "{\"because\":\"x\"}"))) {
            problem(answer, 400);
            assertThat(answer.text("type")).endsWith("platform.body-not-read");
        }
    }

    @Test
    void refusesABodyInACodingThatItDoesNotRead() {
        problem(caller.send("POST", "/api/crm/customers", "{}", "Content-Encoding", "gzip"), 415);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, ;;",
        "Content-Type, json",
        "Content-Type, text/",
        "Accept, application/json;q=5",
        "Accept, ;",
    })
    void tellsAHeaderThatCannotBeRead(String header, String value) {
        for (Caller who : List.of(caller, Caller.anonymous())) {
            for (String path : List.of("/api/crm/customers", "/api/workorder/ratings/x")) {
                Answer answer = who.send("POST", path, "{}", header, value);
                assertThat(answer.status()).as("%s", answer).isIn(400, 415);
                problem(answer, answer.status());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/crm/customers/{x}",
                "/api/crm/customers?tag=%zz",
                "/api/crm/customers?tag=100%",
                "/api/crm/..;/customers",
                "/api;x=1/crm/customers",
                "/%61pi/crm/nothing",
                "//api/nothing",
                "/api",
            })
    void tellsAnAddressThatCannotBeReadAsAProblem(String path) throws IOException {
        assertThat(Wire.ask("GET " + path + " HTTP/1.1"))
                .matches(Pattern.compile("HTTP/1.1 40[04] .*", Pattern.DOTALL))
                .contains("Content-Type: application/problem+json")
                .contains("X-Frame-Options: DENY")
                .contains("\"type\":\"urn:shouwen:problem:");
    }

    /** The container refuses these before the application sees them; that it does, and says nothing of itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/crm/customers/%00",
                "/api/crm/customers/%ff",
                "/api/crm/../../../x",
                "/api/crm/%2e%2e/%2e%2e/%2e%2e/x",
                "/api/crm/%5ccustomers",
            })
    void leavesToTheContainerWhatIsNoPath(String path) throws IOException {
        assertThat(Wire.ask("GET " + path + " HTTP/1.1"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Length: 0")
                .doesNotContain("Payara");
    }

    @Test
    void speaksTheCallersLanguage() {
        assertThat(Caller.anonymous()
                        .get("/api/crm/customers", "Accept-Language", "en")
                        .text("title"))
                .isEqualTo("Sign in first.");
        assertThat(Caller.withToken("x")
                        .get("/api/crm/customers", "Accept-Language", "en")
                        .text("title"))
                .startsWith("The token");
        assertThat(caller.get("/api/nothing", "Accept-Language", "en").text("title"))
                .startsWith("There is nothing");
        assertThat(caller.get("/api/nothing", "Accept-Language", ";;;").text("title"))
                .isEqualTo("没有这个地址。");
    }

    @Test
    void tellsAnotherMediaTypeAsAProblem() {
        problem(caller.send("POST", "/api/crm/customers", "<x/>", "Content-Type", "application/xml"), 415);
    }

    @Test
    void tellsMalformedJsonAsAProblem() {
        for (String json :
                List.of("{", "[1,", "not json", "\"text\"", "[]", "{\"name\": }", "{\"name\":{\"deep\":[]}}")) {
            problem(caller.send("POST", "/api/crm/customers", json), 400);
        }
    }

    @Test
    void tellsAnEmptyBodyAsAProblem() {
        problem(caller.send("POST", "/api/crm/customers", ""), 400);
    }

    @Test
    void refusesABodyBeyondTheLimit() {
        String large = "{\"name\":\"" + "x".repeat(30 * 1024 * 1024) + "\"}";
        problem(caller.send("POST", "/api/crm/customers", large), 413);
    }

    /** In chunks, so that nothing is declared; and with a length beyond what an int holds. */
    @Test
    void countsWhatIsNotDeclared() throws IOException {
        String start =
                "POST /api/crm/customers HTTP/1.1\r\nHost: suite\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + TestIssuer.bearer(Person.almighty(Portal.STAFF)) + "\r\n";
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        for (String request : List.of(
                start + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(8) + "0\r\n\r\n",
                start + "Content-Length: 99999999999\r\n\r\n")) {
            // The second ends although its client sends nothing more and wants to stay.
            assertThat(Wire.send(request))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Content-Type: application/problem+json")
                    .contains("Connection: close")
                    .contains("platform.too-large");
        }
    }

    @Test
    void tellsACursorThatIsNotOurs() {
        problem(caller.get("/api/crm/customers?cursor=%00broken"), 400);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        List<Answer> answers = List.of(
                caller.get("/api/crm/customers?limit=1"),
                caller.get("/api/crm/nothing-here"),
                Caller.anonymous().get("/api/crm/customers"),
                Visitor.as(Person.almighty(Portal.STAFF)).open(Portal.STAFF.home()));
        assertSoftly(soft -> answers.forEach(answer -> {
            soft.assertThat(answer.header("X-Content-Type-Options"))
                    .as(answer.toString())
                    .contains("nosniff");
            soft.assertThat(answer.header("Referrer-Policy"))
                    .as(answer.toString())
                    .isPresent();
            soft.assertThat(answer.header("Content-Security-Policy").orElse(""))
                    .as(answer.toString())
                    .contains("frame-ancestors 'none'");
            soft.assertThat(answer.header("Cache-Control").orElse(""))
                    .as(answer.toString())
                    .contains("no-store");
            soft.assertThat(answer.header("Server")).as(answer.toString()).isEmpty();
            soft.assertThat(answer.header("X-Powered-By")).as(answer.toString()).isEmpty();
        }));
    }

    @Test
    void pagesRunNoInlineScript() {
        Answer page = Visitor.as(Person.almighty(Portal.STAFF)).open(Portal.STAFF.home());
        List<String> policies = page.raw().headers().allValues("Content-Security-Policy");
        List<String> scripts = policies.stream()
                .filter(p -> p.contains("script-src"))
                .map(p -> p.replaceAll(".*script-src([^;]*).*", "$1"))
                .toList();
        assertThat(scripts).as(policies.toString()).hasSize(1);
        assertThat(scripts.get(0)).contains("'nonce-").doesNotContain("'unsafe-inline'");
    }

    @Test
    void documentsEveryOperation() {
        Answer answer = Caller.anonymous().get("/openapi", "Accept", "application/json");
        assertThat(answer.status()).isEqualTo(200);
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(answer.body());
        assertThat(parsed.getMessages()).isEmpty();
        OpenAPI document = parsed.getOpenAPI();
        assertSoftly(soft -> RestOperation.all().forEach(o -> {
            PathItem item = document.getPaths().get(o.documented());
            soft.assertThat(item).as("%s is not documented", o).isNotNull();
            if (item != null) {
                Operation operation = item.readOperationsMap().get(PathItem.HttpMethod.valueOf(o.verb()));
                soft.assertThat(operation).as("%s is not documented", o).isNotNull();
                if (operation != null) {
                    soft.assertThat(operation.getOperationId()).as(o.toString()).isNotBlank();
                }
            }
        }));
        List<String> ids = document.getPaths().values().stream()
                .flatMap(p -> p.readOperations().stream())
                .map(Operation::getOperationId)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    private static void problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.type()).as(answer.toString()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).startsWith("urn:shouwen:problem:");
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.json().get("status")).hasToString(Integer.toString(status));
    }
}
