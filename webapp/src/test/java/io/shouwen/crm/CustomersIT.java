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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

@InPayara
@RunAsClient
class CustomersIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF);

    private final Caller agent = Caller.as(AGENT);

    @Test
    void registersAndShowsMasksOnly() {
        String phone = InventedNumbers.phone();
        Answer made =
                register("name", "欧阳小雨", "phone", phone, "email", "Yu@Example.com", "card", InventedNumbers.card());
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        assertThat(made.header("Location").orElseThrow()).endsWith(made.text("id"));

        Answer read = agent.get("/api/crm/customers/" + made.text("id"));
        assertThat(read.header("ETag").orElseThrow()).startsWith("\"1.");
        assertThat(read.text("name")).isEqualTo("欧阳**");
        assertThat(read.text("phone")).isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));
        assertThat(read.text("email")).isEqualTo("Y***@example.com");
        assertThat(read.text("card")).startsWith("**** **** **** ");
        assertThat(read.body()).doesNotContain("小雨").doesNotContain(phone).doesNotContain("Yu@");
        assertThat(read.text("number")).isEqualTo(made.text("number")).startsWith("C-");
    }

    @Test
    void findsByExactValueWhileMasked() {
        String phone = InventedNumbers.phone();
        String id = InventedNumbers.residentId();
        String made = register("name", "李雷", "phone", phone, "idNumber", id).text("id");
        for (Map<String, String> search : List.of(
                Map.of("phone", phone), Map.of("phone", "+86 " + phone), Map.of("idNumber", id.toLowerCase()))) {
            Answer found = agent.post("/api/crm/customers/search", search);
            assertThat(found.items())
                    .as("%s", found)
                    .extracting(r -> r.get("id"))
                    .containsExactly(made);
            assertThat(found.body()).doesNotContain(phone).doesNotContain(id).doesNotContain("李雷");
        }
        assertThat(agent.post("/api/crm/customers/search", Map.of("phone", InventedNumbers.phone()))
                        .items())
                .isEmpty();
        assertThat(agent.post("/api/crm/customers/search", Map.of("phone", "12"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void namesWhatIsWrongAndNeverTheValue() {
        Answer refused = register("name", "", "phone", "12345-oops", "idNumber", "99000020000101000X");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("phone").doesNotContain("oops");
    }

    @Test
    void refusesAnIdNumberThatIsKnown() {
        String id = InventedNumbers.residentId();
        String first = register("name", "王芳", "idNumber", id).text("id");
        Answer second = register("name", "王小芳", "idNumber", id);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("customer")).isEqualTo(first);
    }

    @Test
    void comparesATravelDocumentAndNeverShowsIt() {
        // Each comparison counts (P1): not for those that other tests make.
        Caller agent = Caller.as(Person.with(Role.AGENT, Portal.STAFF).numbered("t-passports"));
        String passport = "E" + InventedNumbers.digits(8);
        Answer first = agent.post("/api/crm/customers", Map.of("name", "古力娜", "travelDocument", passport));
        String customer = "/api/crm/customers/" + first.text("id");
        assertThat(agent.get(customer).json())
                .containsEntry("hasTravelDocument", true)
                .containsEntry("hasIdNumber", false);
        for (String typed : List.of(passport, passport.toLowerCase(), "passport:CHN:" + passport)) {
            Answer found = agent.post("/api/crm/customers/search", Map.of("travelDocument", typed));
            assertThat(found.items()).extracting(r -> r.get("id")).containsExactly(first.text("id"));
            assertThat(found.body()).doesNotContain(passport);
        }
        assertThat(agent.post("/api/crm/customers/search", Map.of("travelDocument", "passport:GBR:" + passport))
                        .items())
                .as("another country's")
                .isEmpty();
        Answer again = agent.post("/api/crm/customers", Map.of("name", "古丽", "travelDocument", passport));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).endsWith("crm.travel-document-registered");
        assertThat(agent.post("/api/crm/customers", Map.of("name", "古丽", "travelDocument", "12"))
                        .body())
                .contains("travelDocument");

        Answer emptied = agent.put(customer, Map.of("travelDocument", ""), "If-Match", "*");
        assertThat(emptied.status()).as("%s", emptied).isEqualTo(204);
        assertThat(agent.get(customer).json()).containsEntry("hasTravelDocument", false);
        String other = agent.post("/api/crm/customers", Map.of("name", "古丽", "travelDocument", passport))
                .text("id");
        assertThat(agent.put(customer, Map.of("travelDocument", passport), "If-Match", "*")
                        .text("customer"))
                .isEqualTo(other);
    }

    @Test
    void asksAboutASimilarCustomerButLetsFamiliesShareAPhone() {
        String phone = InventedNumbers.phone();
        String first = register("name", "张伟", "phone", phone).text("id");
        assertThat(register("name", "刘洋", "phone", phone).status()).isEqualTo(201);
        Answer similar = register("name", "张军", "phone", phone);
        assertThat(similar.status()).isEqualTo(409);
        assertThat(similar.text("customer")).isEqualTo(first);
        Map<String, Object> sure = new LinkedHashMap<>(Map.of("name", "张军", "phone", phone));
        sure.put("evenIfSimilar", true);
        assertThat(agent.post("/api/crm/customers", sure).status()).isEqualTo(201);
    }

    @Test
    void createsOnceForOneKey() {
        String phone = InventedNumbers.phone();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("name", "赵敏", "phone", phone);
        Answer first = agent.post("/api/crm/customers", body, "Idempotency-Key", key);
        Answer again = agent.post("/api/crm/customers", body, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(agent.post("/api/crm/customers", Map.of("name", "钱"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        String phone = InventedNumbers.phone();
        String id = register("name", "孙丽", "phone", phone, "email", "sun@example.com")
                .text("id");
        String path = "/api/crm/customers/" + id;
        String other = InventedNumbers.phone();
        assertThat(agent.put(path, Map.of("phone", other)).status()).isEqualTo(428);
        assertThat(agent.put(path, Map.of("phone", other), "If-Match", "\"7\"").status())
                .isEqualTo(412);
        Answer changed =
                agent.put(path, Map.of("phone", other, "email", "", "tags", List.of("VIP")), "If-Match", "\"1\"");
        assertThat(changed.status()).as("%s", changed).isEqualTo(204);
        Answer read = agent.get(path);
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(read.header("ETag").orElseThrow()).startsWith("\"2.");
        assertThat(read.text("phone")).endsWith(other.substring(7));
        assertThat(read.text("email")).isNull();
        assertThat(read.body()).contains("VIP");
        assertThat(agent.put(path, Map.of("phone", phone), "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(agent.post("/api/crm/customers/search", Map.of("phone", phone))
                        .items())
                .isEmpty();
    }

    @Test
    void pagesThroughTheList() {
        for (int i = 0; i < 5; i++) {
            register("name", "周" + "一二三四五".charAt(i), "phone", InventedNumbers.phone());
        }
        Answer first = agent.get("/api/crm/customers?limit=2");
        Answer second = agent.get("/api/crm/customers?limit=2&cursor=" + first.text("next"));
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(agent.get("/api/crm/customers?cursor=not-ours").status()).isEqualTo(400);
        assertThat(agent.get("/api/crm/customers?family=%E5%91%A8&sort=oldest").items())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.get("name").toString()).startsWith("周"));
    }

    @Test
    void exportsWhatIsShownAndNothingThatIsAFormula() {
        register("name", "=HYPERLINK", "phone", "+44 20 7946 0958", "tags", "@SUM");
        Answer file = agent.get("/api/crm/customers/export.csv");
        assertThat(file.type()).isEqualTo("text/csv");
        assertThat(file.body())
                .startsWith("\ufeff")
                .contains("'=**")
                .doesNotContain(",@SUM")
                .doesNotContain("7946");
    }

    @Test
    void recordsAContactWithTypedNumbersHidden() {
        String id = register("name", "吴强", "phone", InventedNumbers.phone()).text("id");
        Answer made = agent.post(
                "/api/crm/customers/" + id + "/interactions",
                Map.of(
                        "channel",
                        "visit",
                        "summary",
                        "客户留了新号码 19900112233，证件 990000199001010017",
                        "followUp",
                        "回电",
                        "followUpOn",
                        "2027-01-05"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        Answer list = agent.get("/api/crm/customers/" + id + "/interactions");
        assertThat(list.items()).hasSize(1);
        assertThat(list.body())
                .contains("199****2233，证件 ******")
                .contains("2027-01-05")
                .doesNotContain("19900112233")
                .doesNotContain("990000199001010017");
        assertThat(agent.get("/api/crm/customers/" + UUID.randomUUID() + "/interactions")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsOneCustomerOnOnePage() {
        String id = register("name", "郑爽朗", "phone", InventedNumbers.phone(), "tags", "老学员")
                .text("id");
        agent.post("/api/crm/customers/" + id + "/interactions", Map.of("channel", "phone", "summary", "咨询课程安排"));
        Answer page = Visitor.as(AGENT).open("/crm/customer?id=" + id);
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.body())
                .contains("郑**")
                .contains("老学员")
                .contains("咨询课程安排")
                .doesNotContain("郑爽朗");
    }

    @Test
    void showsTheListAndTheForm() {
        register("name", "冯小刚", "phone", InventedNumbers.phone());
        Visitor visitor = Visitor.as(AGENT.numbered("t-looks-at-lists"));
        int before = looksAtTheList();
        Answer list = visitor.open("/crm/customers?sort=name&family=%E5%86%AF");
        assertThat(list.status()).as("%s", list).isEqualTo(200);
        assertThat(list.body()).contains("冯**").doesNotContain("冯小刚");
        assertThat(looksAtTheList()).as("a look at masks is a look (P5)").isEqualTo(before + 1);
        assertThat(visitor.open("/crm/customer-new").status()).isEqualTo(200);
        assertThat(visitor.open("/crm/imports").status()).isEqualTo(200);
        assertThat(visitor.open("/crm/customer?id=" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    private static int looksAtTheList() {
        return Caller.as(Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE))
                .get("/api/privacy/audit-entries?limit=200&action=crm.customer.list&actor=t-looks-at-lists")
                .items()
                .size();
    }

    private Answer register(String... pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put(pairs[i], pairs[i].equals("tags") ? List.of(pairs[i + 1]) : pairs[i + 1]);
        }
        return agent.post("/api/crm/customers", body);
    }
}
