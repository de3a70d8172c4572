package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Somebody is refused again and again; compliance learns of it with the evidence. */
@InPayara
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

    private static final String API = "/api/privacy/alerts";
    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-watches");
    private static final Person SNOOP = Person.with(Role.AGENT, Portal.STAFF).numbered("t-snoops");

    @Test
    @Order(1)
    void raisesOneAlertForAWindowWithItsEvidence() throws Exception {
        for (int i = 0; i < 11; i++) {
            assertThat(Caller.as(SNOOP).get("/api/privacy/audit-entries").status())
                    .isEqualTo(403);
        }
        Map<String, Object> alert = awaitAlert(11);
        assertThat(alert).containsEntry("rule", "refused").containsEntry("state", "open");
        assertThat((List<?>) alert.get("entries")).hasSize(11);
        assertThat(((Map<?, ?>) alert.get("why")).get("floor")).isEqualTo("10");
        String first = ((List<?>) alert.get("entries")).get(0).toString();
        assertThat(Caller.as(OFFICER).get("/api/privacy/audit-entries/" + first).text("actor"))
                .isEqualTo("t-snoops");
        assertThat(Caller.as(OFFICER).get("/api/platform/notifications").body()).contains("privacy.alert-raised");

        Caller.as(SNOOP).get("/api/privacy/audit-entries");
        assertThat(awaitAlert(12).get("id")).isEqualTo(alert.get("id"));
        assertThat(alerts()).hasSize(1);
    }

    @Test
    @Order(2)
    void keepsItFromThoseWhoMayNot() {
        String id = alerts().get(0).get("id").toString();
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE);
        for (Person person : List.of(SNOOP, auditor)) {
            assertThat(Caller.as(person).get(API).status()).isEqualTo(403);
            assertThat(Caller.as(person).get(API + "/" + id).status()).isEqualTo(403);
            assertThat(Caller.as(person).get("/api/privacy/anomaly-rules").status())
                    .isEqualTo(403);
            assertThat(Caller.as(person)
                            .post(API + "/" + id + "/confirm", Map.of(), "If-Match", "\"0\"")
                            .status())
                    .isEqualTo(403);
        }
        Person meant = OFFICER.numbered("t-snoops");
        Answer own = Caller.as(meant).post(API + "/" + id + "/confirm", Map.of(), "If-Match", "\"1\"");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("type")).endsWith("privacy.own-alert");
    }

    @Test
    @Order(3)
    void aFalseAlarmRaisesTheThresholdAndOnlyMoreThanThatOpensItAgain() throws Exception {
        String id = alerts().get(0).get("id").toString();
        String tag = Caller.as(OFFICER).get(API + "/" + id).header("ETag").orElseThrow();
        Map<String, Object> why = Map.of("reason", "assigned-task", "silentDays", 0);
        assertThat(Caller.as(OFFICER).post(API + "/" + id + "/false-alarm", why).status())
                .isEqualTo(428);
        assertThat(Caller.as(OFFICER)
                        .post(API + "/" + id + "/false-alarm", Map.of(), "If-Match", tag)
                        .status())
                .isEqualTo(400);
        Answer called = Caller.as(OFFICER).post(API + "/" + id + "/false-alarm", why, "If-Match", tag);
        assertThat(called.status()).as(called.toString()).isEqualTo(200);
        assertThat(Caller.as(OFFICER)
                        .post(API + "/" + id + "/take", Map.of(), "If-Match", tag)
                        .status())
                .isEqualTo(412);
        // Seen were 13, the refusal at the alert's own door among them: 1.2 times that is 16.
        long seen = ((Number) called.json().get("value")).longValue();
        long raisedTo = (seen * 6 + 4) / 5;
        for (long i = seen; i <= raisedTo; i++) {
            Caller.as(SNOOP).get("/api/privacy/audit-entries");
        }
        Instant until = Instant.now().plusSeconds(60);
        while (!"open".equals(Caller.as(OFFICER).get(API + "/" + id).text("state"))) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(500);
        }
        assertThat(Caller.as(OFFICER).get(API + "/" + id).json().get("why"))
                .asString()
                .contains("lenient");
        assertThat(alerts()).hasSize(1);
    }

    @Test
    @Order(4)
    void setsARuleAnewAsItsNextVersion() {
        Map<String, Object> rule = Map.of("enabled", true, "floor", 12, "sigmas", 3.5, "minDays", 7);
        String path = "/api/privacy/anomaly-rules/exports";
        assertThat(Caller.as(OFFICER).put(path, rule, "If-Match", "\"1\"").status())
                .isEqualTo(401);
        Caller fresh = Caller.as(OFFICER.withSecondFactor());
        assertThat(fresh.put(path, Map.of("floor", -1, "minDays", 0), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(400);
        assertThat(fresh.put(path, rule, "If-Match", "\"1\"").text("version")).isEqualTo("2");
        assertThat(fresh.put(path, rule, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(fresh.put("/api/privacy/anomaly-rules/none", rule, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(5)
    void showsItAllOnPages() {
        String id = alerts().get(0).get("id").toString();
        Visitor officer = Visitor.as(OFFICER);
        for (String page : List.of(
                "/privacy/alerts",
                "/privacy/alerts?state=open&rule=refused&staff=t-snoops",
                "/privacy/alert?id=" + id,
                "/privacy/alert-rules",
                "/privacy/alert-rules?rule=reveals")) {
            Answer answer = officer.open(page);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("???");
        }
        assertThat(officer.open("/privacy/alerts?staff=t-snoops").body()).contains("被拒绝过多");
        assertThat(officer.open("/privacy/alert?id=nonsense").status()).isEqualTo(404);
        assertThat(Visitor.as(SNOOP).open("/privacy/alerts").status()).isEqualTo(403);
    }

    @Test
    @Order(6)
    void whoeverOpensCustomersWithoutACaseIsNoticedAndWhoeverHasOneIsNot() throws Exception {
        Person curious = Person.with(Role.AGENT, Portal.STAFF).numbered("t-curious");
        Person busy = Person.with(Role.AGENT, Portal.STAFF).numbered("t-busy");
        Caller registrar = Caller.as(Person.with(Role.AGENT, Portal.STAFF).numbered("t-registers"));
        for (int i = 0; i < 12; i++) {
            String customer = registrar
                    .post(
                            "/api/crm/customers",
                            Map.of(
                                    "name",
                                    "测试客户",
                                    "phone",
                                    "1990000" + String.format("%04d", 9000 + i),
                                    "evenIfSimilar",
                                    true))
                    .text("id");
            assertThat(Caller.as(curious).get("/api/crm/customers/" + customer).status())
                    .isEqualTo(200);
            Answer accepted = Caller.as(busy)
                    .post(
                            "/api/workorder/work-orders",
                            Map.of(
                                    "customer", customer,
                                    "channel", "phone",
                                    "type", "technical",
                                    "priority", "normal",
                                    "description", "测试"));
            assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
            // No longer in the queue, where everybody may look.
            assertThat(Caller.as(busy)
                            .post(
                                    "/api/workorder/work-orders/" + accepted.text("id") + "/analysis",
                                    Map.of("type", "technical", "priority", "normal", "complexity", "general"),
                                    "If-Match",
                                    accepted.header("ETag").orElseThrow())
                            .status())
                    .isEqualTo(200);
            assertThat(Caller.as(busy).get("/api/crm/customers/" + customer).status())
                    .isEqualTo(200);
        }
        Instant until = Instant.now().plusSeconds(60);
        List<Map<String, Object>> found = List.of();
        while (found.isEmpty() || ((List<?>) found.get(0).get("entries")).size() < 11) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(500);
            found = Caller.as(OFFICER)
                    .get(API + "?rule=reads-without-case&staff=t-curious")
                    .items();
        }
        assertThat(Caller.as(OFFICER).get(API + "?staff=t-busy").items()).isEmpty();
    }

    @Test
    @Order(7)
    void aConfirmedAlertOpensAgainWhenMoreIsAdded() throws Exception {
        String id = alerts().get(0).get("id").toString();
        String tag = Caller.as(OFFICER).get(API + "/" + id).header("ETag").orElseThrow();
        Answer confirmed = Caller.as(OFFICER).post(API + "/" + id + "/confirm", Map.of(), "If-Match", tag);
        assertThat(confirmed.text("state")).as(confirmed.toString()).isEqualTo("confirmed");
        Caller.as(SNOOP).get("/api/privacy/audit-entries");
        Instant until = Instant.now().plusSeconds(60);
        while (!"open".equals(Caller.as(OFFICER).get(API + "/" + id).text("state"))) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(500);
        }
    }

    @Test
    @Order(8)
    void callsThoseChosenInTheListFalseEachByItself() {
        Map<String, Object> alert = alerts().get(0);
        String tag = Caller.as(OFFICER)
                .get(API + "/" + alert.get("id"))
                .header("ETag")
                .orElseThrow();
        String row = alert.get("id") + "/" + tag.replaceAll("^\"([0-9]+).*", "$1");
        Visitor officer = Visitor.as(OFFICER);
        Answer list = officer.open("/privacy/alerts?staff=t-snoops");
        assertThat(list.body()).contains("name=\"chosen-row\" form=\"chosen\" value=\"" + row + "\"");
        Map.Entry<String, String> chosen = Map.entry("chosen-row", row);
        assertThat(officer.press(list, "chosen", "chosen:false", List.of(chosen))
                        .body())
                .contains("请选择误报的原因");
        Map.Entry<String, String> why = Map.entry("chosen:reason", "busy-day");
        Map.Entry<String, String> silent = Map.entry("chosen:silent", "0");
        Answer called = officer.press(list, "chosen", "chosen:false", List.of(chosen, why, silent));
        assertThat(called.body()).containsPattern("已完成</span> <a [^>]*" + alert.get("id"));
        assertThat(alerts().get(0)).containsEntry("state", "false-alarm");
        Answer again = officer.press(list, "chosen", "chosen:false", List.of(chosen, why, silent));
        assertThat(again.body()).containsPattern("未完成</span> <a [^>]*" + alert.get("id"));
    }

    private static List<Map<String, Object>> alerts() {
        return Caller.as(OFFICER).get(API + "?staff=t-snoops").items();
    }

    private static Map<String, Object> awaitAlert(long value) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(until)) {
            List<Map<String, Object>> found = alerts();
            if (!found.isEmpty() && ((Number) found.get(0).get("value")).longValue() >= value) {
                return found.get(0);
            }
            Thread.sleep(300);
        }
        throw new AssertionError("no alert within a minute");
    }
}
