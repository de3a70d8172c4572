package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Campaigns as people make them by the API, for customers with a tag of their own: no other test's get a mail. */
public final class TestCampaigns {

    public static final String PATH = "/api/crm/campaigns";
    static final Person WRITER = Person.with(Role.SENIOR_AGENT, Portal.STAFF);
    static final Person APPROVER = Person.with(Role.SUPERVISOR, Portal.STAFF);
    static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF);

    private final String tag = new SecureRandom()
            .ints(8, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining("", "群", ""));

    String tag() {
        return tag;
    }

    Map<String, Object> content() {
        return Map.of(
                "name", "测试 " + tag,
                "purpose", "marketing",
                "tags", List.of(tag),
                "subjectZh", "{客户名}，新课程",
                "textZh", "{客户名}，您好！您的编号是 {客户编号}。");
    }

    Answer draft() {
        return draft(Map.of());
    }

    /** @param other than the usual content */
    Answer draft(Map<String, ?> other) {
        Map<String, Object> content = new LinkedHashMap<>(content());
        content.putAll(other);
        return expect(201, writer().post(PATH, content));
    }

    Answer previewed(Answer drafted) {
        return expect(200, act(writer(), drafted, "preview"));
    }

    Answer submitted(Answer drafted) {
        return expect(200, act(writer(), previewed(drafted), "submit"));
    }

    Answer approved(Answer drafted) {
        return expect(200, act(Caller.as(APPROVER.withSecondFactor()), submitted(drafted), "approve"));
    }

    public Answer started() {
        return start(approved(draft()));
    }

    Answer start(Answer approved) {
        return expect(202, act(writer(), approved, "start"));
    }

    /** @return id of a campaign that is done */
    String sent(Answer drafted) {
        return finished(start(approved(drafted)));
    }

    public String finished(Answer started) {
        String id = started.text("id");
        await().atMost(Duration.ofSeconds(120))
                .until(() -> read(id).text("state").equals("done"));
        return id;
    }

    private static Caller writer() {
        return Caller.as(WRITER);
    }

    Answer read(String id) {
        return writer().get(PATH + "/" + id);
    }

    List<Map<String, Object>> recipients(String id) {
        return writer().get(PATH + "/" + id + "/recipients").items();
    }

    static Answer act(Caller caller, Answer before, String act) {
        return caller.send(
                "POST",
                PATH + "/" + before.text("id") + "/" + act,
                "",
                "If-Match",
                before.header("ETag").orElseThrow());
    }

    /** Such as {@code left-out no-consent 1}. */
    @SuppressWarnings("unchecked")
    static List<String> counts(Answer campaign) {
        return ((List<Map<String, Object>>) campaign.json().get("counts"))
                .stream()
                        .map(c -> Stream.of(c.get("result"), c.get("reason"), c.get("count"))
                                .filter(part -> part != null)
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")))
                        .toList();
    }

    /** @param email null for none. @return id of a customer who has agreed to it */
    String customer(String name, String email, String consent) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "tags",
                List.of(tag),
                "consents",
                List.of(consent),
                "consentText",
                "2026-1",
                "evenIfSimilar",
                true));
        if (email != null) {
            request.put("email", email);
        }
        return expect(201, Caller.as(AGENT).post("/api/crm/customers", request)).text("id");
    }

    /** So many customers who agree to marketing, at addresses that begin with {@code p0-}, {@code p1-} and so on. */
    public void importCustomers(int many) {
        String csv = IntStream.range(0, many)
                .mapToObj(i -> "陈晨,p" + i + "-" + tag.substring(1) + "@example.com," + tag + ",营销\n")
                .collect(Collectors.joining("", "姓名,邮箱,标签,同意\n", ""));
        String id = expect(
                        201,
                        writer().send(
                                        "POST",
                                        "/api/crm/imports?consentText=2026-1&dryRun=false",
                                        csv,
                                        "Content-Type",
                                        "text/csv; charset=UTF-8"))
                .text("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        writer().get("/api/crm/imports/" + id).text("state").equals("done"));
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        return answer;
    }
}
