package io.shouwen.privacy.review;

import io.shouwen.platform.staff.LeavingChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Somebody left while a review was open: its lines say so at once, not at the next snapshot. */
@ApplicationScoped
class LeaversUnderReview {

    private Reviews reviews;

    protected LeaversUnderReview() {} // CDI proxy

    @Inject
    LeaversUnderReview(Reviews reviews) {
        this.reviews = reviews;
    }

    void changed(@Observes LeavingChanged event) {
        reviews.leaving(event.staff(), event.gone());
    }
}
