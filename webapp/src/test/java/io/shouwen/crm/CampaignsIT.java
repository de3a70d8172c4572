package io.shouwen.crm;

import static io.shouwen.crm.TestCampaigns.AGENT;
import static io.shouwen.crm.TestCampaigns.APPROVER;
import static io.shouwen.crm.TestCampaigns.PATH;
import static io.shouwen.crm.TestCampaigns.WRITER;
import static io.shouwen.crm.TestCampaigns.act;
import static io.shouwen.crm.TestCampaigns.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CopyLink;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.TestMailServer;
import io.shouwen.testing.Visitor;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to many customers (C19), against a mail server that keeps what it gets. */
@InPayara
@RunAsClient
class CampaignsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Person OFFICER = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    private final TestCampaigns campaigns = new TestCampaigns();
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
        String agrees = campaigns.customer("赵甲", "jia@example.com", "marketing");
        campaigns.customer("钱乙", "yi@example.com", "service");
        String withdrawn = campaigns.customer("孙丙", "bing@example.com", "marketing");
        withdraw(withdrawn);
        campaigns.customer("李丁", null, "marketing");
        restrict(campaigns.customer("周戊", "wu@example.com", "marketing"));

        Answer previewed = campaigns.previewed(campaigns.draft());
        assertThat(previewed.text("state")).isEqualTo("previewed");
        assertThat(counts(previewed))
                .containsExactlyInAnyOrder(
                        "waiting 1",
                        "left-out no-consent 1",
                        "left-out consent-withdrawn 1",
                        "left-out no-address 1",
                        "left-out restricted 1");
        String id = previewed.text("id");
        Answer waiting = writer.get(PATH + "/" + id + "/recipients?result=waiting");
        assertThat(waiting.items()).hasSize(1);
        assertThat(waiting.items().get(0)).containsEntry("customer", agrees).containsEntry("name", "赵*");
        assertThat(writer.get(PATH + "/" + id + "/recipients?reason=restricted")
                        .items()
                        .get(0)
                        .get("email"))
                .as("not even masked")
                .isNull();
        Answer sample = writer.get(PATH + "/" + id + "/sample");
        assertThat(sample.text("subject")).isEqualTo("赵*，新课程");
        assertThat(Stream.of(previewed, waiting, sample).map(Answer::body))
                .allSatisfy(body -> assertThat(body).doesNotContain("赵甲").doesNotContain("jia@"));
        assertThat(entries("privacy.reveal.use", agrees))
                .as("nothing is opened for it")
                .isEmpty();
    }

    @Test
    void sendsOneMailToEachWhoAgreesAndTellsHowItStands() throws Exception {
        String first = campaigns.customer("赵甲", "first@example.com", "marketing");
        String second = campaigns.customer("钱乙", "second@example.com", "marketing");
        String not = campaigns.customer("孙丙", "third@example.com", "service");
        String id = campaigns.sent(campaigns.draft());

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

        Answer done = writer.get(PATH + "/" + id);
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

        Answer csv = writer.get(PATH + "/" + id + "/recipients.csv?result=sent", "Accept-Language", "en");
        assertThat(csv.type()).isEqualTo("text/csv");
        assertThat(csv.body())
                .contains(number(first))
                .contains("Sent")
                .doesNotContain("赵甲")
                .doesNotContain("first@");
        Answer page = writer.get(PATH + "/" + id + "/recipients?limit=2");
        assertThat(page.items()).hasSize(2);
        assertThat(writer.get(PATH + "/" + id + "/recipients?limit=2&cursor=" + page.text("next"))
                        .items())
                .hasSize(1);
        assertThat(job(done.text("job")))
                .containsEntry("kind", "crm.campaign")
                .containsEntry("state", "DONE")
                .containsEntry("done", 2L)
                .containsEntry("total", 2L);
    }

    @Test
    void writesToNoMinorWhoseGuardianHasNotAgreed() {
        campaigns.customer("赵甲", "grown@example.com", "marketing");
        underAge(campaigns.customer("钱乙", "young@example.com", "marketing"));
        String later = campaigns.customer("孙丙", "younger@example.com", "marketing");
        Answer approved = campaigns.approved(campaigns.draft());
        assertThat(counts(approved)).containsExactlyInAnyOrder("waiting 2", "left-out awaiting-guardian 1");
        underAge(later);
        String id = campaigns.finished(campaigns.start(approved));
        assertThat(counts(campaigns.read(id))).containsExactlyInAnyOrder("sent 1", "left-out awaiting-guardian 2");
        assertThat(Stream.of("young@example.com", "younger@example.com"))
                .allSatisfy(address -> assertThat(mailsTo(address)).isEmpty());
        assertThat(entries("privacy.reveal.use", later)).isEmpty();
        assertThat(Visitor.as(WRITER)
                        .open("/crm/campaign?id=" + id + "&reason=awaiting-guardian")
                        .body())
                .contains("监护人未同意")
                .contains("孙*");
    }

    @Test
    void asksForConsentAndLimitsAgainWhenItSends() {
        campaigns.customer("赵甲", "stays@example.com", "marketing");
        String changesMind = campaigns.customer("钱乙", "withdraws@example.com", "marketing");
        String restricted = campaigns.customer("孙丙", "restricts@example.com", "marketing");
        String erased = campaigns.customer("李丁", "leaves@example.com", "marketing");
        Answer approved = campaigns.approved(campaigns.draft());
        withdraw(changesMind);
        restrict(restricted);
        erase(erased);
        String id = campaigns.finished(campaigns.start(approved));

        assertThat(mailsTo("stays@example.com")).hasSize(1);
        assertThat(Stream.of("withdraws@example.com", "restricts@example.com", "leaves@example.com"))
                .allSatisfy(address -> assertThat(mailsTo(address)).isEmpty());
        assertThat(counts(writer.get(PATH + "/" + id)))
                .containsExactlyInAnyOrder(
                        "sent 1", "left-out consent-withdrawn 1", "left-out restricted 1", "left-out erased 1");
        assertThat(entries("crm.campaign.send", changesMind).get(0).toString()).contains("consent-withdrawn");
        assertThat(entries("privacy.reveal.use", changesMind)).isEmpty();
    }

    @Test
    void endsWithOneClickForWhoeverWantsNoMore() throws Exception {
        String customer = campaigns.customer("赵甲", "enough@example.com", "marketing");
        String id = campaigns.sent(campaigns.draft());
        String path = oneClickOf("enough@example.com");
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
        assertThat(writer.get(PATH + "/" + id + "/recipients").items().get(0).get("optedOutAt"))
                .isNotNull();
        assertThat(counts(campaigns.previewed(campaigns.draft()))).containsExactly("left-out opted-out 1");
    }

    @Test
    void endsThemAgainForWhoeverHadAgreedAnew() throws Exception {
        String customer = campaigns.customer("赵甲", "again@example.com", "marketing");
        campaigns.sent(campaigns.draft());
        String link = oneClickOf("again@example.com");
        oneClick(link);
        Answer anew = Caller.as(AGENT)
                .post(
                        "/api/privacy/people/" + customer + "/consents",
                        Map.of("purpose", "marketing", "given", true, "textVersion", "2026-1", "channel", "phone"));
        assertThat(anew.status()).as(anew.toString()).isEqualTo(204);
        assertThat(covered(customer)).contains("marketing");
        assertThat(oneClick(link).status()).isEqualTo(204);
        assertThat(covered(customer)).as("they were told that it is done").doesNotContain("marketing");
        assertThat(entries("crm.campaign.opt-out", customer)).hasSize(2);
    }

    @Test
    void tellsInTheCopyOfSomebodysDataWhatTheyWereSent() throws Exception {
        String customer = campaigns.customer("赵甲", "copy@example.com", "marketing");
        campaigns.sent(campaigns.draft());
        oneClick(oneClickOf("copy@example.com"));
        Answer received = receive(customer, "copy");
        String path = "/api/privacy/subject-requests/" + received.text("id");
        String link = Caller.as(OFFICER)
                .send("POST", path + "/release-copy", "", "If-Match", tag(path))
                .text("link");
        Map<String, String> files =
                new CopyLink(link).fetch(received.text("code")).files();
        String name = "测试 " + campaigns.tag();
        assertThat(JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(files.get("my-data.json")), "data")
                        .get("crm.campaigns"))
                .asString()
                .contains(name)
                .contains("marketing")
                .contains("sent")
                .contains("optedOutAt");
        String readable = files.get("my-data.html");
        assertThat(readable.substring(readable.indexOf("收到的群发信息")))
                .contains(name)
                .contains("营销推广")
                .contains("已发送")
                .contains("退订时间")
                .doesNotContain(">marketing<")
                .doesNotContain(">sent<")
                .doesNotContain(">email<");
    }

    @Test
    void keepsCountsAndNobodyOfAnErasedPerson() throws Exception {
        String customer = campaigns.customer("赵甲", "gone@example.com", "marketing");
        String id = campaigns.sent(campaigns.draft());
        erase(customer);
        assertThat(oneClick(oneClickOf("gone@example.com")).status())
                .as("tells nothing")
                .isEqualTo(204);
        assertThat(entries("crm.campaign.opt-out", customer)).isEmpty();
        Answer read = writer.get(PATH + "/" + id);
        assertThat(counts(read)).containsExactly("sent 1");
        Map<String, Object> row =
                writer.get(PATH + "/" + id + "/recipients").items().get(0);
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
        campaigns.customer("赵甲", "later@example.com", "marketing");
        Answer started = campaigns.start(campaigns.approved(campaigns.draft()));
        await().atMost(PATIENCE).until(() -> job(started.text("job")).get("failure") != null);
        assertThat(counts(writer.get(PATH + "/" + started.text("id")))).containsExactly("waiting 1");
        listen();
        campaigns.finished(started);
        assertThat(mailsTo("later@example.com")).hasSize(1);
    }

    @Test
    void goesOnWhereItWasWhenTheServerWentAwayInTheMiddle() throws IOException {
        server.stop();
        int people = 40;
        campaigns.importCustomers(people);
        Answer approved = campaigns.approved(campaigns.draft());
        Answer started;
        TestMailServer first = TestMailServer.start();
        try (first) {
            started = campaigns.start(approved);
            await().atMost(PATIENCE).until(() -> !first.received().isEmpty());
        }
        await().atMost(PATIENCE).until(() -> job(started.text("job")).get("failure") != null);
        try (TestMailServer second = TestMailServer.start()) {
            String id = campaigns.finished(started);
            assertThat(counts(campaigns.read(id))).containsExactly("sent " + people);
            assertThat(Stream.concat(first.received().stream(), second.received().stream()))
                    .as("nobody twice, nobody lost")
                    .doesNotHaveDuplicates()
                    .hasSize(people);
        }
    }

    @Test
    void letsOneCampaignWaitWithoutHoldingUpAnother() {
        server.stop();
        TestCampaigns others = new TestCampaigns();
        campaigns.customer("赵甲", "one@example.com", "marketing");
        others.customer("钱乙", "other@example.com", "marketing");
        Answer one = campaigns.start(campaigns.approved(campaigns.draft()));
        Answer other = others.start(others.approved(others.draft()));
        assertThat(Stream.of(one, other).map(started -> started.text("state"))).containsOnly("sending");
        listen();
        campaigns.finished(one);
        others.finished(other);
        assertThat(addressees()).containsExactlyInAnyOrder("one@example.com", "other@example.com");
    }

    @Test
    void neverMailsOutsideInADemo() {
        campaigns.customer("赵甲", "somebody@real-company.cn", "marketing");
        String id = campaigns.sent(campaigns.draft());
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(counts(writer.get(PATH + "/" + id))).containsExactly("refused 1");
    }

    @Test
    void needsASecondPersonWithAFreshSecondFactor() {
        campaigns.customer("赵甲", "a@example.com", "marketing");
        Answer previewed = campaigns.previewed(campaigns.draft());
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
        assertThat(writer.send("POST", PATH + "/" + approved.text("id") + "/start", "")
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
    void isDecidedAndStartedOnceWhenTwoComeAtATime() throws Exception {
        campaigns.customer("赵甲", "once@example.com", "marketing");
        Answer submitted = campaigns.submitted(campaigns.draft());
        Caller colleague = Caller.as(APPROVER.numbered("t-colleague").withSecondFactor());
        Answer approved =
                theOneThatWins(() -> act(approver, submitted, "approve"), () -> act(colleague, submitted, "approve"));
        Answer started =
                theOneThatWins(() -> act(writer, approved, "start"), () -> act(Caller.as(WRITER), approved, "start"));
        campaigns.finished(started);
        assertThat(mailsTo("once@example.com")).hasSize(1);
    }

    /** The other has read what is no longer so. */
    private static Answer theOneThatWins(Callable<Answer> one, Callable<Answer> other) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : both.invokeAll(List.of(one, other))) {
                answers.add(each.get());
            }
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(412);
            return answers.stream()
                    .filter(answer -> answer.status() != 412)
                    .findFirst()
                    .orElseThrow();
        } finally {
            both.shutdown();
        }
    }

    @Test
    void staysAsItWasApproved() {
        campaigns.customer("赵甲", "frozen@example.com", "marketing");
        Answer approved = campaigns.approved(campaigns.draft());
        Answer changed = writer.put(
                PATH + "/" + approved.text("id"),
                campaigns.content(),
                "If-Match",
                approved.header("ETag").orElseThrow());
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text("type")).endsWith("crm.campaign-in-other-state");
        campaigns.customer("钱乙", "newcomer@example.com", "marketing");
        campaigns.finished(campaigns.start(approved));
        assertThat(addressees()).containsExactly("frozen@example.com");
    }

    @Test
    void takesMarkupForTextAndNoHeaderOfTheWriters() throws Exception {
        campaigns.customer("赵甲", "markup@example.com", "marketing");
        String markup = "<script>alert(1)</script><b>&amp;</b>";
        Answer drafted = campaigns.draft(Map.of("name", "<i>名</i>", "subjectZh", markup, "textZh", markup));
        String id = campaigns.sent(drafted);
        MimeMessage mail = mailsTo("markup@example.com").get(0);
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getSubject()).isEqualTo(markup);
        assertThat(mail.getContent().toString()).startsWith(markup);
        for (String page : List.of("/crm/campaigns", "/crm/campaign?id=" + id)) {
            assertThat(Visitor.as(WRITER).open(page).body())
                    .contains("&lt;i&gt;名")
                    .doesNotContain("<script>alert")
                    .doesNotContain("<i>名");
        }
        for (String subject : List.of("优惠\r\nBcc: all@example.com", "优惠\nX: y", "优惠\u2028X: y", "优惠\u0000")) {
            Map<String, Object> content = new LinkedHashMap<>(campaigns.content());
            content.put("subjectZh", subject);
            assertThat(writer.post(PATH, content).status()).isEqualTo(400);
        }
    }

    @Test
    void isRefusedToEverybodyElseThroughEveryDoor() {
        campaigns.customer("赵甲", "a@example.com", "marketing");
        Answer previewed = campaigns.previewed(campaigns.draft());
        String path = PATH + "/" + previewed.text("id");
        for (Person person : List.of(AGENT, Person.withoutPermissions(Portal.STAFF), OFFICER)) {
            Caller other = Caller.as(person);
            for (String get : List.of("", "/sample", "/recipients", "/recipients.csv")) {
                assertThat(other.get(path + get).status()).as(get).isEqualTo(403);
            }
            assertThat(other.get(PATH).status()).isEqualTo(403);
            assertThat(other.post(PATH, campaigns.content()).status()).isEqualTo(403);
            assertThat(other.put(path, campaigns.content(), "If-Match", "\"1\"").status())
                    .isEqualTo(403);
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
            Map<String, Object> content = new LinkedHashMap<>(campaigns.content());
            content.putAll(wrong);
            Answer refused = writer.post(PATH, content);
            assertThat(refused.status()).as("%s %s", wrong, refused).isEqualTo(400);
            assertThat(refused.json().get("fields"))
                    .asString()
                    .containsAnyOf(wrong.keySet().toArray(String[]::new));
        }
        String key = UUID.randomUUID().toString();
        Answer once = writer.post(PATH, campaigns.content(), "Idempotency-Key", key);
        assertThat(once.status()).isEqualTo(201);
        assertThat(writer.post(PATH, campaigns.content(), "Idempotency-Key", key)
                        .text("id"))
                .isEqualTo(once.text("id"));
        String path = PATH + "/" + once.text("id");
        assertThat(writer.put(path, campaigns.content(), "If-Match", "\"9\"").status())
                .isEqualTo(412);
        Map<String, Object> other = new LinkedHashMap<>(campaigns.content());
        other.put("subjectZh", "改过的主题");
        Answer changed = writer.put(path, other, "If-Match", once.header("ETag").orElseThrow());
        assertThat(changed.text("subjectZh")).isEqualTo("改过的主题");
        Answer nobody = act(writer, act(writer, changed, "preview"), "submit");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text("type")).endsWith("crm.campaign-reaches-nobody");
        assertThat(writer.get(PATH + "/" + new UUID(0, 1)).status()).isEqualTo(404);
        assertThat(writer.get(PATH + "?state=lost").status()).isEqualTo(400);
        assertThat(writer.get(path + "/recipients?result=lost").status()).isEqualTo(400);
        assertThat(writer.get(PATH + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void findsAudiencesByAllOrAnyOfTheirTags() {
        String a = campaigns.tag() + "a";
        String b = campaigns.tag() + "b";
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
        campaigns.customer("赵甲", "pages@example.com", "marketing");
        Answer previewed = campaigns.previewed(campaigns.draft());
        for (String language : List.of("zh", "en")) {
            Visitor visitor = Visitor.as(WRITER);
            visitor.open("/crm/campaigns");
            visitor.submit("/public/appearance", Map.of("language", language, "back", "/crm/campaigns"));
            String list = visitor.open("/crm/campaigns?state=previewed").body();
            String one =
                    visitor.open("/crm/campaign?id=" + previewed.text("id")).body();
            String edit = visitor.open("/crm/campaign-edit?id=" + previewed.text("id"))
                    .body();
            assertThat(list).contains(campaigns.tag()).contains(language.equals("zh") ? "已预览" : "Previewed");
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

    @Test
    void saysBesideTheFieldWhatIsNotAccepted() {
        Map<String, String> fields = Map.of(
                "campaign:name", "没有主题",
                "campaign:purpose", "marketing",
                "campaign:channel", "email",
                "campaign:match", "false",
                "campaign:subjectZh", "",
                "campaign:textZh", "只有正文");
        String page = Visitor.as(WRITER)
                .press("/crm/campaign-edit", "campaign", "campaign:save", fields)
                .body();
        assertThat(page)
                .contains("只有正文")
                .containsPattern("id=\"campaign:subjectZh\"[^>]*ui-state-error")
                .doesNotContainPattern("id=\"campaign:textZh\"[^>]*ui-state-error");
    }

    private long people(List<String> tags, String match, List<String> without) {
        Answer previewed =
                campaigns.previewed(campaigns.draft(Map.of("tags", tags, "match", match, "withoutTags", without)));
        return writer.get(PATH + "/" + previewed.text("id") + "/recipients?limit=200")
                .items()
                .size();
    }

    private void tagged(String... tags) {
        Answer answer = Caller.as(AGENT)
                .post("/api/crm/customers", Map.of("name", "吴己", "tags", List.of(tags), "evenIfSimilar", true));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
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

    /** It turns out that they are. */
    private static void underAge(String customer) {
        Caller desk = Caller.as(AGENT.numbered("t-" + customer.substring(24))); // who names ID numbers is counted
        String path = "/api/crm/customers/" + customer;
        Answer changed = desk.put(
                path,
                Map.of("idNumber", InventedNumbers.residentId(LocalDate.now().minusYears(10))),
                "If-Match",
                desk.get(path).header("ETag").orElseThrow());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
    }

    /** A request that compliance has begun. */
    private static Answer receive(String customer, String kind) {
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
        return received;
    }

    private static String request(String customer, String kind) {
        return "/api/privacy/subject-requests/" + receive(customer, kind).text("id");
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

    /** Path of what a mail program posts to. */
    private String oneClickOf(String address) throws MessagingException {
        String header = mailsTo(address).get(0).getHeader("List-Unsubscribe")[0];
        return header.substring(1 + Running.base().length(), header.length() - 1);
    }

    private List<String> addressees() {
        return Stream.of(server.getReceivedMessages())
                .map(CampaignsIT::addressee)
                .toList();
    }

    private static String addressee(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<MimeMessage> mailsTo(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> addressee(mail).equals(address))
                .toList();
    }
}
