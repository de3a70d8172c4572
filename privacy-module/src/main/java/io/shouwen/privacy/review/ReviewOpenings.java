package io.shouwen.privacy.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Puts a snapshot into its review: whole, once, or not at all. */
@ApplicationScoped
class ReviewOpenings {

    private Reviews reviews;
    private ReviewNotices notices;

    protected ReviewOpenings() {} // CDI proxy

    @Inject
    ReviewOpenings(Reviews reviews, ReviewNotices notices) {
        this.reviews = reviews;
        this.notices = notices;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void open(Campaign campaign, List<Snapshot.Line> lines, Instant at, Instant recordedFrom) {
        if (!reviews.opened(campaign.id(), at, recordedFrom)) {
            return; // another attempt was quicker
        }
        reviews.addItems(lines.stream().map(Snapshot.Line::item).toList());
        lines.forEach(line -> reviews.addPermissions(line.item().id(), line.permissions()));
        notices.opened(campaign, lines.size());
    }
}
