package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What {@code /openapi} says is what the API does. */
@InPayara
@RunAsClient
class ApiDescriptionIT {

    private static final String SOMETHING = "0193b0a0-0000-7000-8000-000000000000";

    private final Caller staff = Caller.as(Person.almighty(Portal.STAFF));

    /** Fetched and read once, by the first test that asks for it. */
    private static final class Description {
        static final String DOCUMENT =
                Caller.anonymous().get("/openapi", "Accept", "application/json").body();
        static final OpenAPI PARSED =
                new OpenAPIV3Parser().readContents(DOCUMENT).getOpenAPI();
        static final DocumentedAnswers ANSWERS = new DocumentedAnswers(DOCUMENT);
    }

    private final OpenAPI described = Description.PARSED;

    private final DocumentedAnswers documented = Description.ANSWERS;

    @Test
    void saysWhatEachOperationAnswers() {
        assertSoftly(soft -> RestOperation.all().forEach(one -> {
            Operation operation = operation(one);
            List<String> successes = operation.getResponses().keySet().stream()
                    .filter(status -> status.startsWith("2") || status.equals("303")) // leads on
                    .toList();
            soft.assertThat(successes).as("%s", one).hasSize(1);
            ApiResponse success = operation.getResponses().get(successes.get(0));
            if (successes.get(0).equals("204")) {
                boolean declared = one.method().getReturnType() == void.class
                        || one.method().isAnnotationPresent(io.shouwen.platform.http.Answers.class);
                soft.assertThat(declared)
                        .as("%s returns a %s and does not say by @Answers what is in it", one, Response.class)
                        .isTrue();
            }
            soft.assertThat(operation.getResponses().get("default"))
                    .as("%s", one)
                    .isNotNull();
        }));
    }

    @Test
    void givesEveryMemberAType() {
        assertThat(documented.untypedMembers()).isEmpty();
    }

    @Test
    void callsMembersAsJsonDoes() {
        assertThat(documented.members("RevealRequest")).contains("case").doesNotContain("caseReference");
        assertThat(documented.member("RevealRequest", "person")).isEqualTo(Map.of("type", "string", "format", "uuid"));
    }

    @Test
    void wantsATokenEverywhereButAtOpenDoors() {
        assertSoftly(soft -> RestOperation.all().forEach(one -> {
            boolean token = operation(one).getSecurity().stream().anyMatch(needed -> needed.containsKey("bearer"));
            soft.assertThat(token).as("%s", one).isEqualTo(!one.openByLink());
        }));
    }

    @Test
    void namesTheConfiguredAddress() {
        assertThat(described.getServers()).extracting(server -> server.getUrl()).containsExactly(Running.base());
    }

    @Test
    void everyListAnswersAsDescribed() {
        List<RestOperation> lists = RestOperation.all().stream()
                .filter(one -> one.verb().equals("GET") && !one.hasTemplate())
                .filter(one -> documented.isJson(one, 200))
                .toList();
        TreeSet<String> seen = new TreeSet<>();
        assertSoftly(soft -> lists.forEach(one -> {
            Answer answer = Allowed.get(one, one.path().endsWith("scorecards") ? "?month=2026-10" : "");
            soft.assertThat(documented.faults(one, answer)).as("%s", answer).isEmpty();
            if (answer.status() == 200) {
                seen.add(one.toString());
            }
        }));
        assertThat(seen).hasSizeGreaterThan(20);
    }

    @Test
    void everyUnknownThingIsRefusedAsDescribed() {
        List<RestOperation> things = RestOperation.all().stream()
                .filter(one -> one.verb().equals("GET") && one.hasTemplate())
                .toList();
        assertSoftly(soft -> things.forEach(one -> {
            Answer answer = Allowed.get(one, "");
            if (answer.status() >= 400) {
                soft.assertThat(documented.faults(one, answer)).as("%s", answer).isEmpty();
            }
        }));
    }

    @Test
    void everyReadOfSomethingAnswersAsDescribed() {
        SomethingOfEach there = new SomethingOfEach();
        TreeSet<String> seen = new TreeSet<>();
        assertSoftly(soft -> RestOperation.all().stream()
                .filter(one -> one.verb().equals("GET") && one.hasTemplate())
                .forEach(one -> there.path(one).ifPresent(path -> {
                    Answer answer = Allowed.call(one, caller -> caller.get(path));
                    soft.assertThat(documented.faults(one, answer))
                            .as("%s", answer)
                            .isEmpty();
                    if (answer.status() == 200) {
                        seen.add(one.toString());
                    }
                })));
        assertThat(seen).hasSizeGreaterThan(15);
    }

