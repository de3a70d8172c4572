package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
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
