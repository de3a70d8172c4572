package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.VerifierKey;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One quarter's review from the snapshot to the signed report, against a small Keycloak of our own. */
@InPayara
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessReviewIT {

    private static final String API = "/api/privacy/access-reviews";
    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-reviews");
    private static final Person OTHER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-reviews-too");
    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-reviewed");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @Order(1)
    void takesASnapshotOfWhatIsHeldAndUsed() throws Exception {
        account("a-agent", "t-reviewed", true, List.of("agent"), "session-of-agent");
        account("b-both", "t-both", false, List.of("finance-preparer", "finance-approver"), "s2");
        account("c-officer", "t-reviews", true, List.of("compliance-officer"), "s3");
        account("d-unknown", null, true, List.of("operator"), "s4");
        account("e-outside", "t-outside", true, List.of(), "s5");
        fakePut(
                "/test/accounts/e-outside",
                with(fake("e-outside"), "permissions", List.of("workorder.case.hand-over")));
        // Uses two of the role's permissions before the snapshot.
        assertThat(search(Caller.as(AGENT))).isEqualTo(200);
        assertThat(Visitor.as(AGENT).open("/performance/my-scorecard").status()).isEqualTo(200);
        awaitMarks();
        Answer opened = Caller.as(OFFICER).post(API, Map.of("quarter", quarter()), "Idempotency-Key", "review-1");
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        assertThat(Caller.as(OFFICER)
                        .post(API, Map.of("quarter", quarter()), "Idempotency-Key", "review-1")
                        .text("id"))
                .isEqualTo(opened.text("id"));
        assertThat(Caller.as(OFFICER).post(API, Map.of("quarter", quarter())).status())
                .isEqualTo(409);
        awaitOpen(opened.text("id"));

        Map<String, Object> agent = line("t-reviewed");
        assertThat(agent)
                .containsEntry("role", "agent")
                .containsEntry("secondFactor", true)
                .containsEntry("neverUsed", false)
                .doesNotContainKey("decision");
        assertThat(((Number) agent.get("uses")).intValue()).isPositive();
        List<Map<String, Object>> permissions = Caller.as(OFFICER)
                .get(API + "/items/" + agent.get("id") + "/permissions")
                .items();
        assertThat(permissions)
                .anyMatch(one -> one.get("name").equals("crm.customer.read")
                        && !one.get("uses").equals(0L)
                        && one.get("use").equals("used")
                        && one.get("lastUsedOn") != null)
                .anyMatch(one -> one.get("name").equals("crm.customer.import")
                        && one.get("uses").equals(0L)
                        && one.get("use").equals("never"))
                // Opened one's own scorecard, which no entry tells of.
                .anyMatch(one -> one.get("name").equals("performance.scorecard.own")
                        && one.get("uses") == null
                        && one.get("use").equals("used")
                        && one.get("days").equals(1L));

        List<Map<String, Object>> both = items("staff=t-both");
        assertThat(both).hasSize(2).allMatch(one -> one.get("conflicts").equals(List.of("prepare-and-approve")));
        assertThat(items("flag=no-second-factor"))
                .extracting(one -> one.get("staff"))
                .containsOnly("t-both");
        assertThat(items("flag=never-used")).extracting(one -> one.get("staff")).contains("t-both");
        assertThat(items("flag=undecided")).hasSize(6);
        assertThat(items("staff=account-d-unknow")).hasSize(1);
    }

    @Test
    @Order(2)
    void refusesWhoeverMayNotAndWhoeverIsMeant() {
        String item = line("t-reviewed").get("id").toString();
        assertThat(Caller.as(AGENT).get(API).status()).isEqualTo(403);
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE);
        assertThat(Caller.as(auditor).get(API).status()).isEqualTo(403);
        for (String act : List.of("certify", "revoke", "undo")) {
            assertThat(Caller.as(auditor)
                            .post(API + "/items/" + item + "/" + act, Map.of("reason", "conflict"), "If-Match", "\"0\"")
                            .status())
                    .isEqualTo(403);
        }
        Map<String, Object> own = line("t-reviews");
        Answer self =
                Caller.as(OFFICER).post(API + "/items/" + own.get("id") + "/certify", Map.of(), "If-Match", "\"0\"");
        assertThat(self.status()).isEqualTo(403);
        assertThat(self.text("type")).endsWith("privacy.own-access");
        assertThat(entries("actor=t-reviews&outcome=refused&action=privacy.review.decide"))
                .hasSize(1);
        assertThat(Caller.as(OFFICER)
                        .get(API + "/items/" + java.util.UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(Caller.as(OFFICER)
                        .get(API + "/" + review() + "/items?flag=nonsense")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Order(3)
    void showsWhoeverHasLeftWhileTheAccountIsEnabled() {
        Visitor.as(AGENT).open("/desk"); // the directory learns the person at sign-in
        Caller hr = Caller.as(Person.with(Role.HR, Portal.SUPERVISION));
        String leaver = "/api/performance/leavers/t-reviewed";
        assertThat(items("flag=leaver")).isEmpty();
        Answer left = hr.put(leaver, Map.of("leftOn", "2026-10-31"));
        assertThat(left.status()).isEqualTo(200);
        assertThat(items("flag=leaver")).extracting(one -> one.get("staff")).containsOnly("t-reviewed");
        assertThat(hr.delete(leaver, "If-Match", left.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(204);
        assertThat(items("flag=leaver")).isEmpty();
    }

    @Test
    @Order(3)
    void twoReviewersAtOnceDoNotOverwriteEachOther() {
        Map<String, Object> line = items("staff=account-d-unknow").get(0);
        String certify = API + "/items/" + line.get("id") + "/certify";
        assertThat(Caller.as(OFFICER).post(certify, Map.of()).status()).isEqualTo(428);
        assertThat(Caller.as(OFFICER)
                        .post(certify, Map.of("reason", "rarely-needed"), "If-Match", "\"0\"")
                        .text("decision"))
                .isEqualTo("certified");
        assertThat(Caller.as(OTHER)
                        .post(certify, Map.of("reason", "rarely-needed"), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        Answer undone =
                Caller.as(OTHER).post(API + "/items/" + line.get("id") + "/undo", Map.of(), "If-Match", "\"1\"");
        assertThat(undone.text("decision")).isNull();
    }

    @Test
    @Order(4)
    void revokingTakesTheRoleAndEndsSessionsAtOnce() throws Exception {
        Map<String, Object> line = line("t-reviewed");
        String item = API + "/items/" + line.get("id");
        Map<String, String> why = Map.of("reason", "not-needed");
        Answer without = Caller.as(OFFICER).post(item + "/revoke", why, "If-Match", "\"" + line.get("version") + "\"");
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.text("type")).endsWith("second-factor-needed");

        String token = TestIssuer.bearerWith(AGENT, "sid", "session-of-agent");
        assertThat(search(Caller.withToken(token))).isEqualTo(200);
        Answer revoked = Caller.as(OFFICER.withSecondFactor())
                .post(item + "/revoke", why, "If-Match", "\"" + line.get("version") + "\"");
        assertThat(revoked.status()).as(revoked.toString()).isEqualTo(200);
        assertThat(revoked.text("revocation")).isEqualTo("done");
        assertThat(revoked.json().get("sessionsEnded")).isEqualTo(1L);
        assertThat(fake("a-agent").get("roles")).isEqualTo(List.of());
        assertThat(fake("a-agent").get("sessions")).isEqualTo(List.of());
        // The token would live on for minutes: it is refused now.
        assertThat(search(Caller.withToken(token))).isEqualTo(401);
        assertThat(entries("actor=t-reviews&action=privacy.review."))
                .extracting(entry -> entry.get("action"))
                .contains("privacy.review.revoke", "privacy.review.role-taken");

        fakePut("/test/accounts/a-agent", with(fake("a-agent"), "available", List.of("agent")));
        String tag = "\"" + Caller.as(OFFICER).get(item).json().get("version") + "\"";
        assertThat(Caller.as(OFFICER)
                        .post(item + "/undo", Map.of(), "If-Match", tag)
                        .status())
                .isEqualTo(401);
        Answer undone = Caller.as(OFFICER.withSecondFactor()).post(item + "/undo", Map.of(), "If-Match", tag);
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        assertThat(fake("a-agent").get("roles")).isEqualTo(List.of("agent"));
    }

    @Test
    @Order(5)
    void saysSoWhereKeycloakIsAwayAndNeverRevoked() throws Exception {
        Map<String, Object> line = items("staff=t-both").get(0);
        String item = API + "/items/" + line.get("id");
        fakePut("/test/administration", Map.of("away", true));
        Answer failed = Caller.as(OFFICER.withSecondFactor())
                .post(item + "/revoke", Map.of("reason", "left"), "If-Match", "\"0\"");
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.text("revocation")).isEqualTo("failed");
        assertThat(failed.text("failure")).isEqualTo("platform.identity-unavailable");
        Answer page = Visitor.as(OFFICER).open("/privacy/access-review?flag=unfinished&line=" + line.get("id"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("收回未成功，将重试").doesNotContain("???");
        Answer early = Caller.as(OFFICER)
                .post(API + "/" + review() + "/close", Map.of("evenIfUndecided", true), "If-Match", reviewTag());
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("type")).endsWith("privacy.revocations-unfinished");

        fakePut("/test/administration", Map.of("away", false));
        await().atMost(Duration.ofSeconds(100)) // the next round of the job
                .until(() -> "done".equals(Caller.as(OFFICER).get(item).text("revocation")));
        assertThat(fake("b-both").get("enabled")).isEqualTo(false); // has left
        assertThat((List<?>) fake("b-both").get("roles")).hasSize(1);
    }

    @Test
    @Order(6)
    void aRoleHeldThroughAGroupIsNotCalledRevoked() throws Exception {
        fakePut("/test/accounts/d-unknown", with(fake("d-unknown"), "groupRoles", List.of("operator")));
        Map<String, Object> line = items("staff=account-d-unknow").get(0);
        Answer answer = Caller.as(OFFICER.withSecondFactor())
                .post(
                        API + "/items/" + line.get("id") + "/revoke",
                        Map.of("reason", "never-used"),
                        "If-Match",
                        "\"" + line.get("version") + "\"");
        assertThat(answer.text("revocation")).isEqualTo("failed");
        assertThat(answer.text("failure")).isEqualTo("platform.role-still-held");
        fakePut("/test/accounts/d-unknown", with(fake("d-unknown"), "groupRoles", List.of()));
        fakePut("/test/accounts/d-unknown", with(fake("d-unknown"), "available", List.of("operator")));
        String tag = "\"" + answer.json().get("version") + "\"";
        assertThat(Caller.as(OFFICER.withSecondFactor())
                        .post(API + "/items/" + line.get("id") + "/undo", Map.of(), "If-Match", tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    void whatIsHeldOutsideARoleIsShownAndTaken() throws Exception {
        Map<String, Object> line = line("t-outside");
        assertThat(line).containsEntry("role", "outside-roles").containsEntry("permissions", 1L);
        String item = API + "/items/" + line.get("id");
        assertThat(Caller.as(OFFICER).get(item + "/permissions").items())
                .extracting(one -> one.get("name"))
                .containsOnly("workorder.case.hand-over");
        assertThat(Visitor.as(OFFICER)
                        .open("/privacy/access-review?line=" + line.get("id"))
                        .body())
                .contains("角色之外的权限");
        fakePut(
                "/test/accounts/e-outside",
                with(fake("e-outside"), "groupPermissions", List.of("workorder.case.hand-over")));
        Answer through = revoke(item, line.get("version"));
        assertThat(through.text("revocation")).isEqualTo("failed");
        assertThat(through.text("failure")).isEqualTo("platform.permission-still-held");
        fakePut("/test/accounts/e-outside", with(fake("e-outside"), "groupPermissions", List.of()));
        Answer undone = Caller.as(OFFICER.withSecondFactor())
                .post(
                        item + "/undo",
                        Map.of(),
                        "If-Match",
                        "\"" + through.json().get("version") + "\"");
        assertThat(fake("e-outside").get("permissions")).isEqualTo(List.of("workorder.case.hand-over"));
        Answer revoked = revoke(item, undone.json().get("version"));
        assertThat(revoked.text("revocation")).as(revoked.toString()).isEqualTo("done");
        assertThat(fake("e-outside").get("permissions")).isEqualTo(List.of());
        assertThat(fake("e-outside").get("sessions")).isEqualTo(List.of());
        assertThat(entries("actor=t-reviews&limit=200&action=privacy.review.role-taken")
                        .toString())
                .contains("permission:workorder.case.hand-over");
    }

    private static Answer revoke(String item, Object version) {
        return Caller.as(OFFICER.withSecondFactor())
                .post(item + "/revoke", Map.of("reason", "not-needed"), "If-Match", "\"" + version + "\"");
    }

    @Test
    @Order(7)
    void closesWithASignedReportWhoseHashIsInTheLog() throws Exception {
        String id = review();
        List<Map<String, Object>> lines = items("limit=200");
        List<String> all = lines.stream().map(one -> one.get("id").toString()).toList();
        Answer flagged = Caller.as(OFFICER).post(API + "/" + id + "/certify", Map.of("items", all));
        assertThat(flagged.status()).as(flagged.toString()).isEqualTo(422);
        assertThat(flagged.text("type")).endsWith("privacy.flagged-needs-reason");
        for (Map<String, Object> one : lines) {
            boolean trouble = !((List<?>) one.get("conflicts")).isEmpty()
                    || one.get("neverUsed").equals(true);
            if (trouble && one.get("decision") == null && !one.get("staff").equals("t-reviews")) {
                String certify = API + "/items/" + one.get("id") + "/certify";
                String version = "\"" + one.get("version") + "\"";
                assertThat(Caller.as(OFFICER)
                                .post(certify, Map.of(), "If-Match", version)
                                .body())
                        .contains("privacy.certification-reason-missing");
                assertThat(Caller.as(OFFICER)
                                .post(certify, Map.of("reason", "risk-accepted"), "If-Match", version)
                                .text("reason"))
                        .isEqualTo("risk-accepted");
            }
        }
        Answer bulk = Caller.as(OFFICER).post(API + "/" + id + "/certify", Map.of("items", all));
        assertThat(bulk.status()).as(bulk.toString()).isEqualTo(200);
        assertThat(bulk.json().get("passedOver")).isEqualTo(5L); // decided already, or the officer's own
        Answer undecided = Caller.as(OFFICER).post(API + "/" + id + "/close", Map.of(), "If-Match", reviewTag());
        assertThat(undecided.text("type")).endsWith("privacy.review-undecided");
        Map<String, Object> own = line("t-reviews");
        Caller.as(OTHER)
                .post(
                        API + "/items/" + own.get("id") + "/certify",
                        Map.of("reason", "granted-lately"),
                        "If-Match",
                        "\"0\"");
        Answer closed = Caller.as(OFFICER).post(API + "/" + id + "/close", Map.of(), "If-Match", reviewTag());
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);

        String report = Caller.as(OFFICER).get(API + "/" + id + "/report").body();
        VerifierKey key = VerifierKey.parse(
                Caller.as(OFFICER).get("/api/privacy/log/key").body().trim());
        SignedNote note = SignedNote.parse(report);
        note.requireSignatureOf(key);
        Map<String, Object> said = JSONObjectUtils.parse(note.text().split("\n")[1]);
        assertThat((List<?>) said.get("lines")).hasSize(6);
        assertThat(said).containsEntry("closedBy", "t-reviews");
        assertThat(said.get("lines").toString())
                .contains("crm.customer.read", "workorder.case.hand-over", "risk-accepted", "not-needed");
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(report.getBytes(StandardCharsets.UTF_8)));
        assertThat(closed.text("reportHash")).isEqualTo(hash);
        assertThat(entries("actor=t-reviews&action=privacy.review.close").get(0).get("object"))
                .isEqualTo("privacy.review-report/sha256-" + hash);
        assertThat(Caller.as(OFFICER)
                        .post(API + "/items/" + own.get("id") + "/undo", Map.of(), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(409);
        assertThat(Caller.as(OFFICER).get(API + "/" + id + "/report.csv").body())
                .contains("t-both");
        for (String page : List.of("", "?line=" + own.get("id"), "?flag=conflict", "?staff=t-both")) {
            Answer shown = Visitor.as(OFFICER).open("/privacy/access-review" + page);
            assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
            assertThat(shown.body()).doesNotContain("???");
        }
        assertThat(Visitor.as(OFFICER).open("/compliance").body()).contains("权限复核");
    }

    @Test
    @Order(8)
    void rulesAboutDutiesAreSetAnewAsTheirNextVersion() {
        String rules = "/api/privacy/duty-rules";
        Map<String, Object> rule = Map.of(
                "one", "role:trainer",
                "other", "permission:crm.",
                "zh", "培训人员不得接触客户",
                "en", "Trains and works with customers",
                "active", true);
        String path = rules + "/train-and-serve";
        Caller fresh = Caller.as(OFFICER.withSecondFactor());
        assertThat(Caller.as(OFFICER).put(path, rule).status()).isEqualTo(401);
        assertThat(Caller.as(AGENT).get(rules).status()).isEqualTo(403);
        Caller auditor = Caller.as(Person.with(Role.AUDITOR, Portal.COMPLIANCE).withSecondFactor());
        assertThat(auditor.put(path, rule).status()).isEqualTo(403);
        Map<String, Object> nobody = new LinkedHashMap<>(rule);
        nobody.put("one", "role:king");
        assertThat(fresh.put(path, nobody).status()).isEqualTo(400);
        Answer set = fresh.put(path, rule);
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(set.text("version")).isEqualTo("1");
        assertThat(fresh.put(path, rule).status()).isEqualTo(428);
        Map<String, Object> off = new LinkedHashMap<>(rule);
        off.put("active", false);
        assertThat(fresh.put(path, off, "If-Match", "\"1\"").text("version")).isEqualTo("2");
        assertThat(fresh.put(path, off, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(Caller.as(OFFICER).get(path + "/versions").items()).hasSize(2);
        assertThat(Caller.as(OFFICER).get(rules).items())
                .anyMatch(one -> one.get("word").equals("prepare-and-approve"));
        assertThat(entries("actor=t-reviews&action=privacy.review.duty-rule")).hasSize(2);
        Answer page = Visitor.as(OFFICER).open("/privacy/duty-rules?rule=train-and-serve");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains("培训人员不得接触客户").doesNotContain("???");
    }

    private static int search(Caller caller) {
        return caller.post("/api/crm/customers/search", Map.of("phone", "13800000000"))
                .status();
    }

    private static String quarter() {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        return today.getYear() + "-Q" + today.get(IsoFields.QUARTER_OF_YEAR);
    }

    private static String review() {
        return Caller.as(OFFICER).get(API).items().get(0).get("id").toString();
    }

    private static String reviewTag() {
        return Caller.as(OFFICER).get(API + "/" + review()).header("ETag").orElseThrow();
    }

    /** Marks of use are written within seconds. */
    private static void awaitMarks() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        Running.setting("shouwen.db.url"),
                        Running.setting("shouwen.db.app.user"),
                        Running.setting("shouwen.db.app.password"));
                PreparedStatement marks =
                        connection.prepareStatement("select count(*) from platform.permission_use where staff = ?")) {
            marks.setString(1, "t-reviewed");
            await().until(() -> {
                try (ResultSet count = marks.executeQuery()) {
                    count.next();
                    return count.getInt(1) >= 2;
                }
            });
        }
    }

    private static void awaitOpen(String id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        "open".equals(Caller.as(OFFICER).get(API + "/" + id).text("state")));
    }

    private static Map<String, Object> line(String staff) {
        return items("staff=" + staff).get(0);
    }

    private static List<Map<String, Object>> items(String query) {
        Answer answer = Caller.as(OFFICER).get(API + "/" + review() + "/items?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.items();
    }

    private static List<Map<String, Object>> entries(String query) {
        return Caller.as(OFFICER).get("/api/privacy/audit-entries?" + query).items();
    }

    private static void account(String id, String staff, boolean otp, List<String> roles, String session)
            throws Exception {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("staff", staff);
        account.put("enabled", true);
        account.put("otp", otp);
        account.put("roles", roles);
        account.put("sessions", List.of(session));
        fakePut("/test/accounts/" + id, account);
    }

    private static Map<String, Object> with(Map<String, Object> account, String member, Object value) {
        account.put(member, value);
        return account;
    }

    private static Map<String, Object> fake(String id) throws Exception {
        return JSONObjectUtils.parse(
                send(HttpRequest.newBuilder(at("/test/accounts/" + id)).GET()));
    }

    private static void fakePut(String path, Map<String, Object> json) throws Exception {
        send(HttpRequest.newBuilder(at(path))
                .PUT(HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(json))));
    }

    private static URI at(String path) {
        return URI.create(TestIssuer.issuer() + path);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
