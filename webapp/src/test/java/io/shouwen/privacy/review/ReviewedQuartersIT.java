package io.shouwen.privacy.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.testing.InPayara;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which quarters have been reviewed whole. */
@InPayara
class ReviewedQuartersIT {

    private static final Quarter QUARTER = new Quarter(2019, 3);

    @Inject
    Reviews reviews;

    @Inject
    OrganisationZone zone;

    @Resource
    UserTransaction transaction;

    @Test
    void aReviewOfTheRunningQuarterHasSeenOnlyAPartOfIt() throws Exception {
        Instant end = zone.startOf(QUARTER.end());
        assertThat(isReviewedAfterOneUntil(end.minusSeconds(86_400))).isFalse();
        assertThat(isReviewedAfterOneUntil(end)).isTrue();
    }

    private boolean isReviewedAfterOneUntil(Instant until) throws Exception {
        transaction.begin();
        try {
            reviews.add(new Campaign(
                    UUID.randomUUID(),
                    QUARTER.toString(),
                    zone.startOf(QUARTER.firstDay()),
                    until,
                    LocalDate.of(2019, 12, 1),
                    Campaign.State.PREPARING,
                    until,
                    "t-reviews",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0));
            return reviews.existsForAllOf(QUARTER.toString(), zone.startOf(QUARTER.end()));
        } finally {
            transaction.rollback();
        }
    }
}