    @Test
    void creatingAndReadingAnswerAsDescribed() {
        Answer customer = staff.post(
                "/api/crm/customers", Map.of("name", "方圆", "phone", InventedNumbers.phone()), "Idempotency-Key", key());
        asDescribed("POST", "/api/crm/customers", customer, 201);
        String id = customer.text("id");
        asDescribed("GET", "/api/crm/customers/{id}", staff.get("/api/crm/customers/" + id), 200);
        asDescribed(
                "PUT",
                "/api/crm/customers/{id}",
                staff.put("/api/crm/customers/" + id, Map.of("name", "方正"), "If-Match", "\"1\""),
                204);
        asDescribed(
                "PUT",
                "/api/crm/customers/{id}",
                staff.put("/api/crm/customers/" + id, Map.of("name", "方正"), "If-Match", "\"1\""),
                412);
        asDescribed("PUT", "/api/crm/customers/{id}", staff.put("/api/crm/customers/" + id, Map.of("name", "方正")), 428);

        Answer order = staff.post(
                "/api/workorder/work-orders",
                Map.of(
                        "customer",
                        id,
                        "channel",
                        "phone",
                        "type",
                        "technical",
                        "priority",
                        "normal",
                        "description",
                        "课程进度看不到"),
                "Idempotency-Key",
                key());
        asDescribed("POST", "/api/workorder/work-orders", order, 201);
        String path = "/api/workorder/work-orders/" + order.text("id");
        asDescribed("GET", "/api/workorder/work-orders/{id}", staff.get(path), 200);
        asDescribed("GET", "/api/workorder/work-orders/{id}/history", staff.get(path + "/history"), 200);
        Answer entries = Caller.as(Person.almighty(Portal.COMPLIANCE)).get("/api/privacy/audit-entries?limit=200");
        asDescribed("GET", "/api/privacy/audit-entries", entries, 200);
        assertThat(entries.items()).isNotEmpty();
    }

    @Test
    void problemsAreAsDescribed() {
        asDescribed("POST", "/api/crm/customers", staff.post("/api/crm/customers", Map.of("phone", "12-oops")), 400);
        asDescribed("GET", "/api/crm/customers", Caller.anonymous().get("/api/crm/customers"), 401);
        asDescribed(
                "GET",
                "/api/crm/customers",
                Caller.as(Person.withoutPermissions(Portal.STAFF)).get("/api/crm/customers"),
                403);
        asDescribed("GET", "/api/crm/customers/{id}", staff.get("/api/crm/customers/" + SOMETHING), 404);
        asDescribed(
                "POST",
                "/api/workorder/ratings/{token}",
                Caller.anonymous().post("/api/workorder/ratings/none", Map.of("stars", 5)),
                404,
                410);
    }

    private void asDescribed(String verb, String path, Answer answer, Integer... statuses) {
        RestOperation operation = RestOperation.all().stream()
                .filter(one -> one.verb().equals(verb) && one.documented().equals(path))
                .findFirst()
                .orElseThrow();
        assertThat(answer.status()).as("%s", answer).isIn((Object[]) statuses);
        assertThat(documented.faults(operation, answer)).as("%s", answer).isEmpty();
    }

    @Test
    void refusesABodyWithoutAnyOneOfWhatIsRequired() {
        List<RestOperation> changes = RestOperation.all().stream()
                .filter(one -> !one.openByLink() && documented.requiresMembers(one))
                .toList();
        assertThat(changes).hasSizeGreaterThan(30);
        assertSoftly(soft -> changes.forEach(one -> documented.required(one).forEach(member -> {
            Answer answer = send(one, documented.example(one, member));
            soft.assertThat(answer.status())
                    .as("%s without %s: %s", one, member, answer)
                    .isEqualTo(400);
            soft.assertThat(answer.body()).as("%s without %s", one, member).contains("\"field\":\"" + member + "\"");
            soft.assertThat(documented.faults(one, answer)).as("%s", answer).isEmpty();
        })));
    }

