package io.shouwen.privacy.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** Reminds reviewers, at most once a day. */
@ApplicationScoped
class ReviewReminders {

    private Reviews reviews;
    private ReviewNotices notices;

    protected ReviewReminders() {} // CDI proxy

    @Inject
    ReviewReminders(Reviews reviews, ReviewNotices notices) {
        this.reviews = reviews;
        this.notices = notices;
    }

    @Transactional
    void remind(Campaign campaign, LocalDate today) {
        int undecided = reviews.progress(campaign.id()).undecided();
        if (undecided > 0) {
            notices.due(campaign, undecided);
        }
        reviews.reminded(campaign.id(), today);
    }
}
