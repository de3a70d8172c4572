package io.shouwen.privacy.review;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.job.Jobs;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** How a review begins, whoever asks for it. */
@ApplicationScoped
class NewReviews {

    /** Thirty days to decide. */
    private static final int DAYS = 30;

    private Reviews reviews;
    private Jobs jobs;
    private AuditLog log;
    private OrganisationZone zone;
    private Clock clock;

    protected NewReviews() {} // CDI proxy

    @Inject
    NewReviews(Reviews reviews, Jobs jobs, AuditLog log, OrganisationZone zone, Clock clock) {
        this.reviews = reviews;
        this.jobs = jobs;
        this.log = log;
        this.zone = zone;
        this.clock = clock;
    }

    @Transactional
    UUID open(Quarter quarter, String by) {
        if (reviews.current().isPresent()) {
            throw new ReviewUnderWay();
        }
        Instant now = clock.instant();
        LocalDate today = zone.dateOf(now);
        Instant end = zone.startOf(quarter.end());
        UUID id = UuidV7.at(now);
        reviews.add(new Campaign(
                id,
                quarter.toString(),
                zone.startOf(quarter.firstDay()),
                end.isAfter(now) ? now : end,
                today.plusDays(DAYS),
                Campaign.State.PREPARING,
                now,
                by,
                null,
                null,
                null,
                null,
                null,
                null,
                0));
        log.record(AuditEvent.done("privacy.review.open", "privacy.review/" + id));
        takeSnapshot(id);
        return id;
    }

    /** Once more, where an earlier attempt has failed: does nothing to a review whose snapshot is there. */
    @Transactional
    void takeSnapshot(UUID id) {
        jobs.start(ReviewSnapshots.NAME, "{\"review\":\"" + id + "\"}");
    }
}