    @Test
    void refusesNoneAndTwoWhereOneOfSeveralIsRequired() {
        List<RestOperation> choices = RestOperation.all().stream()
                .filter(one -> !documented.alternatives(one).isEmpty())
                .toList();
        assertThat(choices).isNotEmpty();
        assertSoftly(soft -> choices.forEach(one -> {
            List<String> members = documented.alternatives(one);
            for (Map<String, String> sent : List.of(
                    Map.<String, String>of(),
                    Map.of("unknown", "x"),
                    Map.of(members.get(0), "x", members.get(1), "x"))) {
                Answer answer = Allowed.call(one, caller -> caller.post(one.example(), sent));
                soft.assertThat(answer.status()).as("%s: %s", sent, answer).isEqualTo(400);
                soft.assertThat(documented.faults(one, answer)).as("%s", answer).isEmpty();
            }
        }));
    }

    @Test
    void missesNoMemberWhereNoneIsRequired() {
        List<RestOperation> changes = RestOperation.all().stream()
                .filter(one -> !one.openByLink() && documented.requiresBody(one))
                .filter(one -> one.consumes().orElse("").equals("application/json"))
                .filter(one -> !documented.requiresMembers(one)
                        && documented.alternatives(one).isEmpty())
                .toList();
        assertThat(changes).isNotEmpty();
        assertSoftly(soft -> changes.forEach(one -> {
            Answer answer = send(one, "{}");
            documented
                    .members(one)
                    .forEach(member -> soft.assertThat(answer.body())
                            .as("%s misses %s: %s", one, member, answer)
                            .doesNotContain("\"field\":\"" + member + "\""));
        }));
    }

    @Test
    void refusesNothingAndOtherMediaTypesWhereABodyIsRequired() {
        List<RestOperation> changes = RestOperation.all().stream()
                .filter(one -> !one.openByLink() && documented.requiresBody(one))
                .filter(one -> one.consumes().orElse("").equals("application/json"))
                .toList();
        assertThat(changes).hasSizeGreaterThan(30);
        assertSoftly(soft -> changes.forEach(one -> {
            Answer nothing = send(one, "");
            soft.assertThat(nothing.status()).as("%s", nothing).isEqualTo(400);
            Answer other = Allowed.call(
                    one, caller -> caller.send(one.verb(), one.example(), "<x/>", "Content-Type", "application/xml"));
            soft.assertThat(other.status()).as("%s", other).isEqualTo(415);
            soft.assertThat(documented.faults(one, other)).as("%s", other).isEmpty();
        }));
    }

    /** Where the words are known, all of them are taken and no others. */
    @Test
    void takesTheWordsOfAddressesThatAreDescribed() {
        List<RestOperation> lists = RestOperation.all().stream()
                .filter(one -> one.verb().equals("GET"))
                .toList();
        TreeSet<String> seen = new TreeSet<>();
        assertSoftly(soft -> lists.forEach(one -> one.query().forEach(name -> {
            Object words = documented.parameter(one, name).get("enum");
            if (words != null) {
                seen.add(name);
                Answer other = Allowed.get(one, "?" + name + "=no-such-word");
                soft.assertThat(other.status())
                        .as("%s", other)
                        .isIn(one.hasTemplate() ? List.of(400, 404) : List.of(400));
                ((List<?>) words).forEach(word -> {
                    Answer answer = Allowed.get(one, "?" + name + "=" + word);
                    soft.assertThat(answer.status()).as("%s", answer).isNotEqualTo(400);
                });
            }
        })));
        assertThat(seen).contains("state", "kind", "priority", "flag", "outcome", "order", "rule", "sort");
    }

    @Test
    void listsTheWordsThatTheCodeKnows() {
        assertThat(documented.words("AcceptRequest", "priority")).contains("normal");
        assertThat(documented.words("AcceptRequest", "channel")).contains("phone", "mini-program");
        assertThat(documented.words("WorkOrderView", "state")).contains("in-progress");
        assertThat(documented.words("NewRequest", "kind")).contains("copy", "withdraw-consent");
        assertThat(documented.words("NewRequest", "fields")).contains("idNumber");
        assertThat(documented.words("GroundRequest", "word")).contains("statutory-hold");
        assertThat(documented.words("MatchRequest", "kind"))
                .contains("resident-id")
                .doesNotContain("address");
        assertThat(documented.words("Guardian", "relation")).contains("mother");
        assertThat(documented.words("RotationRequest", "keys")).containsExactly("kek", "data", "index");
    }

    private static Answer send(RestOperation one, String body) {
        return Allowed.call(one, caller -> caller.send(one.verb(), one.example(), body, "If-Match", "\"0\""));
    }

    private Operation operation(RestOperation one) {
        return described
                .getPaths()
                .get(one.documented())
                .readOperationsMap()
                .get(io.swagger.v3.oas.models.PathItem.HttpMethod.valueOf(one.verb()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
