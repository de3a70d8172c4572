package io.shouwen.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** The list of work orders: what its address says, and one act on several. */
@InPayara
@RunAsClient
class WorkOrdersPageIT {

    private static final String ORDERS = "/api/workorder/work-orders";
    private static final String NEWEST = "/workorder/work-orders?show=open&sort=-accepted";

    private static final Person SUPERVISOR = Person.with(Role.SUPERVISOR, Portal.STAFF);
    private static final Person OFFICER = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    private final Person owner = agent();
    private final Caller agent = Caller.as(owner);

    private static Person agent() {
        return Person.with(Role.AGENT, Portal.STAFF)
                .numbered("t-l" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void showsThePageAndTheOrderThatItsAddressNames() {
        String customer = customer();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            numbers.add(accept(customer).text("number"));
        }
        String list = "/workorder/work-orders?owner=" + owner.staffNumber();
        Visitor visitor = Visitor.as(owner);
        String second = visitor.open(list + "&sort=accepted&page=2").body();
        assertThat(second)
                .contains(numbers.subList(25, 27))
                .doesNotContain(numbers.get(24))
                .contains("26–27 / 27", list + "&amp;sort=accepted&amp;page=1");
        String newest = visitor.open(list).body();
        assertThat(newest).contains(numbers.subList(2, 27)).doesNotContain(numbers.get(1));
        assertThat(visitor.open(list + "&sort=accepted&page=99").body()).contains("26–27 / 27");
    }

    @Test
    void handsOverEachOfThoseChosenAndTellsWhichWasRefused() {
        String customer = customer();
        Answer free = accept(customer);
        Answer changed = accept(customer);
        Person colleague = agent();
        Visitor.as(colleague).open("/desk");

        Visitor supervisor = Visitor.as(SUPERVISOR);
        Answer list = supervisor.open(NEWEST);
        assertThat(list.body()).contains("value=\"" + row(free) + "\"", "value=\"" + row(changed) + "\"");
        agent.post(ORDERS + "/" + changed.text("id") + "/note", Map.of("note", "客户又来电"), "If-Match", etag(changed));
        Answer dialog = supervisor.press(list, "acts", "acts:each:0:open", List.of());
        assertThat(supervisor
                        .press(dialog, "chosen", "chosen:do", List.of(Map.entry("chosen:text", "休假")))
                        .body())
                .contains("请先选择至少一行");

        Answer done = supervisor.press(
                dialog,
                "chosen",
                "chosen:do",
                List.of(
                        Map.entry("chosen-row", row(free)),
                        Map.entry("chosen-row", row(changed)),
                        Map.entry("chosen:new-owner_input", colleague.staffNumber()),
                        Map.entry("chosen:text", "休假")));
        assertThat(done.body())
                .containsPattern("已完成</span> <a [^>]*" + free.text("id"))
                .containsPattern("未完成</span> <a [^>]*" + changed.text("id"));
        assertThat(agent.get(ORDERS + "/" + changed.text("id"))
                        .json()
                        .get("owner")
                        .toString())
                .contains(owner.staffNumber());
        assertThat(Caller.as(colleague).get(ORDERS + "/" + free.text("id")).status())
                .isEqualTo(200);
        assertThat(audited(free)).contains("done");
        assertThat(audited(changed)).contains("refused", "platform.stale");
    }

    @Test
    void dispatchesEachOfThoseChosenThatCanBe() {
        String customer = customer();
        Answer accepted = accept(customer);
        Answer ready = agent.post(
                ORDERS + "/" + accepted.text("id") + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "general"),
                "If-Match",
                etag(accepted));
        Answer early = accept(customer);

        Visitor visitor = Visitor.as(owner);
        Answer dialog = visitor.press(visitor.open(NEWEST), "acts", "acts:each:0:open", List.of());
        Answer done = visitor.press(
                dialog,
                "chosen",
                "chosen:do",
                List.of(
                        Map.entry("chosen-row", row(ready)),
                        Map.entry("chosen-row", row(early)),
                        Map.entry("chosen:to-department_input", "technical"),
                        Map.entry("chosen:limit_hinput", "2"),
                        Map.entry("chosen:text", "请尽快处理")));
        assertThat(done.body())
                .containsPattern("已完成</span> <a [^>]*" + ready.text("id"))
                .containsPattern("未完成</span> <a [^>]*" + early.text("id"));
        assertThat(agent.get(ORDERS + "/" + ready.text("id")).text("state")).isEqualTo("dispatched");
        assertThat(agent.get(ORDERS + "/" + early.text("id")).text("state")).isEqualTo("received");
    }

    @Test
    void offersNobodyWhatTheyMayNot() {
        accept(customer());
        assertThat(Visitor.as(owner).open(NEWEST).body()).contains(">派单<").doesNotContain(">移交<");
        Person reader = Person.with(Role.QUALITY_INSPECTOR, Portal.STAFF);
        assertThat(Visitor.as(reader).open(NEWEST).body()).doesNotContain("name=\"chosen-row\"", ">派单<", ">移交<");
    }

    private static String audited(Answer order) {
        return Caller.as(OFFICER)
                .get("/api/privacy/audit-entries?limit=200&action=workorder.hand-over&case=workorder/"
                        + order.text("id"))
                .items()
                .toString();
    }

    private static String row(Answer order) {
        return order.text("id") + "/" + etag(order).replaceAll("\\D", "");
    }

    private static String etag(Answer answer) {
        return answer.header("ETag").orElseThrow().replaceAll("^\"([0-9]+).*", "\"$1\"");
    }

    private Answer accept(String customer) {
        Answer accepted = agent.post(
                ORDERS,
                Map.of(
                        "customer", customer,
                        "channel", "phone",
                        "type", "technical",
                        "priority", "normal",
                        "description", "登录不了",
                        "contactedAt", Instant.now().minusSeconds(30).toString(),
                        "respondedAt", Instant.now().minusSeconds(10).toString()));
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        return accepted;
    }

    private String customer() {
        String phone = "1990000" + String.format("%04d", (int) (Math.random() * 10_000));
        return agent.post("/api/crm/customers", Map.of("name", "测试客户", "phone", phone, "evenIfSimilar", true))
                .text("id");
    }
}
