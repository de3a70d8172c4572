package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What holds for every operation alike (X3). */
@InPayara
@RunAsClient
class ApiConventionsIT {

    private final Caller caller = Caller.as(Person.almighty(Portal.STAFF));

    @Test
    void tellsAnUnknownPathAsAProblem() {
        for (String path : List.of("/api/crm/nothing-here", "/api/nothing/here", "/api/crm/customers/x/y/z")) {
            problem(caller.get(path), 404);
        }
    }

    @Test
    void tellsAWrongMethodAsAProblem() {
        problem(caller.send("PUT", "/api/crm/customers", "{}"), 405);
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
