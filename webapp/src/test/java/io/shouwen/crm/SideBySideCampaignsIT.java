package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.DirectRun;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.SettableClock;
import io.shouwen.testing.TestMailServer;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Campaigns share the job threads and the messages of a minute. The test makes the runs, at times that it sets: ahead of the
 * scheduler's, and before tokens and approvals run out.
 */
@InPayara
class SideBySideCampaignsIT {

    private static final int PER_MINUTE = 120; // as the settings under test say
    private static final int PEOPLE = 80;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Inject
    SettableClock clock;

    @Inject
    ActingAs acting;

    @Inject
    Sql sql;

    @Inject
    @Any
    Instance<JobKind> jobs;

    private final TestCampaigns first = new TestCampaigns();
    private final TestCampaigns second = new TestCampaigns();
    private final Instant start = Instant.now().plus(Duration.ofMinutes(3)).truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void leaveTheMinuteToOthers() {
        clock.runAgain();
        sql.change("UPDATE crm.campaign_recipient SET turn_at = NULL WHERE turn_at > now()");
    }

    @Test
    void sendNoMoreThanAMinuteHoldsAndLoseNobody() throws Exception {
        try (TestMailServer mail = TestMailServer.start()) {
            Answer one = approved(first, PEOPLE);
            Answer other = approved(second, PEOPLE);
            clock.stopAt(start);
            first.start(one);
            second.start(other);

            assertThat(run(one)).as("others get the thread").contains(start);
            assertThat(run(other)).contains(start);
            assertThat(mail.received()).hasSize(100);
            assertThat(run(one)).as("the minute is full").contains(start.plus(MINUTE));
            assertThat(run(other)).contains(start.plus(MINUTE));
            assertThat(mail.received()).hasSize(PER_MINUTE);
            assertThat(TestCampaigns.counts(first.read(one.text("id"))))
                    .containsExactlyInAnyOrder("sent 70", "waiting 10");
            assertThat(TestCampaigns.counts(second.read(other.text("id"))))
                    .containsExactlyInAnyOrder("sent 50", "waiting 30");

            clock.stopAt(start.plus(MINUTE).minus(MOMENT));
            run(one);
            run(other);
            assertThat(mail.received()).hasSize(PER_MINUTE);
            clock.stopAt(start.plus(MINUTE));
            assertThat(run(other)).as("nobody waits").isEmpty();
            assertThat(run(one)).isEmpty();
            assertThat(mail.received()).hasSize(2 * PEOPLE).doesNotHaveDuplicates();
            assertThat(first.read(one.text("id")).text("state")).isEqualTo("done");
            assertThat(second.read(other.text("id")).text("state")).isEqualTo("done");
        }
    }

    @Test
    void isCancelledBetweenBatches() throws Exception {
        try (TestMailServer mail = TestMailServer.start()) {
            Answer one = approved(first, PEOPLE);
            clock.stopAt(start);
            first.start(one);
            run(one);
            Answer cancelled =
                    TestCampaigns.act(Caller.as(TestCampaigns.APPROVER), first.read(one.text("id")), "cancel");
            assertThat(TestCampaigns.counts(cancelled)).containsExactlyInAnyOrder("sent 50", "cancelled 30");
            assertThat(run(one)).isEmpty();
            assertThat(mail.received()).hasSize(50);
        }
    }

    @Test
    void triesAgainWhomTheServerRefusedForNowAndNobodyElse() throws Exception {
        try (TestMailServer mail = TestMailServer.answering(address ->
                address.startsWith("p0-") ? "451 later" : address.startsWith("p1-") ? "550 nobody" : "250 fine")) {
            Answer one = approved(first, 3);
            clock.stopAt(start);
            first.start(one);
            for (int tries = 1; tries < 3; tries++) {
                Instant later = start.plus(Duration.ofMinutes(5).multipliedBy(tries));
                assertThat(run(one)).contains(later);
                clock.stopAt(later);
            }
            assertThat(run(one)).as("three times is enough").isEmpty();
            clock.runAgain();
            assertThat(mail.received()).hasSize(1);
            assertThat(TestCampaigns.counts(first.read(one.text("id"))))
                    .containsExactlyInAnyOrder("sent 1", "refused 2");
        }
    }

    private static Answer approved(TestCampaigns campaigns, int people) {
        campaigns.importCustomers(people);
        return campaigns.approved(campaigns.draft());
    }

    /** @return when the job wants to run again */
    private Optional<Instant> run(Answer campaign) throws Exception {
        DirectRun run = new DirectRun("{\"campaign\":\"" + campaign.text("id") + "\"}");
        SignedInActor writer = new SignedInActor(
                new StaffId(TestCampaigns.WRITER.staffNumber()),
                TestCampaigns.WRITER.name(),
                TestCampaigns.WRITER.portal(),
                null,
                TestCampaigns.WRITER.permissions(),
                "0",
                "-",
                null,
                clock);
        acting.call(writer, () -> {
            sending().run(run);
            return null;
        });
        return run.again();
    }

    private JobKind sending() {
        return jobs.stream()
                .filter(kind -> kind.name().equals("crm.campaign"))
                .findFirst()
                .orElseThrow();
    }
}
