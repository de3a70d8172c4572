package io.shouwen.privacy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the signed report and the files for people say of use. */
class ReviewReportTest {

    private static final Instant BEGIN = Instant.parse("2026-09-30T16:00:00Z");
    private static final Instant MARKED = Instant.parse("2026-11-28T02:00:00Z");
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void theReportSaysSinceWhenUsesAreMarkedAndWhatIsKnownOfEachPermission() {
        String text = ReviewReport.text(
                campaign(MARKED),
                MARKED,
                "2001",
                List.of(item()),
                id -> List.of(
                        new ReviewItem.Permission(
                                "crm.customer.read", ReviewItem.Use.USED, 7L, 3, LocalDate.of(2026, 11, 30)),
                        new ReviewItem.Permission("crm.customer.import", ReviewItem.Use.NEVER, 0L, 0, null),
                        new ReviewItem.Permission(
                                "performance.scorecard.own", ReviewItem.Use.NO_RECORD, null, 0, null)));
        assertThat(text)
                .startsWith("shouwen access review v1\n{")
                .contains("\"v\":3")
                .contains("\"recordedFrom\":\"2026-11-28T02:00:00Z\"")
                .contains("{\"days\":3,\"lastUsedOn\":\"2026-11-30\",\"name\":\"crm.customer.read\",\"use\":\"used\","
                        + "\"uses\":7}")
                .contains("{\"days\":0,\"name\":\"crm.customer.import\",\"use\":\"never\",\"uses\":0}")
                .contains("{\"days\":0,\"name\":\"performance.scorecard.own\",\"use\":\"no-record\"}")
                .contains("\"unrecorded\":1")
                .contains("\"lastUsedOn\":\"2026-11-30\"");
    }

    @Test
    void thePrintedPageSaysSoOnlyWhereAPartOfThePeriodIsWithoutRecord() {
        assertThat(ReviewTables.html(campaign(MARKED), List.of(item()), Locale.ENGLISH, null))
                .contains("before it there is no record: 2026-11-28T02:00:00Z")
                .contains("2026-11-30");
        assertThat(ReviewTables.html(campaign(MARKED), List.of(item()), Locale.SIMPLIFIED_CHINESE, null))
                .contains("此前没有记录")
                .doesNotContain("review.column");
        assertThat(ReviewTables.html(campaign(BEGIN), List.of(item()), Locale.ENGLISH, null))
                .doesNotContain("no record");
        assertThat(ReviewTables.html(campaign(null), List.of(item()), Locale.ENGLISH, null))
                .doesNotContain("no record");
    }

    @Test
    void theTableHasAColumnForWhatIsNotRecordedAndTheLastDay() {
        String[] lines = ReviewTables.csv(List.of(item())).split("\r?\n");
        assertThat(lines[0]).contains(",traceable,used,unrecorded,uses,last_used_on,");
        assertThat(lines[1]).contains(",3,2,1,1,7,2026-11-30,");
    }

    private static Campaign campaign(Instant recordedFrom) {
        return new Campaign(
                ID,
                "2026-Q4",
                BEGIN,
                Instant.parse("2026-12-31T16:00:00Z"),
                LocalDate.of(2027, 1, 31),
                Campaign.State.OPEN,
                MARKED,
                "system",
                MARKED,
                recordedFrom,
                null,
                null,
                null,
                null,
                0);
    }

    private static ReviewItem item() {
        return new ReviewItem(
                ID,
                ID,
                "1001",
                "a-1",
                null,
                "agent",
                true,
                true,
                false,
                false,
                null,
                3,
                2,
                1,
                1,
                7,
                LocalDate.of(2026, 11, 30),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                0);
    }
}
