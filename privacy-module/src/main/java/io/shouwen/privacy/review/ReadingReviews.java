package io.shouwen.privacy.review;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reviews, their lines and reports. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.REVIEW_READ)
public class ReadingReviews {

    private Reviews reviews;
    private AuditLog log;

    protected ReadingReviews() {} // CDI proxy

    @Inject
    ReadingReviews(Reviews reviews, AuditLog log) {
        this.reviews = reviews;
        this.log = log;
    }

    public List<Campaign> campaigns() {
        return reviews.campaigns();
    }

    public Campaign campaign(UUID id) {
        return reviews.find(id).orElseThrow(UnknownReview::new);
    }

    /** The one under way, else the latest; empty before the first. */
    public Optional<Campaign> latest() {
        return reviews.current().or(() -> reviews.campaigns().stream().findFirst());
    }

    public Campaign.Progress progress(UUID campaign) {
        return reviews.progress(campaign);
    }

    public List<ReviewItem> items(UUID campaign, ItemFilter filter, int offset, int limit) {
        return reviews.items(campaign, filter, offset, limit);
    }

    public int count(UUID campaign, ItemFilter filter) {
        return reviews.count(campaign, filter);
    }

    public ReviewItem item(UUID id) {
        return reviews.item(id).orElseThrow(UnknownReview::new);
    }

    public List<ReviewItem.Permission> permissionsOf(UUID item) {
        return reviews.permissionsOf(item);
    }

    /** Those that were looked for and no longer are, too: earlier reviews name them. */
    public List<DutyConflict> conflicts() {
        return reviews.dutyRules().stream().map(DutyRule::conflict).toList();
    }

    /** The signed note. */
    public String report(UUID id) {
        String report = reviews.report(id).orElseThrow(UnknownReview::new);
        log.record(AuditEvent.done("privacy.review.export", "privacy.review/" + id));
        return report;
    }

    /** Every line, for a file that people open. */
    public List<ReviewItem> everything(UUID id) {
        campaign(id);
        log.record(AuditEvent.done("privacy.review.export", "privacy.review/" + id));
        return reviews.items(id, ItemFilter.ALL, 0, Integer.MAX_VALUE);
    }
}
