package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.VerifierKey;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's phone number is seen once, and everything that compliance must know of it follows. */
@InPayara
@RunAsClient
class AuditedRevealIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-reveals");
    private static final Person COMPLIANCE = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    private final String phone =
            "138" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final String customer = register();

    @TempDir
    Path folder;

    @Test
    void showsAPhoneNumberOnAnOpenCaseOnly() {
        Answer without = reveal(AGENT, "crm.customer.phone", "contact-customer", null);
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.text("type")).endsWith("privacy.no-open-case");

        String order = accept();
        Answer seen = reveal(AGENT, "crm.customer.phone", "contact-customer", "workorder/" + order);
        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        assertThat(seen.text("value")).isEqualTo("+86" + phone);
        assertThat(seen.header("Cache-Control")).contains("no-store");

        List<Map<String, Object>> entries = entries("subject=" + customer + "&action=privacy.reveal");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0))
                .containsEntry("outcome", "done")
                .containsEntry("actor", "t-reveals")
                .containsEntry("purpose", "contact-customer")
                .containsEntry("case", "workorder/" + order);
        assertThat(entries.get(1)).containsEntry("outcome", "refused").containsEntry("reason", "privacy.no-open-case");
        assertThat(entries.toString()).doesNotContain(phone);
    }

    @Test
    void refusesAndRecordsEverythingElse() {
        String order = "workorder/" + accept();
        refused(AGENT, "crm.customer.phone", "no-such-purpose", order, 422, "privacy.unknown-purpose");
        refused(AGENT, "crm.customer.id_card", "verify-identity", order, 403, "privacy.field-not-revealable");
        refused(AGENT, "crm.customer.card", "refund-payment", order, 403, "platform.permission-missing");
        refused(AGENT, phone, "contact-customer", order, 403, "privacy.field-not-revealable");
        refused(AGENT, "crm.customer.email", "contact-customer", order, 404, "privacy.nothing-stored");
        refused(
                AGENT,
                "crm.customer.phone",
                "contact-customer",
                "workorder/" + UUID.randomUUID(),
                403,
                "privacy.no-open-case");
        Person other = AGENT.numbered("t-reveals-too");
        refused(other, "crm.customer.phone", "contact-customer", order, 403, "privacy.no-open-case");
        Person finance = Person.with(Role.FINANCE_PREPARER, Portal.FINANCE);
        refused(finance, "crm.customer.card", "refund-payment", order, 401, "platform.second-factor-needed");

        List<Map<String, Object>> entries = entries("subject=" + customer + "&action=privacy.reveal");
        assertThat(entries).hasSize(8).allMatch(entry -> entry.get("outcome").equals("refused"));
        assertThat(entries.toString()).doesNotContain(phone);
    }

    @Test
    void refusesWhoeverMayNotAsk() {
        Answer answer = reveal(COMPLIANCE, "crm.customer.phone", "contact-customer", null);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(entries("actor=" + COMPLIANCE.staffNumber() + "&action=platform.access&outcome=refused"))
                .isNotEmpty();
    }

    @Test
    void keepsAgentsOutOfTheLog() {
        assertThat(Caller.as(AGENT).get("/api/privacy/audit-entries").status()).isEqualTo(403);
        assertThat(Caller.as(AGENT).get("/api/privacy/log/checkpoint").status()).isEqualTo(403);
        assertThat(Caller.as(AGENT).get("/api/privacy/log/export").status()).isEqualTo(403);
    }

    @Test
    void whoReadsTheLogIsInIt() {
        Person auditor = Person.with(Role.AUDITOR, Portal.COMPLIANCE).numbered("t-reads-log");
        Caller.as(auditor).get("/api/privacy/audit-entries?subject=" + customer);
        assertThat(entries("actor=t-reads-log&subject=" + customer)).hasSize(1);
    }

    @Test
    void findsNobodyByNameOrNumber() {
        Answer answer = Caller.as(COMPLIANCE).get("/api/privacy/audit-entries?action=" + "%E6%9D%8E%E9%9B%B7");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Caller.as(COMPLIANCE)
                        .get("/api/privacy/audit-entries?cursor=x")
                        .status())
                .isEqualTo(400);
        assertThat(Caller.as(COMPLIANCE)
                        .get("/api/privacy/audit-entries/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pagesThroughTheLog() {
        String first =
                Caller.as(COMPLIANCE).get("/api/privacy/audit-entries?limit=2").text("next");
        Answer second = Caller.as(COMPLIANCE).get("/api/privacy/audit-entries?limit=2&cursor=" + first);
        assertThat(second.items()).hasSize(2);
    }

    @Test
    void provesAnEntryToWhoeverHasTheKey() throws Exception {
        accept();
        Map<String, Object> entry = published(customer);
        String proof = Caller.as(COMPLIANCE)
                .get("/api/privacy/audit-entries/" + entry.get("id") + "/proof")
                .body();
        VerifierKey key = VerifierKey.parse(
                Caller.as(COMPLIANCE).get("/api/privacy/log/key").body().trim());
        byte[] leaf = entry.get("leaf").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(ProofFile.parse(proof).verify(leaf, key).size()).isPositive();
        Files.writeString(folder.resolve("entry.tlog-proof"), proof);
        Files.write(folder.resolve("entry.json"), leaf);
        assertThat(verify("proof", "entry.tlog-proof", "--entry", "entry.json", "--key", key.toString()))
                .isZero();
    }

    @Test
    void exportsALogThatTheVerifierAcceptsAndAChangedByteSpoils() throws Exception {
        String key = Caller.as(COMPLIANCE).get("/api/privacy/log/key").body().trim();
        published(customer);
        Files.writeString(
                folder.resolve("earlier"),
                Caller.as(COMPLIANCE).get("/api/privacy/log/checkpoint").body());
        assertThat(Caller.as(COMPLIANCE).get("/api/privacy/log/export").status())
                .isEqualTo(401);
        accept();
        published(customer);

        HttpResponse<InputStream> zip = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(Running.base() + "/api/privacy/log/export"))
                                .header("Authorization", "Bearer " + TestIssuer.bearer(COMPLIANCE.withSecondFactor()))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(zip.statusCode()).isEqualTo(200);
        unzip(zip.body());
        assertThat(folder.resolve("log/README.txt")).exists();
        assertThat(verify("log", "log", "--key", key)).isZero();
        assertThat(verify("consistency", "earlier", "log", "--key", key)).isZero();

        Path bundle;
        try (Stream<Path> files = Files.walk(folder.resolve("log/tile/entries"))) {
            bundle = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[40] ^= 1;
        Files.write(bundle, bytes);
        assertThat(verify("log", "log", "--key", key)).isEqualTo(1);
        assertThat(entries("action=privacy.log.export")).isNotEmpty();
    }

    @Test
    void showsItAllOnPages() throws Exception {
        String order = accept();
        reveal(AGENT, "crm.customer.phone", "contact-customer", "workorder/" + order);
        Map<String, Object> entry = published(customer);
        Visitor officer = Visitor.as(COMPLIANCE);
        assertThat(page(officer, "/compliance")).contains("t-reveals");
        assertThat(page(officer, "/privacy/audit-log?subject=" + customer))
                .contains("t-reveals")
                .contains("privacy.reveal");
        assertThat(page(officer, "/privacy/audit-log?actor=t-reveals")).contains(customer);
        assertThat(page(officer, "/privacy/audit-entry?id=" + entry.get("id")))
                .contains("shouwen-verify.jar")
                .contains("chip-ok");
        assertThat(page(officer, "/privacy/log-export")).contains("shouwen-verify.jar");
        assertThat(officer.open("/privacy/audit-entry?id=" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(page(officer, "/privacy/audit-log?actor=no%20such%20form")).contains("ui-messages-error");
    }

    private static String page(Visitor visitor, String path) {
        Answer answer = visitor.open(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("???");
        return answer.body();
    }

    private String register() {
        Map<String, Object> request =
                Map.of("name", "测试客户", "phone", phone, "idNumber", "11010519491231002X", "evenIfSimilar", true);
        // Somebody else at each test: registering with an ID number is limited by the minute and person.
        Caller desk =
                Caller.as(AGENT.numbered("t-r" + UUID.randomUUID().toString().substring(0, 8)));
        Answer answer = desk.post("/api/crm/customers", new LinkedHashMap<>(request));
        if (answer.status() == 409) { // an earlier test has this ID number
            Map<String, Object> plain = new LinkedHashMap<>(request);
            plain.remove("idNumber");
            answer = desk.post("/api/crm/customers", plain);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private String accept() {
        Answer types = Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "测试"));
        assertThat(types.status()).as(types.toString()).isEqualTo(201);
        return types.text("id");
    }

    private Answer reveal(Person person, String field, String purpose, String openCase) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("person", customer);
        request.put("field", field);
        request.put("purpose", purpose);
        request.put("case", openCase);
        return Caller.as(person).post("/api/privacy/reveals", request);
    }

    private void refused(Person person, String field, String purpose, String openCase, int status, String code) {
        Answer answer = reveal(person, field, purpose, openCase);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("type")).endsWith(code);
    }

    private static List<Map<String, Object>> entries(String query) {
        Answer answer = Caller.as(COMPLIANCE).get("/api/privacy/audit-entries?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.items();
    }

    /** The newest entry about the person, once it is under a signed checkpoint. */
    private static Map<String, Object> published(String person) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(10));
        while (Instant.now().isBefore(until)) {
            List<Map<String, Object>> about = entries("subject=" + person + "&action=crm.");
            if (!about.isEmpty() && about.get(0).get("publishedAt") != null) {
                return about.get(0);
            }
            Thread.sleep(200);
        }
        throw new AssertionError("not published within 10 s");
    }

    /** Runs the verifier as its users do, with its two packages alone. */
    private int verify(String... args) throws IOException, InterruptedException {
        Path classes = Path.of(URI.create(ProofFile.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                "io.shouwen.privacy.log.verify.ShouwenVerify"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }

    private void unzip(InputStream body) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(body)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve("log").resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }
}
