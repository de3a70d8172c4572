package io.shouwen.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.TestCampaigns;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.TestMailServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server dies while a mail is being handed over, at the worst moment: the mail has arrived, and nobody has said so. */
class KilledCampaignIT {

    private static final int PEOPLE = 40;
    private static final int BEFORE_THE_KILL = 12;

    private final TestCampaigns campaigns = new TestCampaigns();
    private OwnServer server;
    private TestMailServer mail;

    @BeforeEach
    void prepare() throws IOException {
        server = new OwnServer("killed-campaign");
        mail = TestMailServer.silentAfter(BEFORE_THE_KILL);
    }

    @AfterEach
    void leaveNothing() throws IOException {
        mail.close();
        server.close();
    }

    @Test
    void sendsNobodyTwiceAndLosesNobody() throws Exception {
        Answer started;
        try (MicroProcess first = server.start()) {
            campaigns.importCustomers(PEOPLE);
            started = campaigns.started();
            mail.awaitSilence();
            OwnServer.kill(first);
        }
        UUID id = UUID.fromString(started.text("id"));
        assertThat(results(id, "HANDING_OVER"))
                .as("claimed before the mail left")
                .isEqualTo(1);
        assertThat(results(id, "SENT")).isEqualTo(BEFORE_THE_KILL);
        try (MicroProcess second = server.start()) {
            assertThat(second.startTook()).isPositive();
            campaigns.finished(started);
            refusesWhoKnocksTooOften();
        }
        List<String> received = mail.received();
        assertThat(received).as("nobody twice").doesNotHaveDuplicates();
        assertThat(received).as("nobody lost").hasSize(PEOPLE);
        assertThat(results(id, "SENT")).isEqualTo(PEOPLE - 1);
        assertThat(results(id, "UNKNOWN")).as("told as what it is").isEqualTo(1);
        String entries = " from audit.entry e join crm.campaign_recipient r on r.customer_id = e.subject"
                + " where r.campaign_id = ? and e.action = ";
        assertThat(server.count("select count(*)" + entries + "'privacy.reveal.use'", id))
                .isEqualTo(PEOPLE);
        assertThat(server.count("select count(*)" + entries + "'crm.campaign.send'", id))
                .isEqualTo(PEOPLE - 1);
        assertThat(server.count(
                        "select count(*) from audit.entry where action = 'crm.campaign.give-up' and ?::uuid is not null",
                        id))
                .isEqualTo(1);
        assertThat(server.count(
                        "select count(*) from crm.interaction i join crm.campaign_recipient r"
                                + " on r.customer_id = i.customer_id where r.campaign_id = ?",
                        id))
                .as("in the customers' history")
                .isEqualTo(PEOPLE - 1);
        assertThat(Files.readString(logOf())).doesNotContain("@example.com").doesNotContain("陈晨");
        assertThat(server.count(
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
        try (var files = Files.walk(server.folder())) {
            return files.filter(f -> f.toString().endsWith(".log")).findFirst().orElseThrow();
        }
    }

    private long results(UUID id, String result) {
        return server.count(
                "select count(*) from crm.campaign_recipient where campaign_id = ? and result = '" + result + "'", id);
    }
}
