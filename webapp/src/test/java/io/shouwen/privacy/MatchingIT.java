package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.Visitor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** ID numbers can be compared, a few times a minute, and never be read again by anybody (P1). */
@InPayara
@RunAsClient
class MatchingIT {

    private static final Person COMPLIANCE = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    /** A new number at each test: the limit counts by person. */
    private final Person agent = Person.with(Role.AGENT, Portal.STAFF)
            .numbered("t-m" + UUID.randomUUID().toString().substring(0, 8));

    private final String id = InventedNumbers.residentId();
    private final String phone = InventedNumbers.phone();
    private final String card = InventedNumbers.card();
    private final String email = InventedNumbers.email();
    private final String customer = register();
    private final String order = accept();

    @Test
    void saysWhetherItMatchesAndRemembersTheQuestionWithoutTheNumber() {
        assertThat(match(agent, "resident-id", id, order).json())
                .containsOnlyKeys("match", "mentioned")
                .containsEntry("match", true);
        Answer no = match(agent, "resident-id", InventedNumbers.residentId(), order);
        assertThat(no.status()).as(no.toString()).isEqualTo(200);
        assertThat(no.json()).containsOnlyKeys("match", "mentioned").containsEntry("match", false);
        assertThat(no.header("Cache-Control")).contains("no-store");
        Answer none = match(agent, "resident-id", "12345", order);
        assertThat(none.status()).as(none.toString()).isEqualTo(400);
        assertThat(none.body()).contains("\"field\":\"value\"");
        assertThat(match(agent, "phone", "+86 " + phone.substring(0, 3) + "-" + phone.substring(3), order)
                        .json())
                .containsEntry("match", true);
        assertThat(match(agent, "bank-card", card, order).json()).containsEntry("match", true);
        assertThat(match(agent, "email", email, order).json()).containsEntry("match", true);
        assertThat(match(agent, "passport", "E12345678", order).json()).containsEntry("match", false);

        List<Map<String, Object>> entries = entries("privacy.match");
        assertThat(entries).hasSize(6).allMatch(e -> e.get("outcome").equals("done"));
        assertThat(entries).extracting(e -> e.get("reason")).contains("match", "no-match");
        assertThat(entries.toString()).doesNotContain(id).doesNotContain(phone).doesNotContain(card);
    }

    @Test
    void tellsWhatIsOnFileFromWhatIsMerelyMentioned() {
        String other = InventedNumbers.residentId();
        Caller.as(agent)
                .post(
                        "/api/crm/customers/" + customer + "/interactions",
                        Map.of("channel", "visit", "summary", "同来者出示 " + other));
        assertThat(match(agent, "resident-id", other, order).json())
                .containsEntry("match", false)
                .containsEntry("mentioned", true);
    }

