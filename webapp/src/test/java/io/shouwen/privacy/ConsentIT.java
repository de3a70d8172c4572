package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** People agree to purposes and take it back; a use without consent is refused from then on (P6). */
@InPayara
@RunAsClient
class ConsentIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-consents");
    private static final Person OFFICER = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    private final String customer = register();

    @Test
    void holdsFromTheMomentItIsGivenAndNotAMomentLonger() {
        assertThat(consents().text("covered")).isEqualTo("[]");
        record("marketing", true, "2026-1", 204);
        assertThat(consents().text("covered")).contains("marketing");
        record("marketing", false, null, 204);
        Answer now = consents();
        assertThat(now.text("covered")).isEqualTo("[]");
        assertThat(now.text("history")).contains("2026-1").contains("t-consents");
    }

    @Test
    void refusesARevealForMarketingWithoutConsent() {
        String order = Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "测试"))
                .text("id");
        Map<String, Object> ask = Map.of(
                "person",
                customer,
                "field",
                "crm.customer.phone",
                "purpose",
                "marketing-contact",
                "case",
                "workorder/" + order);
        Answer refused = Caller.as(AGENT).post("/api/privacy/reveals", ask);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.text("type")).endsWith("privacy.no-consent");
        record("marketing", true, "2026-1", 204);
        assertThat(Caller.as(AGENT).post("/api/privacy/reveals", ask).status()).isEqualTo(200);
        record("marketing", false, null, 204);
        assertThat(Caller.as(AGENT).post("/api/privacy/reveals", ask).status()).isEqualTo(403);
        Answer entries = Caller.as(OFFICER).get("/api/privacy/audit-entries?outcome=refused&subject=" + customer);
        assertThat(entries.body()).contains("privacy.no-consent");
    }

    @Test
    void acceptsOnlyWhatWasPublished() {
        record("marketing", true, "2019-7", 400);
        record("no-such-purpose", true, "2026-1", 400);
        record("marketing", true, null, 400);
        String version = "it-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> text = Map.of("version", version, "zh", "新的文本", "en", "new words");
        assertThat(Caller.as(OFFICER)
                        .post("/api/privacy/consent-purposes/survey/texts", text)
                        .status())
                .isEqualTo(201);
        assertThat(Caller.as(OFFICER)
                        .post("/api/privacy/consent-purposes/survey/texts", text)
                        .status())
                .isEqualTo(409);
        record("survey", true, version, 204);
    }

    @Test
    void doesNothingTwiceUnderOneKey() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> text = Map.of("version", "it-" + letters(), "zh", "文本", "en", "words");
        for (int i = 0; i < 2; i++) {
            Answer published =
                    Caller.as(OFFICER).post("/api/privacy/consent-purposes/survey/texts", text, "Idempotency-Key", key);
            assertThat(published.status()).as(published.toString()).isEqualTo(201);
        }
        Map<String, Object> purpose = new java.util.LinkedHashMap<>(Map.of(
                "word", "it-" + letters(), "zh", "用途", "en", "purpose", "position", 50, "kinds", List.of("phone")));
        for (int i = 0; i < 2; i++) {
            Answer added = Caller.as(OFFICER).post("/api/privacy/purposes", purpose, "Idempotency-Key", key);
            assertThat(added.status()).as(added.toString()).isEqualTo(201);
        }
        purpose.put("zh", "别的用途");
        assertThat(Caller.as(OFFICER)
                        .post("/api/privacy/purposes", purpose, "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        Map<String, Object> consent =
                Map.of("purpose", "survey", "given", true, "textVersion", "2026-1", "channel", "phone");
        int before = consents().json().get("history") instanceof List<?> lines ? lines.size() : -1;
        for (int i = 0; i < 2; i++) {
            Answer agreed = Caller.as(AGENT)
                    .post("/api/privacy/people/" + customer + "/consents", consent, "Idempotency-Key", key);
            assertThat(agreed.status()).as(agreed.toString()).isEqualTo(204);
        }
        assertThat((List<?>) consents().json().get("history")).hasSize(before + 1);
    }

    @Test
    void acceptsOnlyWhatWasPublishedFromEveryDoor() {
        for (Map<String, Object> consent : List.<Map<String, Object>>of(
                Map.of("consents", List.of("service"), "consentText", "2019-7"),
                Map.of("consents", List.of("service")),
                Map.of("consents", List.of("lottery"), "consentText", "2026-1"))) {
            Map<String, Object> request = new java.util.LinkedHashMap<>(consent);
            request.put("name", "测试同意");
            Answer registered = Caller.as(AGENT).post("/api/crm/customers", request);
            assertThat(registered.status()).as(registered.toString()).isEqualTo(400);
            assertThat(registered.body()).as("what is accepted").containsAnyOf("2026-1", "marketing");
        }
        String file = "姓名,同意\n导入人,service\n";
        Answer unknown = upload("?consentText=2019-7", file);
        assertThat(unknown.status()).as(unknown.toString()).isEqualTo(400);
        assertThat(unknown.body()).contains("2026-1");
        Answer unstated = upload("", file);
        assertThat(unstated.json()).as(unstated.toString()).containsEntry("faulty", 1L);
        assertThat(upload("?consentText=2026-1", file).json()).containsEntry("faulty", 0L);
        Answer guardian = Caller.as(AGENT)
                .put(
                        "/api/privacy/people/" + customer + "/guardian",
                        Map.of(
                                "name",
                                "王大明",
                                "phone",
                                "13900001111",
                                "relation",
                                "father",
                                "textVersion",
                                "2019-7",
                                "channel",
                                "paper",
                                "verifiedHow",
                                "household-register"));
        assertThat(guardian.status()).as(guardian.toString()).isEqualTo(400);
        assertThat(guardian.body()).contains("2026-1");
        assertThat(consents().text("covered")).isEqualTo("[]");
    }

    @Test
    void asksForANewPurposeWhereComplianceAddedIt() {
        String word = "promo-" + letters();
        Map<String, Object> purpose = Map.of("zh", "课程推荐", "en", "Course tips", "position", 40, "active", true);
        Answer put = Caller.as(OFFICER).put("/api/privacy/consent-purposes/" + word, purpose);
        assertThat(put.status()).as(put.toString()).isEqualTo(204);
        String read = put.header("ETag").orElseThrow();
        assertThat(Caller.as(OFFICER)
                        .put("/api/privacy/consent-purposes/" + word, purpose)
                        .status())
                .as("it is there already")
                .isEqualTo(428);
        Answer changed = Caller.as(OFFICER).put("/api/privacy/consent-purposes/" + word, purpose, "If-Match", read);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
        assertThat(Caller.as(OFFICER)
                        .put("/api/privacy/consent-purposes/" + word, purpose, "If-Match", read)
                        .status())
                .as("somebody else was quicker")
                .isEqualTo(412);
        assertThat(Caller.as(OFFICER).get("/api/privacy/consent-purposes").body())
                .contains("\"version\":" + changed.header("ETag").orElseThrow().replace("\"", ""));
        Map<String, Object> agreed =
                Map.of("name", "测试同意", "consents", List.of(word), "consentText", "2026-1", "evenIfSimilar", true);
        assertThat(Caller.as(AGENT).post("/api/crm/customers", agreed).status())
                .as("no text of it is published")
                .isEqualTo(400);
        assertThat(Caller.as(OFFICER)
                        .post(
                                "/api/privacy/consent-purposes/" + word + "/texts",
                                Map.of("version", "2026-1", "zh", "推荐课程", "en", "tips"))
                        .status())
                .isEqualTo(201);
        Answer registered = Caller.as(AGENT).post("/api/crm/customers", agreed);
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        assertThat(Visitor.as(AGENT).open("/crm/customer-new").body())
                .contains("课程推荐")
                .doesNotContain("???");
        assertThat(Visitor.as(AGENT)
                        .open("/crm/customer?id=" + registered.text("id"))
                        .body())
                .as("its channel has a name")
                .contains("接口登记")
                .doesNotContain("???");
    }

    @Test
    void asksForTheConsentThatComplianceSaysAPurposeNeeds() {
        String word = "promo-" + letters();
        Map<String, Object> purpose = new java.util.LinkedHashMap<>(
                Map.of("word", word, "zh", "课程推荐", "en", "Course tips", "position", 90, "kinds", List.of("phone")));
        purpose.put("consent", "no-such-consent");
        assertThat(Caller.as(OFFICER).post("/api/privacy/purposes", purpose).status())
                .isEqualTo(400);
        purpose.put("consent", "marketing");
        Answer added = Caller.as(OFFICER).post("/api/privacy/purposes", purpose);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        String order = Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "测试"))
                .text("id");
        Map<String, Object> ask = Map.of(
                "person", customer, "field", "crm.customer.phone", "purpose", word, "case", "workorder/" + order);
        assertThat(Caller.as(AGENT).post("/api/privacy/reveals", ask).status()).isEqualTo(403);
        record("marketing", true, "2026-1", 204);
        assertThat(Caller.as(AGENT).post("/api/privacy/reveals", ask).status()).isEqualTo(200);
        record("marketing", false, null, 204);
        purpose.remove("consent");
        purpose.put("zh", "推荐课程");
        assertThat(Caller.as(OFFICER)
                        .put("/api/privacy/purposes/" + word, purpose, "If-Match", "\"1\"")
                        .text("consent"))
                .as("a change that does not speak of it")
                .isEqualTo("marketing");
        assertThat(Caller.as(AGENT).post("/api/privacy/reveals", ask).status()).isEqualTo(403);
        assertThat(Visitor.as(OFFICER).open("/privacy/purposes?word=" + word).body())
                .contains("需要同意")
                .doesNotContain("???");
        purpose.put("consent", "");
        Caller.as(OFFICER).put("/api/privacy/purposes/" + word, purpose, "If-Match", "\"2\"");
        assertThat(Caller.as(AGENT).post("/api/privacy/reveals", ask).status()).isEqualTo(200);
    }

    private static String letters() {
        StringBuilder word = new StringBuilder();
        java.util.concurrent.ThreadLocalRandom.current().ints(10, 'a', 'z' + 1).forEach(c -> word.append((char) c));
        return word.toString();
    }

    private static Answer upload(String query, String csv) {
        return Caller.as(AGENT)
                .send("POST", "/api/crm/imports" + query, csv, "Content-Type", "text/csv; charset=UTF-8");
    }

    @Test
    void keepsOthersOut() {
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE);
        for (Person person : new Person[] {OFFICER, auditor}) {
            assertThat(Caller.as(person)
                            .get("/api/privacy/people/" + customer + "/consents")
                            .status())
                    .isEqualTo(403);
        }
        for (Person person : new Person[] {AGENT, auditor}) {
            assertThat(Caller.as(person)
                            .post(
                                    "/api/privacy/consent-purposes/survey/texts",
                                    Map.of("version", "x", "zh", "x", "en", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(Caller.as(person)
                            .get("/api/privacy/consent-purposes/standings")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(Visitor.as(auditor).open("/privacy/consent-texts").status()).isEqualTo(403);
    }

    @Test
    void showsItOnPages() {
        record("survey", true, "2026-1", 204);
        Answer page = Visitor.as(OFFICER).open("/privacy/consent-texts");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains("2026-1").doesNotContain("???");
        Answer card = Visitor.as(AGENT).open("/crm/customer?id=" + customer);
        assertThat(card.status()).isEqualTo(200);
        assertThat(card.body()).contains("consentGive").contains("2026-1").doesNotContain("???");
    }

    private void record(String purpose, boolean given, String version, int status) {
        Map<String, Object> request =
                new java.util.LinkedHashMap<>(Map.of("purpose", purpose, "given", given, "channel", "phone"));
        request.put("textVersion", version);
        Answer answer = Caller.as(AGENT).post("/api/privacy/people/" + customer + "/consents", request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    private Answer consents() {
        return Caller.as(AGENT).get("/api/privacy/people/" + customer + "/consents");
    }

    private static String register() {
        Answer answer = Caller.as(AGENT)
                .post("/api/crm/customers", Map.of("name", "测试同意", "phone", "13800138000", "evenIfSimilar", true));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }
}
