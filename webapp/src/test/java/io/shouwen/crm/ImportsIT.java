package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.crm.demo.DemoCsv;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.Visitor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

@InPayara
@RunAsClient
class ImportsIT {

    /** Of whoever makes customers. */
    private static final long LOCK = 0x43524D494D504F52L;

    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF);

    private static final Person COMPLIANCE = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    // Another for each test: comparisons are limited by the minute and person.
    private final Caller agent =
            Caller.as(AGENT.numbered("t-i" + UUID.randomUUID().toString().substring(0, 8)));

    @Test
    void checksFirstAndWritesNobody() {
        String phone = InventedNumbers.phone();
        Answer checked = upload("姓名,手机号,同意\n陈晨," + phone + ",服务\n,12345,也许\n", true);
        assertThat(checked.status()).as("%s", checked).isEqualTo(201);
        assertThat(checked.text("state")).isEqualTo("checked");
        assertThat(checked.json()).containsEntry("ready", 1L).containsEntry("faulty", 1L);
        assertThat(search(phone).items()).isEmpty();

        String path = "/api/crm/imports/" + checked.text("id");
        Answer errors = agent.get(path + "/errors?limit=2");
        assertThat(errors.items()).extracting(e -> e.get("column")).containsExactly("consent", "name");
        assertThat(agent.get(path + "/errors?cursor=" + errors.text("next")).items())
                .extracting(e -> e.get("column"))
                .containsExactly("phone");
        assertThat(errors.body()).doesNotContain("12345").doesNotContain("也许");
        assertThat(agent.get(path + "/errors.csv").body()).contains("电话").doesNotContain("12345");

        assertThat(agent.send("POST", path + "/start", "").status()).isEqualTo(202);
        assertThat(finished(checked.text("id")).json()).containsEntry("imported", 1L);
        assertThat(search(phone).items()).hasSize(1);
        assertThat(agent.send("POST", path + "/start", "").status()).isEqualTo(409);
    }

    @Test
    void recognisesWhoIsKnownAndWhoStandsTwice() {
        String known = InventedNumbers.residentId();
        String phone = InventedNumbers.phone();
        agent.post("/api/crm/customers", Map.of("name", "卫国", "idNumber", known));
        Answer checked = upload(
                "name,phone,id number\n卫家国,," + known + "\n褚明," + phone + ",\n褚亮," + phone + ",\n褚亮亮," + phone + ",\n",
                false);
        Answer done = finished(checked.text("id"));
        assertThat(done.json()).containsEntry("imported", 2L).containsEntry("duplicates", 2L);
        assertThat(search(phone).items()).hasSize(2);
    }

    @Test
    void namesTheRowsThatAreDuplicatesByTheirContact() {
        String phone = InventedNumbers.phone();
        String other = InventedNumbers.phone();
        agent.post("/api/crm/customers", Map.of("name", "曹植", "phone", phone));
        Answer checked = upload("name,phone\n曹植," + phone + "\n严明," + other + "\n严明," + other + "\n", true);
        assertThat(checked.json())
                .containsEntry("ready", 1L)
                .containsEntry("duplicates", 2L)
                .containsEntry("faulty", 0L);
        String path = "/api/crm/imports/" + checked.text("id");
        Answer errors = agent.get(path + "/errors");
        assertThat(errors.items())
                .extracting(e -> e.get("row") + " " + e.get("column") + " " + e.get("code"))
                .containsExactly("2 phone crm.import-known-contact", "4 phone crm.import-contact-twice");
        assertThat(errors.body()).doesNotContain(phone).doesNotContain("曹植");
        assertThat(agent.get(path + "/errors.csv").body()).contains("已有电话和姓名相同的客户");
        assertThat(Visitor.as(AGENT)
                        .open("/crm/import?id=" + checked.text("id"))
                        .body())
                .contains("在文件前面已出现过")
                .doesNotContain("???");
    }

    @Test
    void tellsNobodyAtTheCheckWhichIdNumbersAreKnown() {
        String known = InventedNumbers.residentId();
        String subject = agent.post("/api/crm/customers", Map.of("name", "郑重", "idNumber", known))
                .text("id");
        String staff = "t-i" + UUID.randomUUID().toString().substring(0, 8);
        Caller importer = Caller.as(AGENT.numbered(staff));
        Answer checked = upload(importer, "name,id number\n某人," + known + "\n另人," + known + "\n");
        assertThat(checked.json())
                .as("only what stands twice in the file is told")
                .containsEntry("ready", 1L)
                .containsEntry("duplicates", 1L);
        importer.send("POST", "/api/crm/imports/" + checked.text("id") + "/start", "");
        Answer done = finished(checked.text("id"));
        assertThat(done.json()).containsEntry("imported", 0L).containsEntry("duplicates", 2L);
        assertThat(importer.get("/api/crm/imports/" + checked.text("id") + "/errors")
                        .items())
                .isEmpty();
        List<Map<String, Object>> entries = entries(staff, "crm.import.set-aside");
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).toString())
                .contains(subject, "crm.import/" + checked.text("id"))
                .doesNotContain(known);
    }

    @Test
    void tellsComplianceOfWhoImportsManyKnownIdNumbers() {
        StringBuilder people = new StringBuilder("name,id number\n");
        for (int i = 0; i < 12; i++) {
            people.append("某人,").append(InventedNumbers.residentId()).append('\n');
        }
        Answer first = upload(people.toString(), false);
        assertThat(finished(first.text("id")).json()).containsEntry("imported", 12L);

        String staff = "t-i" + UUID.randomUUID().toString().substring(0, 8);
        Caller importer = Caller.as(AGENT.numbered(staff));
        String again = upload(importer, people.toString()).text("id");
        String another = upload(importer, "name,id number\n某人," + InventedNumbers.residentId() + "\n")
                .text("id");
        String nameless = upload(importer, "name\n无号\n").text("id");
        assertThat(importer.send("POST", "/api/crm/imports/" + again + "/start", "")
                        .status())
                .isEqualTo(202);
        assertThat(finished(again).json()).containsEntry("imported", 0L).containsEntry("duplicates", 12L);

        Answer refused = importer.send("POST", "/api/crm/imports/" + another + "/start", "");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(429);
        assertThat(refused.text("type")).endsWith("privacy.too-many-comparisons");
        assertThat(importer.post("/api/crm/customers/search", Map.of("idNumber", InventedNumbers.residentId()))
                        .status())
                .as("one limit for all doors")
                .isEqualTo(429);
        assertThat(importer.send("POST", "/api/crm/imports/" + nameless + "/start", "")
                        .status())
                .as("a file without ID numbers asks nothing")
                .isEqualTo(202);
        assertThat(entries(staff, "crm.import.set-aside"))
                .hasSize(13)
                .anyMatch(e -> "refused".equals(e.get("outcome")));
        assertThat(Caller.as(COMPLIANCE)
                        .get("/api/privacy/alerts?rule=matching-limit&staff=" + staff)
                        .items())
                .hasSize(1);
        assertThat(Visitor.as(COMPLIANCE).open("/notifications/compliance").body())
                .contains(staff);
    }

    /** Its rows have hashes of the old key alone, and would not be recognised as the customer's. */
    @Test
    void takesInNoRowsThatWereCheckedBeforeIndexKeysWereRotated() {
        String idNumber = InventedNumbers.residentId();
        String numbered = upload("name,id number\n韩某," + idNumber + "\n", true).text("id");
        String phone = InventedNumbers.phone();
        String nameless = upload("name,phone\n杨某," + phone + "\n", true).text("id");
        rotateIndexKeys();
        String registered = agent.post("/api/crm/customers", Map.of("name", "韩梅", "idNumber", idNumber))
                .text("id");

        Answer refused = agent.send("POST", "/api/crm/imports/" + numbered + "/start", "");
        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("crm.import-outdated");
        assertThat(agent.get("/api/crm/imports/" + numbered).json())
                .as("emptied by the rotation")
                .containsEntry("state", "cancelled")
                .containsEntry("skipped", 1L);
        Answer page = Visitor.as(AGENT).open("/crm/import?id=" + numbered);
        assertThat(page.body()).contains("请重新上传").doesNotContain("id=\"start\"");
        assertThat(agent.post("/api/crm/customers/search", Map.of("idNumber", idNumber))
                        .items())
                .extracting(found -> found.get("id"))
                .containsExactly(registered);

        String again = upload("name,id number\n韩某," + idNumber + "\n", false).text("id");
        assertThat(finished(again).json()).containsEntry("imported", 0L).containsEntry("duplicates", 1L);
        assertThat(agent.send("POST", "/api/crm/imports/" + nameless + "/start", "")
                        .status())
                .as("contacts are hashed anew")
                .isEqualTo(202);
        assertThat(finished(nameless).json()).containsEntry("imported", 1L);
        assertThat(search(phone).items()).hasSize(1);
    }

    private static void rotateIndexKeys() {
        Person operator = Person.with(Role.OPERATOR, Portal.OPERATIONS);
        String rotations = "/api/privacy/keys/rotations";
        Answer begun = Caller.as(operator.withSecondFactor()).post(rotations, Map.of("keys", "index"));
        assertThat(begun.status()).as("%s", begun).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Caller.as(operator).get(rotations + "/" + begun.text("id")),
                        state -> "DONE".equals(state.text("state")));
    }

    @Test
    void takesNobodyTwiceWhereTwoFilesNameTheSamePeople() {
        StringBuilder people = new StringBuilder("name,phone\n");
        String phone = null;
        for (int i = 0; i < 1_000; i++) {
            phone = InventedNumbers.phone();
            people.append("沈同,").append(phone).append('\n');
        }
        String one = upload(people.toString(), true).text("id");
        String other = upload(people.toString(), true).text("id");
        assertThat(agent.send("POST", "/api/crm/imports/" + one + "/start", "").status())
                .isEqualTo(202);
        assertThat(agent.send("POST", "/api/crm/imports/" + other + "/start", "")
                        .status())
                .isEqualTo(202);
        Map<String, Object> first = finished(one).json();
        Map<String, Object> second = finished(other).json();
        assertThat((long) first.get("imported") + (long) second.get("imported")).isEqualTo(1_000);
        assertThat((long) first.get("duplicates") + (long) second.get("duplicates"))
                .isEqualTo(1_000);
        assertThat(search(phone).items()).hasSize(1);
    }

    /** Somebody registers while rows are taken in: neither sees the other, if one does not wait for the other to end. */
    @Test
    void rowsAreTakenInBeforeOrAfterARegistrationAndNotBesideIt() throws Exception {
        String idNumber = InventedNumbers.residentId();
        String waiting = upload("name,id number\n韩某," + InventedNumbers.residentId() + "\n", true)
                .text("id");
        try (Connection other = database()) {
            other.setAutoCommit(false);
            lock(other, "pg_advisory_xact_lock_shared"); // as one who registers
            assertThat(agent.send("POST", "/api/crm/imports/" + waiting + "/start", "")
                            .status())
                    .isEqualTo(202);
            awaitSomebodyWaiting();
            assertThat(agent.get("/api/crm/imports/" + waiting).json()).containsEntry("imported", 0L);
            CompletableFuture<Answer> beside = register(InventedNumbers.residentId());
            other.rollback();
            assertThat(finished(waiting).json()).containsEntry("imported", 1L);
            assertThat(beside.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);

            lock(other, "pg_advisory_xact_lock"); // as an import that takes rows in
            CompletableFuture<Answer> registering = register(idNumber);
            awaitSomebodyWaiting();
            assertThat(registering).isNotDone();
            other.rollback();
            assertThat(registering.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
        }
    }

    private CompletableFuture<Answer> register(String idNumber) {
        return CompletableFuture.supplyAsync(
                () -> agent.post("/api/crm/customers", Map.of("name", "韩同", "idNumber", idNumber)));
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                Running.setting("shouwen.db.url"),
                Running.setting("shouwen.db.app.user"),
                Running.setting("shouwen.db.app.password"));
    }

    private static void lock(Connection connection, String how) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select " + how + "(" + LOCK + ")");
        }
    }

    private static void awaitSomebodyWaiting() {
        try (Connection connection = database();
                PreparedStatement waiting =
                        connection.prepareStatement("select from pg_locks where locktype = 'advisory'"
                                + " and not granted and (classid::bigint << 32) + objid::bigint = ?")) {
            waiting.setLong(1, LOCK);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                try (ResultSet found = waiting.executeQuery()) {
                    return found.next();
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takesInAddresses() {
        String phone = InventedNumbers.phone();
        Answer checked = upload("姓名,手机号,地址\n孔方," + phone + ",浙江省杭州市西湖区文三路90号\n", false);
        assertThat(finished(checked.text("id")).json()).containsEntry("imported", 1L);
        Object customer = search(phone).items().get(0).get("id");
        assertThat(agent.get("/api/crm/customers/" + customer).text("address"))
                .startsWith("浙江省杭州市")
                .doesNotContain("文三路");
    }

    @Test
    void dropsWhatWasCancelled() {
        String phone = InventedNumbers.phone();
        Answer checked = upload("name,phone\n蒋一," + phone + "\n", true);
        Answer cancelled = agent.send("POST", "/api/crm/imports/" + checked.text("id") + "/cancel", "");
        assertThat(cancelled.text("state")).isEqualTo("cancelled");
        assertThat(cancelled.json()).containsEntry("skipped", 1L);
        assertThat(search(phone).items()).isEmpty();
    }

    @Test
    void refusesWhatIsNoFileOfCustomers() {
        for (String text : new String[] {"", "phone\n1\n", "name,phone\n\"open,1\n"}) {
            assertThat(upload(text, true).status()).isEqualTo(400);
        }
    }

    @Test
    void takesFiveThousandRows() {
        Answer checked = upload(DemoCsv.text(ThreadLocalRandom.current().nextInt(1 << 30), 5000, 500), true);
        assertThat(checked.json()).containsEntry("rows", 5000L).containsEntry("faulty", 10L);
        agent.send("POST", "/api/crm/imports/" + checked.text("id") + "/start", "");
        Answer done = finished(checked.text("id"));
        assertThat(done.json()).containsEntry("ready", 0L).containsEntry("state", "done");
        Answer page = Visitor.as(AGENT).open("/crm/import?id=" + checked.text("id"));
        assertThat(page.status()).as("%s", page).isEqualTo(200);
    }

    private Answer upload(String csv, boolean dryRun) {
        return agent.send(
                "POST",
                "/api/crm/imports?consentText=2026-1&dryRun=" + dryRun,
                csv,
                "Content-Type",
                "text/csv; charset=UTF-8");
    }

    private static Answer upload(Caller by, String csv) {
        Answer checked = by.send("POST", "/api/crm/imports", csv, "Content-Type", "text/csv; charset=UTF-8");
        assertThat(checked.status()).as("%s", checked).isEqualTo(201);
        return checked;
    }

    private static List<Map<String, Object>> entries(String staff, String action) {
        return Caller.as(COMPLIANCE)
                .get("/api/privacy/audit-entries?actor=" + staff + "&action=" + action)
                .items();
    }

    private Answer search(String phone) {
        return agent.post("/api/crm/customers/search", Map.of("phone", phone));
    }

    private Answer finished(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> agent.get("/api/crm/imports/" + id), status -> "done".equals(status.text("state")));
    }
}
