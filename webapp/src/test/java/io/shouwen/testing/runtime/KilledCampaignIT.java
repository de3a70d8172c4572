package io.shouwen.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server dies while a mail is being handed over, at the worst moment: the mail has arrived, and nobody has said so. It has a
 * server and a database of its own: no other test's may be killed.
 */
class KilledCampaignIT {

    private static final int PEOPLE = 40;
    private static final int BEFORE_THE_KILL = 12;

    private final Properties before = new Properties();
    private final Path target =
            Path.of(System.getProperty("shouwen.test.target", "target")).toAbsolutePath();
    private final Path folder = target.resolve("killed-campaign");
    private final int port = MicroProcess.freePort();
    private TestDatabase database;
    private FakeIssuer issuer;
    private Map<String, String> settings;
    private StallingMailServer mail;

    @BeforeEach
    void prepare() throws IOException {
        MicroProcess.deleteAll(folder);
        Files.createDirectories(folder.resolve("witness"));
        database = TestDatabase.start();
        issuer = FakeIssuer.start();
        settings = Settings.of("http://127.0.0.1:" + port, database, issuer, folder);
        mail = new StallingMailServer(Integer.parseInt(settings.get("shouwen.mail.port")), BEFORE_THE_KILL);
        before.putAll(System.getProperties());
        settings.forEach(System::setProperty);
    }

    @AfterEach
    void leaveNothing() throws IOException {
        System.setProperties(before);
        mail.close();
        issuer.close();
        database.close();
    }

    @Test
    void sendsNobodyTwiceAndLosesNobody() throws Exception {
        String id;
        try (MicroProcess first = start()) {
            id = started();
            mail.awaitSilence();
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly(); // SIGKILL
            await(
                    Duration.ofSeconds(10),
                    () -> !ProcessHandle.of(first.pid())
                            .map(ProcessHandle::isAlive)
                            .orElse(false));
        }
        assertThat(results(id, "HANDING_OVER"))
                .as("claimed before the mail left")
                .isEqualTo(1);
        assertThat(results(id, "SENT")).isEqualTo(BEFORE_THE_KILL);
        try (MicroProcess second = start()) {
            assertThat(second.startTook()).isPositive();
            await(
                    Duration.ofSeconds(120),
                    () -> writer().get("/api/crm/campaigns/" + id).text("state").equals("done"));
            refusesWhoKnocksTooOften();
        }
        List<String> received = mail.received();
        assertThat(received).as("nobody twice").doesNotHaveDuplicates();
        assertThat(received).as("nobody lost").hasSize(PEOPLE);
        assertThat(results(id, "SENT")).isEqualTo(PEOPLE - 1);
        assertThat(results(id, "UNKNOWN")).as("told as what it is").isEqualTo(1);
        String entries = " from audit.entry e join crm.campaign_recipient r on r.customer_id = e.subject"
                + " where r.campaign_id = ? and e.action = ";
        assertThat(count("select count(*)" + entries + "'privacy.reveal.use'", id))
                .isEqualTo(PEOPLE);
        assertThat(count("select count(*)" + entries + "'crm.campaign.send'", id))
                .isEqualTo(PEOPLE - 1);
        assertThat(count(
                        "select count(*) from audit.entry where action = 'crm.campaign.give-up' and ?::uuid is not null",
                        id))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from crm.interaction i join crm.campaign_recipient r"
                                + " on r.customer_id = i.customer_id where r.campaign_id = ?",
                        id))
                .as("in the customers' history")
                .isEqualTo(PEOPLE - 1);
        assertThat(Files.readString(logOf())).doesNotContain("@example.com").doesNotContain("陈晨");
        assertThat(count(
                        "select count(*) from platform.job j, (select ?::uuid as campaign) c where j.kind = 'crm.campaign'"
                                + " and j.parameters like '%' || c.campaign || '%' and j.parameters || j.result !~ '[@*]'",
                        id))
                .as("ids and numbers only")
                .isEqualTo(1);
    }

    /** Whatever the links are: nobody tries them out. */
    private void refusesWhoKnocksTooOften() {
        List<Integer> answers = java.util.stream.IntStream.range(0, 125)
                .map(i -> Caller.anonymous()
                        .send("POST", "/api/crm/opt-outs/guess" + i, "")
                        .status())
                .boxed()
                .toList();
        assertThat(answers.subList(0, 100)).containsOnly(204);
        assertThat(answers.get(124)).isEqualTo(429);
    }

    private Path logOf() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".log")).findFirst().orElseThrow();
        }
    }

    private MicroProcess start() {
        return MicroProcess.start(
                target.resolve("payara-micro.jar"),
                target.resolve("shouwen.war"),
                folder.resolve("payara"),
                port,
                settings,
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }

    private String started() {
        StringBuilder csv = new StringBuilder("姓名,邮箱,标签,同意\n");
        for (int i = 0; i < PEOPLE; i++) {
            csv.append("陈晨,p").append(i).append("@example.com,老学员,营销\n");
        }
        Answer imported = writer().send(
                        "POST",
                        "/api/crm/imports?consentText=2026-1&dryRun=false",
                        csv.toString(),
                        "Content-Type",
                        "text/csv; charset=UTF-8");
        assertThat(imported.status()).as("%s", imported).isEqualTo(201);
        await(
                Duration.ofSeconds(60),
                () -> writer().get("/api/crm/imports/" + imported.text("id"))
                        .text("state")
                        .equals("done"));
        Answer drafted = writer().post(
                        "/api/crm/campaigns",
                        Map.of(
                                "name", "停电演练",
                                "purpose", "marketing",
                                "tags", List.of("老学员"),
                                "subjectZh", "您好，{客户名}",
                                "textZh", "正文"));
        Answer submitted = act(writer(), act(writer(), drafted, "preview"), "submit");
        Answer approved =
                act(Caller.as(Person.with(Role.SUPERVISOR, Portal.STAFF).withSecondFactor()), submitted, "approve");
        Answer started = act(writer(), approved, "start");
        assertThat(started.status()).as("%s", started).isEqualTo(202);
        return started.text("id");
    }

    private static Answer act(Caller caller, Answer before, String act) {
        return caller.send(
                "POST",
                "/api/crm/campaigns/" + before.text("id") + "/" + act,
                "",
                "If-Match",
                before.header("ETag").orElseThrow());
    }

    private static Caller writer() {
        return Caller.as(Person.with(Role.SENIOR_AGENT, Portal.STAFF));
    }

    private long results(String id, String result) {
        return count(
                "select count(*) from crm.campaign_recipient where campaign_id = ? and result = '" + result + "'", id);
    }

    private long count(String sql, String id) {
        try (Connection connection = database.superuser();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, UUID.fromString(id));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Duration patience, BooleanSupplier condition) {
        Instant limit = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for %s", patience).isBefore(limit);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
