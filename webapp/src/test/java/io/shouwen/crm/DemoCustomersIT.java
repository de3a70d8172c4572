package io.shouwen.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.customer.CustomerCard;
import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.crm.demo.CampaignsChapter;
import io.shouwen.crm.demo.CustomersChapter;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.testing.InPayara;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@InPayara
class DemoCustomersIT {

    @Inject
    CustomersChapter chapter;

    @Inject
    CampaignsChapter campaigns;

    @Inject
    CustomerCards cards;

    @Inject
    OrganisationZone zone;

    @Resource(lookup = "java:app/jdbc/shouwen")
    DataSource database;

    @Test
    void tellsFiveThousandCustomers() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        DemoStory.DemoPerson agent =
                new DemoStory.DemoPerson(new StaffId("t-demo"), "demo", "演示", List.of(Role.AGENT), Optional.empty());
        chapter.write(new DemoStory(now.getEpochSecond(), now, zone, 5000, List.of(agent)));
        assertThat(number("SELECT count(*) FROM crm.customer WHERE created_by = 't-demo'"))
                .isEqualTo(5000);
        assertThat(number("SELECT count(*) FROM crm.interaction WHERE recorded_by = 't-demo'"))
                .isGreaterThan(2000);
        assertThat(number("SELECT count(*) FROM crm.interaction_other")).isZero();
        assertThat(number("SELECT count(*) FROM crm.customer WHERE created_by = 't-demo' AND name_mask !~ '[*]'"))
                .isZero();
        assertThat(cards.find(new io.shouwen.crm.customer.CustomerId(
                                java.util.UUID.fromString("00000000-0000-7000-8000-000000000000")))
                        .map(CustomerCard::name))
                .isEmpty();
    }

    @Test
    void tellsOneCampaignThatWasSentToThoseWhoAgreed() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<DemoStory.DemoPerson> staff = List.of(
                new DemoStory.DemoPerson(
                        new StaffId("t-writes"), "writes", "演示", List.of(Role.SENIOR_AGENT), Optional.empty()),
                new DemoStory.DemoPerson(
                        new StaffId("t-approves"), "approves", "演示", List.of(Role.SUPERVISOR), Optional.empty()));
        DemoStory story = new DemoStory(-now.getEpochSecond(), now, zone, 1000, staff); // not the other test's people
        chapter.write(story);
        campaigns.write(story);
        String recipients = "SELECT count(*) FROM crm.campaign_recipient r JOIN crm.campaign c ON c.id = r.campaign_id"
                + " WHERE c.prepared_by = 't-writes' AND c.approved_by = 't-approves' AND c.state = 'DONE'";
        assertThat(number(recipients + " AND r.result = 'SENT'")).isGreaterThan(10);
        assertThat(number(recipients + " AND r.result = 'LEFT_OUT' AND r.reason = 'no-consent'"))
                .isPositive();
        assertThat(number(recipients + " AND r.result IN ('WAITING', 'HANDING_OVER')"))
                .isZero();
        assertThat(number("SELECT count(*) FROM crm.interaction WHERE recorded_by = 't-writes'"
                        + " AND summary LIKE '群发邮件%'"))
                .isEqualTo(number(recipients + " AND r.result = 'SENT'"));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
