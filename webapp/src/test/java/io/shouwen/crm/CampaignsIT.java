package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.Visitor;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to many customers (C19), against a mail server that keeps what it gets. */
@InPayara
@RunAsClient
class CampaignsIT {

    private static final String CAMPAIGNS = "/api/crm/campaigns";
    private static final Person WRITER = Person.with(Role.SENIOR_AGENT, Portal.STAFF);
    private static final Person APPROVER = Person.with(Role.SUPERVISOR, Portal.STAFF);
    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF);
    private static final Person OFFICER = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    private final String tag =
            "群" + UUID.randomUUID().toString().substring(0, 6).replaceAll("[0-9]", "x");
    private final Caller writer = Caller.as(WRITER);
    private final Caller approver = Caller.as(APPROVER.withSecondFactor());

    /** What arrived, in a server that accepts everybody. */
    private GreenMail server;

    @BeforeEach
    void listen() {
        server = new GreenMail(new ServerSetup(
                Integer.parseInt(Running.setting("shouwen.mail.port")), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void tellsBeforehandWhoGetsItAndWhyOthersDoNot() {
        String agrees = customer("赵甲", "jia@example.com", "marketing");
        customer("钱乙", "yi@example.com", "service");
        String withdrawn = customer("孙丙", "bing@example.com", "marketing");
        withdraw(withdrawn);
        customer("李丁", null, "marketing");
        restrict(customer("周戊", "wu@example.com", "marketing"));

        Answer previewed = previewed(draft());
        assertThat(previewed.text("state")).isEqualTo("previewed");
        assertThat(counts(previewed))
                .containsExactlyInAnyOrder(
                        "waiting 1",
                        "left-out no-consent 1",
                        "left-out consent-withdrawn 1",
                        "left-out no-address 1",
                        "left-out restricted 1");
        String id = previewed.text("id");
        Answer waiting = writer.get(CAMPAIGNS + "/" + id + "/recipients?result=waiting");
        assertThat(waiting.items()).hasSize(1);
        assertThat(waiting.items().get(0)).containsEntry("customer", agrees).containsEntry("name", "赵*");
        assertThat(writer.get(CAMPAIGNS + "/" + id + "/recipients?reason=restricted")
                        .items()
                        .get(0)
                        .get("email"))
                .as("not even masked")
                .isNull();
        Answer sample = writer.get(CAMPAIGNS + "/" + id + "/sample");
        assertThat(sample.text("subject")).isEqualTo("赵*，新课程");
        assertThat(Stream.of(previewed, waiting, sample).map(Answer::body))
                .allSatisfy(body -> assertThat(body).doesNotContain("赵甲").doesNotContain("jia@"));
        assertThat(entries("privacy.reveal.use", agrees))
                .as("nothing is opened for it")
                .isEmpty();
    }

    @Test
    void sendsOneMailToEachWhoAgreesAndTellsHowItStands() throws Exception {
        String first = customer("赵甲", "first@example.com", "marketing");
        String second = customer("钱乙", "second@example.com", "marketing");
        String not = customer("孙丙", "third@example.com", "service");
        String id = sent(draft());

        assertThat(mailsTo("first@example.com")).hasSize(1);
        assertThat(mailsTo("second@example.com")).hasSize(1);
        assertThat(mailsTo("third@example.com")).isEmpty();
        MimeMessage mail = mailsTo("first@example.com").get(0);
        assertThat(mail.getSubject()).isEqualTo("赵甲，新课程");
        String text = mail.getContent().toString();
        assertThat(text).contains("赵甲").contains(number(first)).contains("/public/opt-out?t=");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).startsWith("<" + Running.base() + "/api/crm/opt-outs/");
        assertThat(mail.getAllRecipients()).hasSize(1);

        Answer done = writer.get(CAMPAIGNS + "/" + id);
        assertThat(done.text("state")).isEqualTo("done");
        assertThat(counts(done)).containsExactlyInAnyOrder("sent 2", "left-out no-consent 1");
        assertThat(writer.get("/api/crm/customers/" + first + "/interactions").body())
                .contains("群发邮件")
                .contains("outbound")
                .contains("email");
        for (String reached : List.of(first, second)) {
            assertThat(entries("privacy.reveal.use", reached)).hasSize(1);
            assertThat(entries("crm.campaign.send", reached)).hasSize(1);
        }
        assertThat(entries("privacy.reveal.use", first).get(0).toString())
                .contains("campaign/" + id)
                .contains("crm.customer.email")
                .contains("marketing");
        assertThat(entries("privacy.reveal.use", not)).isEmpty();

        Answer csv = writer.get(CAMPAIGNS + "/" + id + "/recipients.csv?result=sent", "Accept-Language", "en");
        assertThat(csv.type()).isEqualTo("text/csv");
        assertThat(csv.body())
                .contains(number(first))
                .contains("Sent")
                .doesNotContain("赵甲")
                .doesNotContain("first@");
        Answer page = writer.get(CAMPAIGNS + "/" + id + "/recipients?limit=2");
        assertThat(page.items()).hasSize(2);
        assertThat(writer.get(CAMPAIGNS + "/" + id + "/recipients?limit=2&cursor=" + page.text("next"))
                        .items())
                .hasSize(1);
        assertThat(job(done.text("job")))
                .containsEntry("kind", "crm.campaign")
                .containsEntry("state", "DONE")
                .containsEntry("done", 2L)
                .containsEntry("total", 2L);
    }

    @Test
    void asksForConsentAndLimitsAgainWhenItSends() {
        customer("赵甲", "stays@example.com", "marketing");
        String changesMind = customer("钱乙", "withdraws@example.com", "marketing");
        String restricted = customer("孙丙", "restricts@example.com", "marketing");
        String erased = customer("李丁", "leaves@example.com", "marketing");
        Answer approved = approved(draft());
        withdraw(changesMind);
        restrict(restricted);
        erase(erased);
        String id = finished(start(approved));

        assertThat(mailsTo("stays@example.com")).hasSize(1);
        assertThat(Stream.of("withdraws@example.com", "restricts@example.com", "leaves@example.com"))
                .allSatisfy(address -> assertThat(mailsTo(address)).isEmpty());
        assertThat(counts(writer.get(CAMPAIGNS + "/" + id)))
                .containsExactlyInAnyOrder(
                        "sent 1", "left-out consent-withdrawn 1", "left-out restricted 1", "left-out erased 1");
        assertThat(entries("crm.campaign.send", changesMind).get(0).toString()).contains("consent-withdrawn");
        assertThat(entries("privacy.reveal.use", changesMind)).isEmpty();
    }

    @Test
    void endsWithOneClickForWhoeverWantsNoMore() throws Exception {
        String customer = customer("赵甲", "enough@example.com", "marketing");
        String id = sent(draft());
        String header = mailsTo("enough@example.com").get(0).getHeader("List-Unsubscribe")[0];
        String path = header.substring(1 + Running.base().length(), header.length() - 1);
        String token = path.substring(path.lastIndexOf('/') + 1);

        Answer show = Caller.anonymous().get(path);
        assertThat(show.status()).isEqualTo(303);
        assertThat(show.header("Location")).contains(Running.base() + "/public/opt-out?t=" + token);
        String asked = Visitor.stranger().open("/public/opt-out?t=" + token).body();
        assertThat(asked)
                .contains("退订")
                .doesNotContain("赵")
                .doesNotContain("enough")
                .doesNotContain("???");
        assertThat(covered(customer)).as("looking changes nothing").contains("marketing");

        Answer unknown = oneClick("/api/crm/opt-outs/" + token.substring(1) + "x");
        Answer known = oneClick(path);
        assertThat(known.status()).isEqualTo(204);
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(oneClick(path).status()).as("again").isEqualTo(204);

        assertThat(covered(customer)).doesNotContain("marketing");
        assertThat(entries("crm.campaign.opt-out", customer)).hasSize(1);
        assertThat(entries("privacy.consent.withdraw", customer)).hasSize(1);
        assertThat(writer.get(CAMPAIGNS + "/" + id + "/recipients")
                        .items()
                        .get(0)
                        .get("optedOutAt"))
                .isNotNull();
        assertThat(counts(previewed(draft()))).containsExactly("left-out opted-out 1");
    }

    @Test
    void keepsCountsAndNobodyOfAnErasedPerson() {
        String customer = customer("赵甲", "gone@example.com", "marketing");
        String id = sent(draft());
        erase(customer);
        Answer read = writer.get(CAMPAIGNS + "/" + id);
        assertThat(counts(read)).containsExactly("sent 1");
        Map<String, Object> row =
                writer.get(CAMPAIGNS + "/" + id + "/recipients").items().get(0);
        assertThat(row).containsEntry("result", "sent");
        assertThat(Stream.of("customer", "number", "name", "email").map(row::get))
                .containsOnlyNulls();
        assertThat(Visitor.as(WRITER).open("/crm/campaign?id=" + id).body())
                .contains("已删除的客户")
                .doesNotContain("???");
    }

    @Test
    void waitsForAServerThatIsDown() {
        server.stop(); // nobody listens: the job waits and tries again
        customer("赵甲", "later@example.com", "marketing");
        Answer started = start(approved(draft()));
        await(() -> job(started.text("job")).get("failure") != null);
        assertThat(counts(writer.get(CAMPAIGNS + "/" + started.text("id")))).containsExactly("waiting 1");
        listen();
        finished(started);
        assertThat(mailsTo("later@example.com")).hasSize(1);
    }

    @Test
    void neverMailsOutsideInADemo() {
        customer("赵甲", "somebody@real-company.cn", "marketing");
        String id = sent(draft());
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(counts(writer.get(CAMPAIGNS + "/" + id))).containsExactly("refused 1");
    }

    @Test
    void needsASecondPersonWithAFreshSecondFactor() {
        customer("赵甲", "a@example.com", "marketing");
        Answer previewed = previewed(draft());
        Answer early = act(writer, previewed, "start");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("type")).endsWith("crm.campaign-in-other-state");
        Answer submitted = act(writer, previewed, "submit");
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(200);
        assertThat(act(writer, submitted, "approve").status()).isEqualTo(403);
        assertThat(act(Caller.as(APPROVER), submitted, "approve").status())
                .as("without a fresh second factor")
                .isEqualTo(401);
        Person both = WRITER.and("crm.campaign.approve").withSecondFactor();
        Answer own = act(Caller.as(both), submitted, "approve");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("type")).endsWith("crm.campaign-own");
        assertThat(act(writer, submitted, "preview").status())
                .as("what waits for a yes stays as it is")
                .isEqualTo(409);
        Answer approved = act(approver, submitted, "approve");
        assertThat(approved.text("approvedBy")).isEqualTo(APPROVER.staffNumber());
        assertThat(approved.text("approvedUntil")).isNotNull();
        assertThat(act(writer, submitted, "start").status()).as("stale").isEqualTo(412);
        assertThat(writer.send("POST", CAMPAIGNS + "/" + approved.text("id") + "/start", "")
                        .status())
                .isEqualTo(428);
        Answer back = act(writer, approved, "take-back");
        assertThat(back.text("state")).isEqualTo("draft");
        assertThat(back.text("approvedBy")).isNull();
        assertThat(counts(back)).isEmpty();
        assertThat(act(writer, back, "submit").status()).isEqualTo(409);
        assertThat(act(writer, back, "cancel").text("state")).isEqualTo("cancelled");
    }

    @Test
    void isRefusedToEverybodyElseThroughEveryDoor() {
        customer("赵甲", "a@example.com", "marketing");
        Answer previewed = previewed(draft());
        String path = CAMPAIGNS + "/" + previewed.text("id");
        for (Person person : List.of(AGENT, Person.withoutPermissions(Portal.STAFF), OFFICER)) {
            Caller other = Caller.as(person);
            for (String get : List.of("", "/sample", "/recipients", "/recipients.csv")) {
                assertThat(other.get(path + get).status()).as(get).isEqualTo(403);
            }
            assertThat(other.get(CAMPAIGNS).status()).isEqualTo(403);
            assertThat(other.post(CAMPAIGNS, content()).status()).isEqualTo(403);
            assertThat(other.put(path, content(), "If-Match", "\"1\"").status()).isEqualTo(403);
            for (String post : List.of("preview", "submit", "take-back", "approve", "refuse", "start", "cancel")) {
                assertThat(act(other, previewed, post).status()).as(post).isEqualTo(403);
            }
        }
        assertThat(Caller.anonymous().get(path).status()).isEqualTo(401);
        Caller reads = Caller.as(Person.holding(Portal.STAFF, "crm.campaign.read"));
        assertThat(reads.get(path).status()).isEqualTo(200);
        for (String post : List.of("preview", "submit", "take-back", "approve", "refuse", "start", "cancel")) {
            assertThat(act(reads, previewed, post).status()).as(post).isEqualTo(403);
        }
        for (String page :
                List.of("/crm/campaigns", "/crm/campaign?id=" + previewed.text("id"), "/crm/campaign-edit")) {
            assertThat(Visitor.as(AGENT).open(page).status()).as(page).isEqualTo(403);
            assertThat(Visitor.as(WRITER).open(page).status()).as(page).isEqualTo(200);
        }
        assertThat(Visitor.as(APPROVER).open("/crm/campaign-edit").status()).isEqualTo(403);
    }

    @Test
    void saysWhatIsNotAcceptedAndCreatesOnce() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("purpose", "lottery"),
                Map.of("channel", "pigeon"),
                Map.of("textZh", "您好 {课程名}"),
                Map.of("subjectZh", ""),
                Map.of("textEn", "Only a text", "subjectEn", " "),
                Map.of("name", "打给 13800138000"),
                Map.of("tags", List.of("13800138000")),
                Map.of("match", "some"),
                Map.of("preferredChannel", "pigeon"))) {
            Map<String, Object> content = new LinkedHashMap<>(content());
            content.putAll(wrong);
            Answer refused = writer.post(CAMPAIGNS, content);
            assertThat(refused.status()).as("%s %s", wrong, refused).isEqualTo(400);
            assertThat(refused.json().get("fields"))
                    .asString()
                    .containsAnyOf(wrong.keySet().toArray(String[]::new));
        }
        String key = UUID.randomUUID().toString();
        Answer once = writer.post(CAMPAIGNS, content(), "Idempotency-Key", key);
        assertThat(once.status()).isEqualTo(201);
        assertThat(writer.post(CAMPAIGNS, content(), "Idempotency-Key", key).text("id"))
                .isEqualTo(once.text("id"));
        String path = CAMPAIGNS + "/" + once.text("id");
        assertThat(writer.put(path, content(), "If-Match", "\"9\"").status()).isEqualTo(412);
        Map<String, Object> other = new LinkedHashMap<>(content());
        other.put("subjectZh", "改过的主题");
        Answer changed = writer.put(path, other, "If-Match", once.header("ETag").orElseThrow());
        assertThat(changed.text("subjectZh")).isEqualTo("改过的主题");
        Answer nobody = act(writer, act(writer, changed, "preview"), "submit");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text("type")).endsWith("crm.campaign-reaches-nobody");
        assertThat(writer.get(CAMPAIGNS + "/" + new UUID(0, 1)).status()).isEqualTo(404);
        assertThat(writer.get(CAMPAIGNS + "?state=lost").status()).isEqualTo(400);
        assertThat(writer.get(path + "/recipients?result=lost").status()).isEqualTo(400);
        assertThat(writer.get(CAMPAIGNS + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void findsAudiencesByAllOrAnyOfTheirTags() {
        String a = tag + "a";
        String b = tag + "b";
        tagged(a);
        tagged(b);
        tagged(a, b);
        assertThat(people(List.of(a, b), "any", List.of())).isEqualTo(3);
        assertThat(people(List.of(a, b), "all", List.of())).isEqualTo(1);
        assertThat(people(List.of(a), "any", List.of(b))).isEqualTo(1);
        assertThat(people(List.of(a), "all", List.of())).isEqualTo(2);
    }

    @Test
    void showsItsPagesInBothLanguages() {
        customer("赵甲", "pages@example.com", "marketing");
        Answer previewed = previewed(draft());
        for (String language : List.of("zh", "en")) {
            Visitor visitor = Visitor.as(WRITER);
            visitor.open("/crm/campaigns");
            visitor.submit("/public/appearance", Map.of("language", language, "back", "/crm/campaigns"));
            String list = visitor.open("/crm/campaigns?state=previewed").body();
            String one =
                    visitor.open("/crm/campaign?id=" + previewed.text("id")).body();
            String edit = visitor.open("/crm/campaign-edit?id=" + previewed.text("id"))
                    .body();
            assertThat(list).contains(tag).contains(language.equals("zh") ? "已预览" : "Previewed");
            assertThat(one)
                    .contains(language.equals("zh") ? "提交批准" : "Submit for approval")
                    .contains("赵*")
                    .doesNotContain("赵甲")
                    .doesNotContain("pages@");
            assertThat(edit).contains(language.equals("zh") ? "{客户名}" : "{name}");
            assertThat(Stream.of(list, one, edit))
                    .allSatisfy(page -> assertThat(page).doesNotContain("???"));
        }
        assertThat(Visitor.as(WRITER).open("/crm/campaign?id=nonsense").status())
                .isEqualTo(404);
    }

    private long people(List<String> tags, String match, List<String> without) {
        Map<String, Object> content = new LinkedHashMap<>(content());
        content.put("tags", tags);
        content.put("match", match);
        content.put("withoutTags", without);
        Answer previewed = previewed(writer.post(CAMPAIGNS, content));
        return writer.get(CAMPAIGNS + "/" + previewed.text("id") + "/recipients?limit=200")
                .items()
                .size();
    }

    private void tagged(String... tags) {
        Answer answer = Caller.as(AGENT)
                .post("/api/crm/customers", Map.of("name", "吴己", "tags", List.of(tags), "evenIfSimilar", true));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private Map<String, Object> content() {
        return Map.of(
                "name", "测试 " + tag,
                "purpose", "marketing",
                "tags", List.of(tag),
                "subjectZh", "{客户名}，新课程",
                "textZh", "{客户名}，您好！您的编号是 {客户编号}。");
    }

    private Answer draft() {
        Answer drafted = writer.post(CAMPAIGNS, content());
        assertThat(drafted.status()).as(drafted.toString()).isEqualTo(201);
        return drafted;
    }

    private Answer previewed(Answer drafted) {
        Answer previewed = act(writer, drafted, "preview");
        assertThat(previewed.status()).as(previewed.toString()).isEqualTo(200);
        return previewed;
    }

    private Answer approved(Answer drafted) {
        Answer submitted = act(writer, previewed(drafted), "submit");
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(200);
        Answer approved = act(approver, submitted, "approve");
        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
        return approved;
    }

    private Answer start(Answer approved) {
        Answer started = act(writer, approved, "start");
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        return started;
    }

    private String sent(Answer drafted) {
        return finished(start(approved(drafted)));
    }

    private String finished(Answer started) {
        String id = started.text("id");
        await(() -> writer.get(CAMPAIGNS + "/" + id).text("state").equals("done"));
        return id;
    }

    private static Answer act(Caller caller, Answer before, String act) {
        return caller.send(
                "POST",
                CAMPAIGNS + "/" + before.text("id") + "/" + act,
                "",
                "If-Match",
                before.header("ETag").orElseThrow());
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(90));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> job(String id) {
        return Caller.as(Person.with(Role.OPERATOR, Portal.OPERATIONS))
                .get("/api/platform/jobs?limit=200")
                .jsonArray()
                .stream()
                .map(each -> (Map<String, Object>) each)
                .filter(each -> id.equals(each.get("id")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<String> counts(Answer campaign) {
        return ((List<Map<String, Object>>) campaign.json().get("counts"))
                .stream()
                        .map(c -> Stream.of(c.get("result"), c.get("reason"), c.get("count"))
                                .filter(part -> part != null)
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")))
                        .toList();
    }

    private String customer(String name, String email, String consent) {
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
        Answer answer = Caller.as(AGENT).post("/api/crm/customers", request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private String number(String customer) {
        return Caller.as(AGENT).get("/api/crm/customers/" + customer).text("number");
    }

    private static String covered(String customer) {
        return Caller.as(AGENT).get("/api/crm/customers/" + customer).text("consents");
    }

    private static void withdraw(String customer) {
        Answer answer = Caller.as(AGENT)
                .post(
                        "/api/privacy/people/" + customer + "/consents",
                        Map.of("purpose", "marketing", "given", false, "channel", "phone"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private static String request(String customer, String kind) {
        Answer received = Caller.as(AGENT)
                .post(
                        "/api/privacy/subject-requests",
                        Map.of("person", customer, "kind", kind, "channel", "visit", "verifiedHow", "id-shown"));
        assertThat(received.status()).as(received.toString()).isEqualTo(201);
        String path = "/api/privacy/subject-requests/" + received.text("id");
        assertThat(Caller.as(OFFICER)
                        .send("POST", path + "/start", "", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(204);
        return path;
    }

    private static void restrict(String customer) {
        String path = request(customer, "restrict");
        assertThat(Caller.as(OFFICER)
                        .send("POST", path + "/restrict", "", "If-Match", tag(path))
                        .status())
                .isEqualTo(204);
    }

    private static void erase(String customer) {
        String path = request(customer, "delete");
        Answer report = Caller.as(OFFICER.withSecondFactor()).send("POST", path + "/erase", "", "If-Match", tag(path));
        assertThat(report.status()).as(report.toString()).isEqualTo(200);
    }

    private static String tag(String path) {
        return Caller.as(OFFICER).get(path).header("ETag").orElseThrow();
    }

    private static List<Map<String, Object>> entries(String action, String subject) {
        return Caller.as(OFFICER)
                .get("/api/privacy/audit-entries?action=" + action + "&subject=" + subject)
                .items();
    }

    private static Answer oneClick(String path) {
        return Caller.anonymous()
                .send("POST", path, "List-Unsubscribe=One-Click", "Content-Type", "application/x-www-form-urlencoded");
    }

    private List<MimeMessage> mailsTo(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
