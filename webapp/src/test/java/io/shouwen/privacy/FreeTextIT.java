package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What somebody typed is shown masked, and read again by the one door: without ID numbers, and without cards for the desk. */
@InPayara
@RunAsClient
class FreeTextIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-types");
    private static final Person COMPLIANCE = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    private final Caller agent = Caller.as(AGENT);
    private final String phone = InventedNumbers.phone();
    private final String card = InventedNumbers.card();
    private final String id = InventedNumbers.residentId();
    private final String typed = "妈妈电话" + phone + "，证件" + id + "，退到" + card + "，😀";
    private final String customer = agent.post(
                    "/api/crm/customers", Map.of("name", "白居易", "phone", InventedNumbers.phone()))
            .text("id");
    private final Answer order = agent.post(
            "/api/workorder/work-orders",
            Map.of(
                    "customer",
                    customer,
                    "channel",
                    "phone",
                    "type",
                    "technical",
                    "priority",
                    "normal",
                    "description",
                    typed));

    @Test
    void showsMasksAndTheOriginalByTheOneDoor() {
        assertThat(order.status()).as(order.toString()).isEqualTo(201);
        assertThat(order.text("description"))
                .isEqualTo("妈妈电话" + masked(phone) + "，证件******，退到**** **** **** " + card.substring(15) + "，😀");

        Answer seen = reveal(AGENT, "workorder.work_order.description", order.text("id"));
        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        assertThat(seen.text("value"))
                .isEqualTo("妈妈电话" + phone + "，证件******，退到**** **** **** " + card.substring(15) + "，😀");
        assertThat(Caller.as(COMPLIANCE)
                        .get("/api/privacy/audit-entries?subject=" + customer + "&action=privacy.reveal")
                        .items()
                        .get(0))
                .containsEntry("object", "workorder.work-order/" + order.text("id"))
                .containsEntry("outcome", "done");
    }

    @Test
    void leavesCardsToFinanceAndAnybodyElsesTextToNobody() {
        String row = order.text("id");
        refused(reveal(AGENT, "workorder.work_order.description_cards", row), 403, "platform.permission-missing");
        Person finance = Person.with(Role.FINANCE_PREPARER, Portal.FINANCE);
        refused(reveal(finance, "workorder.work_order.description_cards", row), 401, "platform.second-factor-needed");
        refused(
                reveal(finance.withSecondFactor(), "workorder.work_order.description_cards", row),
                422,
                "privacy.purpose-not-for-this");
        refused(
                reveal(AGENT.numbered("t-other"), "workorder.work_order.description", row),
                403,
                "privacy.no-open-case");
        refused(
                reveal(
                        AGENT,
                        "workorder.work_order.description",
                        UUID.randomUUID().toString()),
                404,
                "nothing-stored");
        refused(reveal(AGENT, "workorder.work_order.description", null), 404, "nothing-stored");
        refused(reveal(AGENT, "workorder.work_order.number", row), 403, "privacy.field-not-revealable");
    }

    @Test
    void replacesTheOriginalWithTheText() {
        String path = "/api/workorder/work-orders/" + order.text("id");
        Map<String, Object> analysis =
                new LinkedHashMap<>(Map.of("type", "technical", "priority", "low", "complexity", "complex"));
        analysis.put("plan", "打 " + phone);
        Answer first = agent.post(path + "/analysis", analysis, "If-Match", etag(order));
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(reveal(AGENT, "workorder.work_order.plan", order.text("id")).text("value"))
                .isEqualTo("打 " + phone);
        analysis.put("plan", "不再打");
        Answer second = agent.post(path + "/analysis", analysis, "If-Match", etag(first));
        assertThat(second.status()).as(second.toString()).isEqualTo(200);
        refused(reveal(AGENT, "workorder.work_order.plan", order.text("id")), 404, "nothing-stored");
    }

    @Test
    void findsACustomerByANumberInANote() {
        String mother = InventedNumbers.phone();
        Answer contact = agent.post(
                "/api/crm/customers/" + customer + "/interactions",
                Map.of("channel", "phone", "summary", "也可打妈妈 " + mother.substring(0, 3) + " " + mother.substring(3)));
        assertThat(contact.status()).as(contact.toString()).isEqualTo(201);
        Answer found = agent.post("/api/crm/customers/search", Map.of("phone", mother));
        assertThat(found.items()).hasSize(1);
        assertThat(found.items().get(0)).containsEntry("id", customer).containsEntry("mentioned", true);
        assertThat(agent.post("/api/crm/customers/search", Map.of("phone", InventedNumbers.phone()))
                        .items())
                .isEmpty();

        Visitor visitor = Visitor.as(AGENT);
        Answer page = visitor.open("/crm/customer?id=" + customer);
        assertThat(page.body())
                .contains("/privacy/original?field=crm.interaction.summary")
                .doesNotContain(mother);
        assertThat(visitor.open("/workorder/work-order?id=" + order.text("id")).body())
                .contains("/privacy/original?field=workorder.work_order.description")
                .doesNotContain(phone);
        Answer original = visitor.open("/privacy/original?field=crm.interaction.summary&person=" + customer + "&row="
                + contact.text("id") + "&case=workorder/" + order.text("id"));
        assertThat(original.status()).as(original.toString()).isEqualTo(200);
        assertThat(original.body())
                .contains("original:show")
                .doesNotContain(mother)
                .doesNotContain("???");
    }

    @Test
    void keepsTheOriginalPageFromWhoeverMayNotReveal() {
        Visitor supervisor = Visitor.as(Person.withoutPermissions(Portal.STAFF));
        assertThat(supervisor.open("/privacy/original").status()).isEqualTo(403);
    }

    private static String masked(String mobile) {
        return mobile.substring(0, 3) + "****" + mobile.substring(7);
    }

    private static String etag(Answer answer) {
        return answer.header("ETag").orElseThrow();
    }

    private Answer reveal(Person person, String field, String row) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("person", customer);
        request.put("field", field);
        request.put("row", row);
        request.put("purpose", "contact-customer");
        request.put("case", "workorder/" + order.text("id"));
        return Caller.as(person).post("/api/privacy/reveals", request);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("type")).endsWith(code);
    }
}
