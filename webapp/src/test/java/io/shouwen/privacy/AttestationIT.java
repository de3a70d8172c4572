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
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Staff confirm the rules, and are asked again when these change. */
@InPayara
@RunAsClient
class AttestationIT {

    private static final String API = "/api/privacy/attestation";
    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-publishes");

    @Test
    void remindsUntilThePresentRulesAreConfirmedAndAgainAfterAChange() {
        Person agent = Person.with(Role.AGENT, Portal.STAFF).numbered("t-attests");
        assertThat(Visitor.as(agent).open("/desk").body()).contains("您还没有确认");
        assertThat(missing()).contains("t-attests");
        Answer rules = Caller.as(agent).get(API);
        int version = ((Number) rules.json().get("version")).intValue();
        assertThat(rules.json().get("givenAt")).isNull();
        assertThat(Caller.as(agent).post(API, Map.of("version", version + 1)).status())
                .isEqualTo(409);
        assertThat(Caller.as(agent).post(API, Map.of()).status()).isEqualTo(400);
        Answer given = Caller.as(agent).post(API, Map.of("version", version));
        assertThat(given.json().get("givenAt")).isNotNull();
        assertThat(Caller.as(agent).post(API, Map.of("version", version)).text("givenAt"))
                .isEqualTo(given.text("givenAt"));
        assertThat(Visitor.as(agent).open("/desk").body()).doesNotContain("您还没有确认");
        assertThat(missing()).doesNotContain("t-attests");
        assertThat(Caller.as(OFFICER)
                        .get("/api/privacy/audit-entries?actor=t-attests&action=privacy.attestation.give")
                        .items())
                .hasSize(1);

        Map<String, Object> next = Map.of("titleZh", "守则", "titleEn", "Rules", "zh", "不外传", "en", "Tell nobody");
        Caller officer = Caller.as(OFFICER);
        assertThat(officer.post("/api/privacy/rule-texts", next).status()).isEqualTo(428);
        assertThat(officer.post("/api/privacy/rule-texts", Map.of("zh", "x"), "If-Match", "\"" + version + "\"")
                        .status())
                .isEqualTo(400);
        Answer published = officer.post("/api/privacy/rule-texts", next, "If-Match", "\"" + version + "\"");
        assertThat(published.status()).as(published.toString()).isEqualTo(200);
        assertThat(officer.post("/api/privacy/rule-texts", next, "If-Match", "\"" + version + "\"")
                        .status())
                .isEqualTo(412);
        assertThat(Visitor.as(agent).open("/desk").body()).contains("您还没有确认");
        assertThat(missing()).contains("t-attests");
    }

    @Test
    void everyPortalHasItsPageAndComplianceTheList() {
        for (Map.Entry<Portal, Role> one : Map.of(
                        Portal.STAFF, Role.AGENT,
                        Portal.SUPERVISION, Role.SUPERVISOR,
                        Portal.FINANCE, Role.FINANCE_PREPARER,
                        Portal.COMPLIANCE, Role.COMPLIANCE_OFFICER,
                        Portal.OPERATIONS, Role.OPERATOR)
                .entrySet()) {
            Answer page = Visitor.as(Person.with(one.getValue(), one.getKey()))
                    .open("/attestation/" + one.getKey().word());
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            assertThat(page.body()).contains("confirm").doesNotContain("???");
        }
        Answer list = Visitor.as(OFFICER).open("/privacy/attestations");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).doesNotContain("???");
        Person agent = Person.with(Role.AGENT, Portal.STAFF);
        assertThat(Caller.as(agent).get("/api/privacy/missing-attestations").status())
                .isEqualTo(403);
        assertThat(Caller.as(agent)
                        .post("/api/privacy/rule-texts", Map.of(), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(403);
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE);
        assertThat(Caller.as(auditor).post(API, Map.of("version", 1)).status()).isEqualTo(403);
    }

    @Test
    void nobodyWaitsForAnAuditorWhoMayNotConfirm() {
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE).numbered("t-audits-only");
        assertThat(Visitor.as(auditor).open("/privacy/audit-log").status()).isEqualTo(200);
        assertThat(missing()).doesNotContain("t-audits-only");
        Person agent = Person.with(Role.AGENT, Portal.STAFF).numbered("t-audits-only");
        assertThat(Visitor.as(agent).open("/desk").status()).isEqualTo(200);
        assertThat(missing()).as("who may confirm by now is waited for").contains("t-audits-only");
    }

    private static String missing() {
        return Caller.as(OFFICER).get("/api/privacy/missing-attestations").body();
    }
}