    @Test
    void answersTenAMinuteOverAllDoorsEvenWhenAskedAtOnce() {
        // one question was asked by registering the customer with an ID number
        List<Integer> statuses = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i % 2 == 0
                        ? match(agent, "resident-id", InventedNumbers.residentId(), order)
                                .status()
                        : Caller.as(agent)
                                .post(
                                        "/api/crm/customers/search",
                                        i % 4 == 1
                                                ? Map.of("idNumber", InventedNumbers.residentId())
                                                : Map.of("travelDocument", "E" + InventedNumbers.digits(8)))
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(statuses).hasSize(16);
        assertThat(statuses.stream().filter(s -> s == 200)).hasSize(9);
        assertThat(statuses.stream().filter(s -> s == 429)).hasSize(7);

        Answer refused = match(agent, "resident-id", id, order);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("type")).endsWith("privacy.too-many-comparisons");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.body()).doesNotContain("\"match\"");
        Answer registering = Caller.as(agent)
                .post("/api/crm/customers", Map.of("name", "某人", "idNumber", id, "evenIfSimilar", true));
        assertThat(registering.status())
                .as("an ID number that is known, or not")
                .isEqualTo(429);
        assertThat(Caller.as(agent)
                        .post("/api/crm/customers/search", Map.of("phone", phone))
                        .status())
                .as("other searches go on")
                .isEqualTo(200);
        assertThat(match(agent.numbered(agent.staffNumber() + "x"), "resident-id", id, order)
                        .status())
                .as("counts by person: this one has no case")
                .isEqualTo(403);
        assertThat(entriesOf(agent.staffNumber(), "privacy.match").stream()
                        .filter(e -> e.get("outcome").equals("refused")))
                .isNotEmpty()
                .allMatch(e -> e.get("reason").equals("privacy.too-many-comparisons"));
        assertThat(Visitor.as(COMPLIANCE).open("/notifications/compliance").body())
                .contains(agent.staffNumber());
    }

    @Test
    void asksNothingWithoutACaseOrAReasonToStandAtReception() {
        refused(match(agent, "resident-id", id, null), 403, "privacy.comparison-needs-case");
        refused(match(agent, "resident-id", id, "workorder/" + UUID.randomUUID()), 403, "comparison-needs-case");
        refused(
                match(agent.numbered(agent.staffNumber() + "y"), "resident-id", id, order),
                403,
                "comparison-needs-case");
        refused(match(agent, "resident-id", "123", order), 400, "invalid-input");
        refused(match(agent, "address", "x", order), 400, "invalid-input");
        Person reception = Person.with(Role.SENIOR_AGENT, Portal.STAFF).numbered(agent.staffNumber() + "z");
        assertThat(match(reception, "resident-id", id, null).json()).containsEntry("match", true);
        for (Role role : List.of(Role.SUPERVISOR, Role.HR, Role.OPERATOR)) {
            assertThat(match(Person.with(role, Portal.STAFF), "resident-id", id, order)
                            .status())
                    .as(role.toString())
                    .isEqualTo(403);
        }
        assertThat(match(Person.almighty(Portal.STAFF).without("privacy.match"), "resident-id", id, order)
                        .status())
                .isEqualTo(403);
        assertThat(Caller.anonymous().post("/api/privacy/matches", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void isADialogOnTheCustomersPage() {
        Answer page = Visitor.as(agent).open("/crm/customer?id=" + customer);
        assertThat(page.body())
                .contains("核对号码")
                .contains("matchForm:matchNumber")
                .doesNotContain("???");
        assertThat(Visitor.as(agent.without("privacy.match"))
                        .open("/crm/customer?id=" + customer)
                        .body())
                .doesNotContain("matchForm");
    }

    /** Whatever is sealed can be opened by whoever has the keys: so nothing that holds ID numbers may be. */
    @Test
    void hasNoColumnFromWhichAnIdNumberCouldBeReadAgain() throws SQLException {
        Set<String> sealed = new TreeSet<>();
        List<String> ofIds = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        Running.setting("shouwen.db.url"),
                        Running.setting("shouwen.db.owner.user"),
                        Running.setting("shouwen.db.owner.password"));
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("""
                        select table_schema, table_name, column_name from information_schema.columns
                        where table_schema not in ('pg_catalog', 'information_schema')
                        """)) {
            while (row.next()) {
                String column = row.getString(1) + "." + row.getString(2) + "." + row.getString(3);
                if (column.endsWith("_sealed") || column.endsWith("_mask")) {
                    sealed.add(column);
                }
                if (row.getString(3).matches(".*(id_card|id_number|resident|passport|travel).*")) {
                    ofIds.add(column);
                }
            }
        }
        assertThat(sealed).contains("crm.customer.phone_sealed", "privacy.sealed_text.text_sealed");
        assertThat(sealed).noneMatch(c -> c.matches(".*(id_card|id_number|resident|passport|travel).*"));
        assertThat(ofIds)
                .isNotEmpty()
                .allMatch(c -> c.endsWith("_index") || c.endsWith("_index_version") || c.endsWith("_keys"));
    }

    @Test
    void showsAnIdNumberToNoRoleByAnyDoor() {
        for (Portal portal : Portal.values()) {
            Person almighty = Person.almighty(portal).withSecondFactor();
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("person", customer);
            request.put("field", "crm.customer.id_card");
            request.put("purpose", "legal-duty");
            request.put("case", order);
            Answer answer = Caller.as(almighty).post("/api/privacy/reveals", request);
            assertThat(answer.status()).as(portal.toString()).isEqualTo(403);
        }
        Caller caller = Caller.as(
                Person.almighty(Portal.STAFF).numbered(agent.staffNumber()).withSecondFactor());
        assertThat(caller.get("/api/crm/customers/" + customer).body()).doesNotContain(id);
        assertThat(caller.get("/api/crm/customers/export.csv").body()).doesNotContain(id);
        assertThat(caller.get("/api/crm/customers/" + customer + "/interactions")
                        .body())
                .doesNotContain(id);
    }

    private String register() {
        Answer answer = Caller.as(agent)
                .post(
                        "/api/crm/customers",
                        Map.of("name", "柳宗元", "phone", phone, "idNumber", id, "card", card, "email", email));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private String accept() {
        Answer answer = Caller.as(agent)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "核对"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return "workorder/" + answer.text("id");
    }

    private Answer match(Person person, String kind, String value, String openCase) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("person", customer);
        request.put("kind", kind);
        request.put("value", value);
        request.put("case", openCase);
        return Caller.as(person).post("/api/privacy/matches", request);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("type")).as(answer.toString()).endsWith(code);
    }

    private List<Map<String, Object>> entries(String action) {
        return Caller.as(COMPLIANCE)
                .get("/api/privacy/audit-entries?subject=" + customer + "&action=" + action)
                .items();
    }

    private static List<Map<String, Object>> entriesOf(String staff, String action) {
        return Caller.as(COMPLIANCE)
                .get("/api/privacy/audit-entries?actor=" + staff + "&action=" + action)
                .items();
    }
}
