package io.shouwen.workorder.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.job.JobKind;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** W2: on dispatch, notification and reminder. */
@InPayara
class StaffNoticesIT {

    private static final String ORDERS = "/api/workorder/work-orders";

    @Inject
    Sql sql;

    @Inject
    @Any
    Instance<JobKind> jobs;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final Person owner = Person.with(Role.AGENT, Portal.STAFF).numbered("t-o" + unique);
    private final Person technician =
            Person.with(Role.HANDLER, Portal.STAFF).in("technical").numbered("t-t" + unique);
    private final Person lawyer =
            Person.with(Role.HANDLER, Portal.STAFF).in("legal").numbered("t-l" + unique);

    @BeforeEach
    void signIn() {
        List.of(owner, technician, lawyer).forEach(person -> Visitor.as(person).open("/desk"));
    }

    @Test
    void tellsTheDepartmentOfADispatchAndTheOwnerOfTheSolution() {
        Answer dispatched = dispatched();
        String number = dispatched.text("number");
        assertThat(told(technician, "workorder.dispatched")).containsExactly("[" + number + ", technical]");
        assertThat(told(lawyer, "workorder.dispatched")).isEmpty();
        assertThat(told(owner, "workorder.dispatched")).isEmpty();

        String order = ORDERS + "/" + dispatched.text("id");
        Answer now = step(technician, dispatched, order + "/take-up", Map.of());
        step(technician, now, order + "/solution", Map.of("solution", "已重置"));
        assertThat(told(owner, "workorder.solved")).containsExactly("[" + number + ", technical]");
        assertThat(Visitor.as(owner).open("/notifications/staff").body())
                .contains(number, "已有解决方案")
                .doesNotContain("???");
    }

    @Test
    void tellsTheOwnerOfWhatIsGivenBackByOthers() {
        Answer dispatched = dispatched();
        step(technician, dispatched, ORDERS + "/" + dispatched.text("id") + "/return", Map.of("reason", "不归我们"));
        assertThat(told(owner, "workorder.given-back")).hasSize(1);

        Answer another = dispatched();
        step(owner, another, ORDERS + "/" + another.text("id") + "/return", Map.of("reason", "我自己来"));
        assertThat(told(owner, "workorder.given-back")).hasSize(1);
    }

    @Test
    void tellsBothOwnersOfAHandOver() {
        Person supervisor = Person.with(Role.SUPERVISOR, Portal.STAFF).numbered("t-s" + unique);
        Person next = Person.with(Role.AGENT, Portal.STAFF).numbered("t-n" + unique);
        List.of(supervisor, next).forEach(person -> Visitor.as(person).open("/desk"));
        Answer dispatched = dispatched();
        step(
                supervisor,
                Caller.as(supervisor).get(ORDERS + "/" + dispatched.text("id")),
                ORDERS + "/" + dispatched.text("id") + "/hand-over",
                Map.of("owner", "t-n" + unique, "reason", "请假"));
        String number = dispatched.text("number");
        assertThat(told(next, "workorder.handed-over-to-you")).containsExactly("[" + number + ", technical]");
        assertThat(told(owner, "workorder.handed-over"))
                .containsExactly("[" + number + ", technical, t-n" + unique + "]");
        assertThat(told(supervisor, "workorder.handed-over")).isEmpty();
        assertThat(Visitor.as(next).open("/notifications/staff").body())
                .contains(number, "已移交给您负责")
                .doesNotContain("???");
    }

    @Test
    void remindsOnceThatTimeRunsOutAndOnceThatItIsOver() throws Exception {
        UUID order = UUID.fromString(dispatched().text("id"));
        remind();
        assertThat(told(technician, "workorder.clock-due")).isEmpty();

        change(order, "used_ms = limit_ms * 8 / 10, due_at = now() + interval '1 hour'");
        remind();
        remind();
        assertThat(told(technician, "workorder.clock-due")).hasSize(1);
        assertThat(told(owner, "workorder.clock-due")).hasSize(1);
        assertThat(told(lawyer, "workorder.clock-due")).isEmpty();
        assertThat(told(technician, "workorder.clock-breached")).isEmpty();

        change(order, "due_at = now() - interval '1 hour'");
        remind();
        remind();
        assertThat(told(technician, "workorder.clock-breached")).hasSize(1);
        assertThat(told(owner, "workorder.clock-breached")).hasSize(1);
        assertThat(told(owner, "workorder.clock-due")).hasSize(1);
    }

    private void change(UUID order, String set) {
        assertThat(sql.change(
                        "UPDATE workorder.order_clock SET " + set + " WHERE work_order = ? AND kind = 'DEPARTMENT'",
                        order))
                .isOne();
    }

    private void remind() throws Exception {
        JobKind reminders = jobs.stream()
                .filter(kind -> kind.name().equals("workorder.reminders"))
                .findFirst()
                .orElseThrow();
        assertThat(reminders.every()).isPresent();
        reminders.run(null);
    }

    private Answer dispatched() {
        Answer registered = Caller.as(owner).post("/api/crm/customers", Map.of("name", "测试客户", "evenIfSimilar", true));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        Answer now = Caller.as(owner)
                .post(
                        ORDERS,
                        Map.of(
                                "customer",
                                registered.text("id"),
                                "channel",
                                "phone",
                                "type",
                                "technical",
                                "priority",
                                "normal",
                                "description",
                                "打不开"));
        assertThat(now.status()).as(now.toString()).isEqualTo(201);
        String order = ORDERS + "/" + now.text("id");
        now = step(
                owner,
                now,
                order + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "general"));
        return step(owner, now, order + "/dispatch", Map.of("department", "technical", "limitMinutes", 600));
    }

    private static Answer step(Person by, Answer before, String path, Map<String, ?> body) {
        Answer after =
                Caller.as(by).post(path, body, "If-Match", before.header("ETag").orElseThrow());
        assertThat(after.status()).as(after.toString()).isEqualTo(200);
        return after;
    }

    private static List<String> told(Person person, String kind) {
        return Caller.as(person).get("/api/platform/notifications?limit=200").items().stream()
                .filter(notice -> notice.get("kind").equals(kind))
                .map(notice -> notice.get("words").toString())
                .toList();
    }
}
