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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Asking, answering, looking and taking a list away on the pages, posted as browsers would. */
@InPayara
@RunAsClient
class RevealPagesIT {

    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final Person agent = Person.with(Role.AGENT, Portal.STAFF).numbered("t-a-" + run);
    private final Visitor finance = Visitor.as(Person.with(Role.FINANCE_PREPARER, Portal.FINANCE)
            .numbered("t-f-" + run)
            .withSecondFactor());
    private final Visitor approver = Visitor.as(Person.with(Role.PRIVACY_APPROVER, Portal.COMPLIANCE)
            .numbered("t-p-" + run)
            .withSecondFactor());
    private final Visitor officer = Visitor.as(Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE)
            .numbered("t-c-" + run)
            .withSecondFactor());

    @Test
    void financeSeesACardOnceAnApproverHasAgreed() {
        String card = InventedNumbers.card();
        Answer customer = Caller.as(agent)
                .post(
                        "/api/crm/customers",
                        Map.of(
                                "name",
                                "测试客户",
                                "phone",
                                "136" + InventedNumbers.digits(8),
                                "card",
                                card,
                                "evenIfSimilar",
                                true));
        Answer order = order(customer.text("id"));
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "ask:person", customer.text("number"),
                "ask:case", order.text("number"),
                "ask:field", "crm.customer.card",
                "ask:purpose", "refund-payment",
                "ask:why", "payment-failed",
                "ask:note", "号码 13800138000"));
        assertThat(finance.press("/privacy/reveal", "ask", "ask:send", form).body())
                .contains("备注中不能写号码");
        form.put("ask:note", "退款失败");
        Answer asked = finance.press("/privacy/reveal", "ask", "ask:send", form);
        assertThat(asked.status()).as(asked.toString()).isBetween(302, 303);
        assertThat(page(finance, "/privacy/reveal"))
                .contains("待批")
                .contains("客户银行卡")
                .doesNotContain(card);

        String queue = page(approver, "/privacy/reveal-approvals?asker=t-f-" + run);
        Matcher link = Pattern.compile("reveal-approvals\\?id=([0-9a-f-]{36})").matcher(queue);
        assertThat(link.find()).as(queue).isTrue();
        String chosen = "/privacy/reveal-approvals?id=" + link.group(1);
        assertThat(page(approver, chosen))
                .contains("退款失败")
                .contains(customer.text("id"))
                .contains("共申请 1 次")
                .doesNotContain(card);
        assertThat(page(officer, chosen)).doesNotContain("answer:grant");
        assertThat(page(approver, "/notifications/compliance")).contains("t-f-" + run);
        Answer without = approver.press(chosen, "answer", "answer:refuse", Map.of("answer:version", "1"));
        assertThat(without.body()).contains("请选择拒绝原因");
        Answer granted = approver.press(chosen, "answer", "answer:grant", Map.of("answer:version", "1"));
        assertThat(granted.status()).as(granted.toString()).isBetween(302, 303);

        assertThat(page(finance, "/notifications/finance")).contains("您的原文申请已获批准");
        String mine = page(finance, "/privacy/reveal");
        assertThat(mine).contains("已批准").doesNotContain(card);
        Answer shown = finance.press("/privacy/reveal", "mine", button(mine, "mine:[^\"]*show"), Map.of());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(shown.body()).contains(card).contains("30 秒");
        assertThat(page(finance, "/privacy/reveal")).doesNotContain(card);
        Answer back = finance.press("/privacy/reveal", "mine", button(mine, "mine:[^\"]*withdraw"), Map.of());
        assertThat(back.body()).contains("已撤回");
    }

    @Test
    void aSupervisorTakesAListAwayOnce() {
        Person person = Person.with(Role.SUPERVISOR, Portal.STAFF)
                .numbered("t-s-" + run)
                .withSecondFactor();
        Visitor supervisor = Visitor.as(person);
        String tag = "page-" + run;
        String phone = "135" + InventedNumbers.digits(8);
        Caller.as(agent)
                .post(
                        "/api/crm/customers",
                        Map.of("name", "名单客户", "phone", phone, "tags", List.of(tag), "evenIfSimilar", true));
        Matcher link = Pattern.compile("href=\"(/privacy/export-request[^\"]*)\"")
                .matcher(page(supervisor, "/crm/customers?tag=" + tag));
        assertThat(link.find()).isTrue();
        String path = link.group(1).replace("&amp;", "&");
        assertThat(page(supervisor, path)).contains("1 人");
        assertThat(page(Visitor.as(agent), "/crm/customers")).doesNotContain("export-request");
        assertThat(Visitor.as(agent).open(path).status()).isEqualTo(403);
        Answer asked = supervisor.press(
                path,
                "ask",
                "ask:send",
                Map.of(
                        "ask:fields", "crm.customer.phone",
                        "ask:purpose", "contact-customer",
                        "ask:why", "data-check"));
        assertThat(asked.status()).as(asked.toString()).isBetween(302, 303);

        Matcher id = Pattern.compile("reveal-approvals\\?id=([0-9a-f-]{36})")
                .matcher(page(approver, "/privacy/reveal-approvals?asker=t-s-" + run));
        assertThat(id.find()).isTrue();
        approver.press(
                "/privacy/reveal-approvals?id=" + id.group(1), "answer", "answer:grant", Map.of("answer:version", "1"));
        String mine = page(supervisor, "/privacy/my-requests");
        String download = button(mine, "mine:[^\"]*download");
        Answer file = supervisor.press("/privacy/my-requests", "mine", download, Map.of());
        assertThat(file.body()).contains(phone).contains("# t-s-" + run);
        assertThat(file.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(page(supervisor, "/privacy/my-requests")).contains("已下载");
    }

    @Test
    void theOfficerKeepsPurposesAndRules() {
        String word = "page-" + letters();
        Answer added = officer.press(
                "/privacy/purposes",
                "purpose",
                "purpose:save",
                Map.of(
                        "purpose:version", "1",
                        "purpose:word", word,
                        "purpose:zh", "页面用途",
                        "purpose:en", "Page purpose",
                        "purpose:position", "95",
                        "purpose:kinds", "PHONE",
                        "purpose:active", "on"));
        assertThat(added.status()).as(added.toString()).isBetween(302, 303);
        assertThat(page(officer, "/privacy/purposes?word=" + word)).contains("页面用途");
        Answer retired = officer.press(
                "/privacy/purposes?word=" + word,
                "purpose",
                "purpose:save",
                Map.of(
                        "purpose:version", "1",
                        "purpose:zh", "改名用途",
                        "purpose:en", "Renamed",
                        "purpose:position", "95",
                        "purpose:kinds", "PHONE"));
        assertThat(retired.status()).as(retired.toString()).isBetween(302, 303);
        assertThat(page(officer, "/privacy/purposes")).contains("改名用途").contains("已停用");

        String path = "/privacy/reveal-policies?subject=payment-account";
        Matcher version =
                Pattern.compile("name=\"policy:version\"[^>]*value=\"(\\d+)\"").matcher(page(officer, path));
        assertThat(version.find()).isTrue();
        Map<String, String> rule = new LinkedHashMap<>(Map.of(
                "policy:version", version.group(1),
                "policy:case", "open",
                "policy:factor", "on",
                "policy:minutes", "10",
                "policy:permission", ""));
        assertThat(officer.press(path, "policy", "policy:set", rule).body()).contains("规则过宽");
        rule.put("policy:second", "on");
        Answer set = officer.press(path, "policy", "policy:set", rule);
        assertThat(set.status()).as(set.toString()).isBetween(302, 303);
        assertThat(page(officer, path)).contains("t-c-" + run);
        assertThat(approver.open("/privacy/reveal-policies").status()).isEqualTo(403);
    }

    @Test
    void theDialogAsksWhereTheRuleWantsASecondPerson() {
        Caller rules = Caller.as(Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE)
                .numbered("t-c-" + run)
                .withSecondFactor());
        setAddressRule(rules, true);
        try {
            String customer = Caller.as(agent)
                    .post(
                            "/api/crm/customers",
                            Map.of(
                                    "name",
                                    "测试客户",
                                    "phone",
                                    "134" + InventedNumbers.digits(8),
                                    "address",
                                    "人民路 1 号",
                                    "evenIfSimilar",
                                    true))
                    .text("id");
            String order = "workorder/" + order(customer).text("id");
            Visitor desk = Visitor.as(agent);
            String path = "/crm/customer?id=" + customer;
            Map<String, String> form = new LinkedHashMap<>(Map.of(
                    "revealForm:revealField", "address",
                    "revealForm:revealPurpose", "deliver-service",
                    "revealForm:revealCase", order,
                    "revealForm:revealWhy", "mask-not-enough"));
            Answer early = desk.press(path, "revealForm", "revealForm:revealShow", form);
            assertThat(early.body()).doesNotContain("人民路 1 号").contains("revealAsk");
            Answer asked = desk.press(path, "revealForm", "revealForm:revealAsk", form);
            assertThat(asked.body()).contains("待批");
            Matcher id = Pattern.compile("reveal-approvals\\?id=([0-9a-f-]{36})")
                    .matcher(page(approver, "/privacy/reveal-approvals?asker=t-a-" + run));
            assertThat(id.find()).isTrue();
            approver.press(
                    "/privacy/reveal-approvals?id=" + id.group(1),
                    "answer",
                    "answer:grant",
                    Map.of("answer:version", "1"));
            Answer shown = desk.press(path, "revealForm", "revealForm:revealShow", form);
            assertThat(shown.body()).contains("人民路 1 号");
        } finally {
            setAddressRule(rules, false);
        }
    }

    private static void setAddressRule(Caller officer, boolean secondPerson) {
        String path = "/api/privacy/reveal-policies/address";
        Answer set = officer.put(
                path,
                Map.of("secondPerson", secondPerson, "minutes", 15, "freshFactor", false, "caseRule", "own"),
                "If-Match",
                officer.get(path).header("ETag").orElseThrow());
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
    }

    private Answer order(String customer) {
        Answer answer = Caller.as(agent)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "测试"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String button(String page, String pattern) {
        Matcher button = Pattern.compile("id=\"(" + pattern + ")\"").matcher(page);
        assertThat(button.find()).as(page).isTrue();
        return button.group(1);
    }

    private static String page(Visitor visitor, String path) {
        Answer answer = visitor.open(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("???");
        return answer.body();
    }

    private static String letters() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append((char) ('a' + ThreadLocalRandom.current().nextInt(26)));
        }
        return text.toString();
    }
}
