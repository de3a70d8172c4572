package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What people do on the pages, posted as their browser would. */
@InPayara
@RunAsClient
class CustomerPagesIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF);

    private final Caller agent = Caller.as(AGENT);
    private final Visitor visitor = Visitor.as(AGENT);

    @Test
    void findsAndOpensTheOneWhoHoldsAPhone() {
        String phone = InventedNumbers.phone();
        String id = agent.post("/api/crm/customers", Map.of("name", "沈从容", "phone", phone))
                .text("id");
        Answer found = visitor.press("/crm/customers", "exact", "exact:go", Map.of("exact:text", phone));
        assertThat(found.status()).as("%s", found).isBetween(302, 303);
        assertThat(found.header("Location").orElseThrow())
                .endsWith("/crm/customer?id=" + id)
                .doesNotContain(phone);

        Answer none =
                visitor.press("/crm/customers", "exact", "exact:go", Map.of("exact:text", InventedNumbers.phone()));
        assertThat(none.body()).contains("没有找到持有该信息的客户");
        Answer unclear = visitor.press("/crm/customers", "exact", "exact:go", Map.of("exact:text", "沈"));
        assertThat(unclear.body()).contains("请输入完整的");
    }

    @Test
    void registersAtTheDeskAndAsksAboutSimilarOnes() {
        String phone = InventedNumbers.phone();
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "customer:name", "韩梅梅",
                "customer:phone", phone,
                "customer:tags", "老学员，喜欢详细说明",
                "customer:channel", "wechat"));
        Answer made = visitor.press("/crm/customer-new", "customer", "customer:save", form);
        assertThat(made.status()).as("%s", made).isBetween(302, 303);
        String location = made.header("Location").orElseThrow();
        Answer page = visitor.open(location.substring(location.indexOf("/crm/")));
        assertThat(page.body()).contains("韩**").contains("喜欢详细说明").doesNotContain("韩梅梅");

        Answer similar = visitor.press("/crm/customer-new", "customer", "customer:save", form);
        assertThat(similar.status()).isEqualTo(200);
        assertThat(similar.body()).contains("可能已有这位客户").contains("韩梅梅"); // input is kept
        form.put("customer:phone", "12");
        form.put("customer:travelDocument", "34");
        assertThat(visitor.press("/crm/customer-new", "customer", "customer:save", form)
                        .body())
                .contains("请填写有效的电话号码", "请填写中国护照")
                .containsPattern("<input id=\"customer:phone\"[^>]*value=\"12\"")
                .containsPattern("<input id=\"customer:phone\"[^>]*ui-state-error")
                .containsPattern("<input id=\"customer:travelDocument\"[^>]*value=\"34\"");
    }

    @Test
    void recordsAVisitAndChangesTheProfile() {
        String id = agent.post("/api/crm/customers", Map.of("name", "曹操", "phone", InventedNumbers.phone()))
                .text("id");
        String path = "/crm/customer?id=" + id;
        Answer recorded = visitor.press(
                path,
                "visitForm",
                "visitForm:visitSave",
                Map.of(
                        "visitForm:visitChannel", "visit",
                        "visitForm:visitDirection", "inbound",
                        "visitForm:visitSummary", "到访咨询，留电话 13800138000",
                        "visitForm:visitFollowUp", "明天回电",
                        "visitForm:visitFollowUpOn", "2027-01-05"));
        assertThat(recorded.status()).as("%s", recorded).isBetween(302, 303);
        String other = InventedNumbers.phone();
        Answer changed = visitor.press(
                path,
                "editForm",
                "editForm:editSave",
                Map.of("editForm:editPhone", other, "editForm:editTags", "VIP", "editForm:editChannel", "phone"));
        assertThat(changed.status()).as("%s", changed).isBetween(302, 303);
        Answer page = visitor.open(path);
        assertThat(page.body())
                .contains("到访咨询，留电话 138****8000")
                .contains("2027-01-05")
                .contains("****" + other.substring(7))
                .contains("VIP")
                .doesNotContain("13800138000");
    }

    @Test
    void startsAnImportThatWasChecked() {
        String csv = "name,phone\n魏征," + InventedNumbers.phone() + "\n,12\n";
        String id = agent.send("POST", "/api/crm/imports", csv, "Content-Type", "text/csv")
                .text("id");
        String path = "/crm/import?id=" + id;
        assertThat(visitor.open(path).body()).contains("待导入").contains("此列必填");
        Answer started = visitor.press(path, "import", "import:start", Map.of());
        assertThat(started.status()).as("%s", started).isBetween(302, 303);
        assertThat(agent.get("/api/crm/imports/" + id).text("state")).isIn("running", "done");
        Answer file = visitor.press(path, "import", "import:errors-file", Map.of());
        assertThat(file.body()).contains("行号").doesNotContain(",12");
    }

    @Test
    void exportsTheListFromThePage() {
        agent.post("/api/crm/customers", Map.of("name", "严厉", "phone", InventedNumbers.phone()));
        Answer page = visitor.open("/crm/customers?family=%E4%B8%A5");
        Matcher button = Pattern.compile("name=\"(export:[^\"]+)\"").matcher(page.body());
        assertThat(button.find()).isTrue();
        Answer file = visitor.press("/crm/customers?family=%E4%B8%A5", "export", button.group(1), Map.of());
        assertThat(file.body()).contains("客户编号").contains("严*").doesNotContain("严厉");
    }

    @Test
    void revealsAPhoneForAPurposeOnAnOpenCaseOnly() {
        String phone = InventedNumbers.phone();
        String id = agent.post("/api/crm/customers", Map.of("name", "水灵", "phone", phone))
                .text("id");
        String path = "/crm/customer?id=" + id;
        assertThat(visitor.open(path).body()).contains("没有您可用的未结案件").doesNotContain("查看原文 电话");

        Answer order = agent.post(
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
                        "登录不了学习平台",
                        "contactedAt",
                        Instant.now().minusSeconds(30).toString()));
        assertThat(order.status()).as("%s", order).isEqualTo(201);
        Answer page = visitor.open(path);
        assertThat(page.body())
                .doesNotContain("没有您可用的未结案件")
                .contains("查看原文 电话")
                .contains(order.text("number"))
                .doesNotContain(phone);
        Map<String, String> asked = new LinkedHashMap<>(Map.of(
                "revealForm:revealField", "phone",
                "revealForm:revealPurpose", "contact-customer",
                "revealForm:revealCase", "workorder/" + order.text("id")));
        Answer shown = visitor.press(path, "revealForm", "revealForm:revealShow", asked);
        assertThat(shown.status()).as("%s", shown).isEqualTo(200);
        assertThat(shown.body()).contains("30 秒").contains(phone.substring(3));
        assertThat(visitor.open(path).body()).doesNotContain(phone);

        asked.put("revealForm:revealField", "idNumber");
        assertThat(visitor.press(path, "revealForm", "revealForm:revealShow", asked)
                        .body())
                .doesNotContain(phone);
    }

    @Test
    void uploadsAFileOnThePage() {
        String phone = InventedNumbers.phone();
        Answer page = visitor.open("/crm/imports");
        Map<String, String> fields =
                Visitor.filled(page, "upload", "upload:check", Map.of("upload:consentText", "2026-1"));
        Answer checked = visitor.submitFile(
                "/crm/imports", fields, "upload:file", "customers.csv", "姓名,手机号,同意\n窦娥," + phone + ",是\n");
        assertThat(checked.status()).as("%s", checked).isBetween(302, 303);
        String location = checked.header("Location").orElseThrow();
        assertThat(visitor.open(location.substring(location.indexOf("/crm/"))).body())
                .contains("待导入")
                .contains("正式导入 1 行")
                .doesNotContain(phone);
    }
}
