package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.VerifierKey;
import io.shouwen.privacy.log.verify.ShouwenVerify;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** A regulator's question: who saw this number, why, and prove it; and who may ask such things at all. */
@InPayara
@RunAsClient
class AuditSearchIT {

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-searched");
    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-officer");
    private static final Person AUDITOR =
            Person.with(Role.AUDITOR, Portal.COMPLIANCE).numbered("t-auditor");

    private final String phone =
            "139" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final String customer = Caller.as(AGENT)
            .post("/api/crm/customers", Map.of("name", "窦娥", "phone", phone, "evenIfSimilar", true))
            .text("id");

    @Test
    void findsTheIdOfANumberAndNothingElse() {
        Answer found = Caller.as(OFFICER).post("/api/privacy/log/person-lookups", Map.of("number", phone));
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        assertThat(found.json()).containsOnlyKeys("people").containsEntry("people", List.of(customer));
        assertThat(found.header("Cache-Control")).contains("no-store");
        assertThat(found.body()).doesNotContain(phone).doesNotContain("窦");

        Answer unknown = Caller.as(OFFICER).post("/api/privacy/log/person-lookups", Map.of("number", "13012345679"));
        assertThat(unknown.json()).containsEntry("people", List.of());
        assertThat(Caller.as(OFFICER)
                        .post("/api/privacy/log/person-lookups", Map.of("number", "窦娥"))
                        .status())
                .isEqualTo(400);

        List<Map<String, Object>> asked = entries("actor=t-officer&action=privacy.log.find-person");
        assertThat(asked).anyMatch(entry -> customer.equals(entry.get("subject")));
        assertThat(asked).anyMatch(entry -> "none-found".equals(entry.get("reason")));
        assertThat(asked.toString()).doesNotContain(phone);
    }

    @Test
    void findsTheIdOnThePageAndLeadsToItsEntries() {
        Answer found = Visitor.as(OFFICER).press("/privacy/audit-log", "find", "find:go", Map.of("find:number", phone));
        assertThat(found.status()).as(found.toString()).isEqualTo(302);
        assertThat(found.header("Location").orElseThrow())
                .endsWith("/privacy/audit-log?subject=" + customer)
                .doesNotContain(phone);
    }

