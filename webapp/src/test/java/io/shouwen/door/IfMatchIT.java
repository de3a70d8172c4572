package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import jakarta.ws.rs.HeaderParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Every change of something that is there: 428 from who does not say what was read, 412 from who read something else (X3). */
@InPayara
@RunAsClient
class IfMatchIT {

    /** What takes a longer story to be there: the test that tells it, and there sends no If-Match and a stale one. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "/api/privacy/alerts/", "AlertsIT",
            "/api/privacy/access-reviews/", "AccessReviewIT",
            "/api/privacy/reveal-requests/", "RevealRequestsIT",
            "/api/privacy/rule-texts", "AttestationIT",
            "/api/performance/payout-runs/", "PayoutJourneyIT",
            "/api/performance/people/", "PayoutJourneyIT",
            "/api/performance/leavers/", "PayoutJourneyIT",
            "/api/workorder/working-calendar/", "WorkingCalendarIT",
            "/api/crm/campaigns/", "CampaignsIT");

    private final DocumentedAnswers documented = new DocumentedAnswers(
            Caller.anonymous().get("/openapi", "Accept", "application/json").body());

    @Test
    void everyChangeWantsToKnowWhatWasRead() {
        SomethingOfEach there = new SomethingOfEach();
        List<String> tried = new ArrayList<>();
        assertSoftly(soft -> RestOperation.all().stream()
                .filter(IfMatchIT::takesIfMatch)
                .filter(one -> ELSEWHERE.keySet().stream().noneMatch(one.path()::startsWith))
                .forEach(one -> {
                    String path = there.path(one).orElse(null);
                    soft.assertThat(path)
                            .as("%s needs something to change, here or elsewhere", one)
                            .isNotNull();
                    if (path != null) {
                        Answer unread = send(one, path);
                        soft.assertThat(unread.status()).as("%s", unread).isEqualTo(428);
                        Answer stale = send(one, path, "If-Match", "\"999999\"");
                        soft.assertThat(stale.status()).as("%s", stale).isEqualTo(412);
                        soft.assertThat(documented.faults(one, unread))
                                .as("%s", unread)
                                .isEmpty();
                        soft.assertThat(documented.faults(one, stale))
                                .as("%s", stale)
                                .isEmpty();
                        tried.add(one.toString());
                    }
                }));
        assertThat(tried).hasSizeGreaterThan(30);
    }

    /** With a body that would be taken. */
    private Answer send(RestOperation one, String path, String... headers) {
        String body = switch (one.documented()) {
            case "/api/privacy/retention/rules/{category}" ->
                "{\"days\":400,\"action\":\"anonymise\",\"enabled\":false}";
            case "/api/privacy/reveal-policies/{subject}" ->
                "{\"secondPerson\":false,\"minutes\":15,\"freshFactor\":false,\"caseRule\":\"own\"}";
            case "/api/privacy/purposes/{word}" ->
                "{\"zh\":\"用途\",\"en\":\"purpose\",\"position\":1,\"kinds\":[\"phone\"]}";
            case "/api/privacy/people/{person}/guardian" ->
                "{\"name\":\"赵二\",\"phone\":\"13900002222\",\"relation\":\"father\",\"textVersion\":\"2026-1\","
                        + "\"channel\":\"paper\",\"verifiedHow\":\"household-register\"}";
            default -> documented.example(one, null);
        };
        return Stream.of(Portal.values())
                .map(portal ->
                        Caller.as(Person.almighty(portal).withSecondFactor()).send(one.verb(), path, body, headers))
                .filter(answer -> answer.status() != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no portal allows " + one));
    }

    private static boolean takesIfMatch(RestOperation one) {
        return Stream.of(one.method().getParameters())
                .map(parameter -> parameter.getAnnotation(HeaderParam.class))
                .anyMatch(header -> header != null && header.value().equals("If-Match"));
    }
}
