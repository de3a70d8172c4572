package io.shouwen.privacy.review;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Idempotency;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Begins a review by hand; at the start of a quarter it begins by itself ({@link ReviewCalendar}). */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
public class OpeningReview {

    private NewReviews newReviews;
    private Idempotency idempotency;
    private OrganisationZone zone;
    private Actor actor;
    private Clock clock;

    protected OpeningReview() {} // CDI proxy

    @Inject
    OpeningReview(NewReviews newReviews, Idempotency idempotency, OrganisationZone zone, Actor actor, Clock clock) {
        this.newReviews = newReviews;
        this.idempotency = idempotency;
        this.zone = zone;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * @param quarter whose use is looked at, such as {@code 2026-Q3}; the present one up to now is allowed
     * @param key idempotency key, or null
     * @return the new review's id; its snapshot is taken by a job
     * @throws ReviewUnderWay where another is not closed
     */
    public UUID open(String quarter, String key) {
        Quarter wanted;
        try {
            wanted = Quarter.parse(quarter);
        } catch (IllegalArgumentException notAQuarter) {
            throw InvalidInput.of("quarter", "privacy.not-a-quarter", "a quarter such as 2026-Q3");
        }
        if (wanted.firstDay().isAfter(zone.dateOf(clock.instant()))) {
            throw InvalidInput.of("quarter", "privacy.not-a-quarter", "a quarter that has begun");
        }
        return idempotency.once(
                key,
                "privacy.review.open",
                quarter,
                () -> newReviews.open(wanted, actor.id().value()));
    }
}