    @Test
    void takesTheNumbersThatPeopleUse() {
        String number = Caller.as(AGENT).get("/api/crm/customers/" + customer).text("number");
        Answer order = Caller.as(AGENT)
                .post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "consultation",
                                "priority", "normal",
                                "description", "想知道什么时候开课"));
        Visitor officer = Visitor.as(OFFICER);
        assertThat(officer.open("/privacy/audit-log?subject=" + number).body()).contains(AGENT.staffNumber());
        assertThat(officer.open("/privacy/audit-log?case=" + order.text("number"))
                        .body())
                .contains("workorder.accept");
        assertThat(officer.open("/privacy/audit-log?subject=C-00000-00000").body())
                .contains("没有这个编号的客户");
        assertThat(officer.open("/privacy/audit-log?subject=" + phone).body())
                .contains("没有这个编号的客户")
                .doesNotContain(AGENT.staffNumber());
        assertThat(officer.open("/privacy/subject-requests?person=" + number).status())
                .isEqualTo(200);

        String name = "按编号 " + lettersOf(customer);
        officer.press(
                "/privacy/audit-log?subject=" + number + "&case=" + order.text("number"),
                "save",
                "save:go",
                Map.of("save:name", name));
        assertThat(officer.open("/privacy/audit-log").body())
                .contains(name)
                .contains("/privacy/audit-log?subject=" + customer + "&amp;case=workorder%2F" + order.text("id"));
    }

    @Test
    void searchesByFieldAndInBothOrders() {
        Caller.as(AGENT).post("/api/crm/customers/search", Map.of("field", "phone", "value", phone));
        Caller.as(OFFICER).post("/api/privacy/log/person-lookups", Map.of("number", phone));
        List<Map<String, Object>> newest = entries("subject=" + customer + "&field=phone");
        assertThat(newest)
                .isNotEmpty()
                .allMatch(entry -> entry.get("fields").toString().contains("phone"));
        assertThat(entries("subject=" + customer + "&field=card")).isEmpty();
        List<Map<String, Object>> all = entries("subject=" + customer + "&order=desc");
        List<Map<String, Object>> oldest = entries("subject=" + customer + "&order=asc");
        assertThat(oldest.get(0).get("id")).isEqualTo(all.get(all.size() - 1).get("id"));
        assertThat(Caller.as(OFFICER)
                        .get("/api/privacy/audit-entries?order=sideways")
                        .status())
                .isEqualTo(400);
        assertThat(Caller.as(OFFICER)
                        .get("/api/privacy/audit-entries?field=%27%20or%201%3D1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void exportsWhatIsShownAsTheButtonsDo() throws Exception {
        published();
        String path = "/privacy/audit-log?subject=" + customer + "&action=crm.";
        Visitor officer = Visitor.as(OFFICER.withSecondFactor());
        Answer csv = officer.press(path, "export", "export:csv", Map.of());
        assertThat(csv.status()).as(csv.toString()).isEqualTo(200);
        assertThat(csv.header("Content-Disposition").orElseThrow()).contains("audit-entries.csv");
        assertThat(csv.body().lines().toList())
                .hasSize(1 + entries("subject=" + customer + "&action=crm.").size())
                .anyMatch(line -> line.contains(customer) && line.contains("t-searched"));
        Answer xlsx = officer.press(path, "export", "export:xlsx", Map.of());
        assertThat(xlsx.header("Content-Disposition").orElseThrow()).contains("audit-entries.xlsx");
        Answer proofs = officer.press(path, "export", "export:proofs", Map.of());
        assertThat(proofs.header("Content-Disposition").orElseThrow()).contains("audit-entries.zip");
        assertThat(entries("actor=t-officer&action=privacy.log.export&subject=" + customer))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void exportsProofsThatHold() throws Exception {
        published();
        Map<String, byte[]> files = unzip(bytes(
                "/api/privacy/audit-entries/export?subject=" + customer + "&action=crm.&format=csv&proofs=true",
                OFFICER.withSecondFactor()));
        assertThat(files).containsKeys("README.txt", "key", "checkpoint", "entries.csv");
        VerifierKey key = VerifierKey.parse(text(files, "key").strip());
        List<String> lines = text(files, "entries.csv").lines().toList();
        assertThat(lines.get(0)).contains("proof");
        int proven = 0;
        for (String name : files.keySet()) {
            if (name.endsWith(".tlog-proof")) {
                byte[] leaf = files.get(name.replace(".tlog-proof", ".json"));
                assertThat(ProofFile.parse(files.get(name)).verify(leaf, key).size())
                        .isPositive();
                assertThat(new String(leaf, StandardCharsets.UTF_8)).contains(customer);
                assertThat(lines).anyMatch(line -> line.endsWith(name));
                proven++;
            }
        }
        assertThat(proven).isEqualTo(lines.size() - 1);
        verifies(files, proven);
        Map<String, byte[]> workbook = unzip(bytes(
                "/api/privacy/audit-entries/export?subject=" + customer + "&action=crm.&format=xlsx&proofs=true",
                OFFICER.withSecondFactor()));
        assertThat(workbook).containsKeys("README.txt", "key", "checkpoint", "entries.xlsx");
        verifies(workbook, proven);

        byte[] sheet = bytes(
                "/api/privacy/audit-entries/export?subject=" + customer + "&format=xlsx", OFFICER.withSecondFactor());
        assertThat(new String(sheet, StandardCharsets.ISO_8859_1))
                .startsWith("PK")
                .contains("xl/worksheets/sheet1.xml");
        assertThat(Caller.as(OFFICER.withSecondFactor())
                        .get("/api/privacy/audit-entries/export?format=exe")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bundlesTheEvidenceOfOneEntry() throws Exception {
        String id = published().get("id").toString();
        Map<String, byte[]> files = unzip(bytes("/api/privacy/audit-entries/" + id + "/evidence", AUDITOR));
        assertThat(files).containsOnlyKeys("README.txt", "entry.json", "entry.tlog-proof", "checkpoint", "key");
        VerifierKey key = VerifierKey.parse(text(files, "key").strip());
        assertThat(ProofFile.parse(files.get("entry.tlog-proof"))
                        .verify(files.get("entry.json"), key)
                        .size())
                .isPositive();
        assertThat(text(files, "README.txt"))
                .contains("shouwen-verify.jar proof entry.tlog-proof")
                .contains("怎样自己验证");
        Answer page =
                Visitor.as(AUDITOR).press("/privacy/audit-entry?id=" + id, "downloads", "downloads:evidence", Map.of());
        assertThat(page.header("Content-Disposition").orElseThrow()).contains("evidence.zip");
    }

    @Test
    void refusesWhoMayNotThroughEveryDoor() {
        for (String path : List.of(
                "/api/privacy/audit-entries/export",
                "/api/privacy/audit-entries/" + UUID.randomUUID() + "/evidence",
                "/api/privacy/log/alarms")) {
            assertThat(Caller.as(AGENT.withSecondFactor()).get(path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        Person reader = OFFICER.without("privacy.log.export").withSecondFactor();
        assertThat(Caller.as(reader).get("/api/privacy/audit-entries/export").status())
                .isEqualTo(403);
        assertThat(Caller.as(OFFICER).get("/api/privacy/audit-entries/export").status())
                .as("without a fresh second factor")
                .isEqualTo(401);
        assertThat(Visitor.as(reader).open("/privacy/audit-log").body()).doesNotContain("export:csv");

        String alarm = "/api/privacy/log/alarms/" + UUID.randomUUID() + "/clearance";
        Map<String, String> finding = Map.of("finding", "false-alarm", "reference", "INC-1");
        assertThat(Caller.as(AUDITOR.withSecondFactor()).post(alarm, finding).status())
                .isEqualTo(403);
        assertThat(Caller.as(OFFICER).post(alarm, finding).status()).isEqualTo(401);
        assertThat(Caller.as(OFFICER.withSecondFactor()).post(alarm, finding).status())
                .isEqualTo(409);
        assertThat(Caller.as(OFFICER.withSecondFactor())
                        .post(alarm, Map.of("finding", "whatever", "reference", "INC-1"))
                        .status())
                .isEqualTo(400);
        assertThat(Caller.as(OFFICER.withSecondFactor())
                        .post(alarm, Map.of("finding", "false-alarm", "reference", "a customer's name"))
                        .status())
                .isEqualTo(400);
        assertThat(Caller.as(AUDITOR)
                        .post("/api/privacy/log/person-lookups", Map.of("number", phone))
                        .status())
                .isEqualTo(403);
        assertThat(Visitor.as(AUDITOR).open("/privacy/audit-log").body()).doesNotContain("find:number");
    }

    @Test
    void keepsSearchesForOneselfOrForAll() {
        Visitor officer = Visitor.as(OFFICER);
        String path = "/privacy/audit-log?subject=" + customer + "&field=phone";
        String own = "我的查询 " + lettersOf(customer);
        String shared = "共享查询 " + lettersOf(customer);
        assertThat(officer.press(path, "save", "save:go", Map.of("save:name", own))
                        .status())
                .isEqualTo(200);
        officer.press(path, "save", "save:go", Map.of("save:name", shared, "save:shared", "on"));
        assertThat(officer.open("/privacy/audit-log").body())
                .contains(own)
                .contains(shared)
                .contains("/privacy/audit-log?subject=" + customer + "&amp;field=phone");
        assertThat(Visitor.as(AUDITOR).open("/privacy/audit-log").body())
                .contains(shared)
                .doesNotContain(own);
    }

    /** Digits in a row would be taken for somebody's number, and refused. */
    private static String lettersOf(String id) {
        return id.substring(24)
                .chars()
                .mapToObj(c -> String.valueOf((char) ('a' + c % 26)))
                .collect(Collectors.joining());
    }

    @Test
    void showsHowTheLogFares() {
        String page = Visitor.as(OFFICER).open("/privacy/log-health").body();
        assertThat(page).contains("chip-ok").doesNotContain("???").doesNotContain("role=\"alert\"");
        assertThat(Visitor.as(OFFICER).open("/compliance").body()).contains("/privacy/log-health");
        assertThat(Visitor.as(AGENT).open("/privacy/log-health").status()).isEqualTo(403);
        assertThat(Visitor.as(OFFICER)
                        .open("/privacy/audit-log?subject=" + customer)
                        .body())
                .doesNotContain("???");
    }

    private static List<Map<String, Object>> entries(String query) {
        Answer answer = Caller.as(OFFICER).get("/api/privacy/audit-entries?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.items();
    }

    private Map<String, Object> published() throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(15));
        while (Instant.now().isBefore(until)) {
            List<Map<String, Object>> about = entries("subject=" + customer + "&action=crm.");
            if (!about.isEmpty() && about.stream().allMatch(entry -> entry.get("publishedAt") != null)) {
                return about.get(0);
            }
            Thread.sleep(200);
        }
        throw new AssertionError("not published within 15 s");
    }

    private static byte[] bytes(String path, Person person) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(Running.base() + path))
                                .header("Authorization", "Bearer " + TestIssuer.bearer(person))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    /** As the README tells the receiver to; and that a changed entry is told from a true one. */
    private static void verifies(Map<String, byte[]> files, int proofs) throws IOException {
        Path folder = Files.createTempDirectory("proofs");
        int verified = 0;
        for (String name : files.keySet()) {
            if (name.endsWith(".tlog-proof")) {
                Path proof = Files.write(folder.resolve("entry.tlog-proof"), files.get(name));
                byte[] leaf = files.get(name.replace(".tlog-proof", ".json"));
                Path entry = Files.write(folder.resolve("entry.json"), leaf);
                String key = text(files, "key").strip();
                assertThat(verify("proof", proof.toString(), "--entry", entry.toString(), "--key", key))
                        .isZero();
                leaf[leaf.length / 2] ^= 1;
                Files.write(entry, leaf);
                assertThat(verify("proof", proof.toString(), "--entry", entry.toString(), "--key", key))
                        .isEqualTo(1);
                verified++;
            }
        }
        assertThat(verified).isEqualTo(proofs);
    }

    private static int verify(String... args) {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new ShouwenVerify(out, out).run(args);
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
