package io.shouwen.privacy.review;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What reviewers are told. */
@ApplicationScoped
class ReviewNotices {

    private Notifications notifications;

    protected ReviewNotices() {} // CDI proxy

    @Inject
    ReviewNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    void opened(Campaign campaign, int rows) {
        tell(
                "privacy.review-opened",
                List.of(
                        campaign.quarter(),
                        Integer.toString(rows),
                        campaign.dueOn().toString()),
                "");
    }

    void due(Campaign campaign, int undecided) {
        tell(
                "privacy.review-due",
                List.of(
                        campaign.quarter(),
                        Integer.toString(undecided),
                        campaign.dueOn().toString()),
                "?flag=undecided");
    }

    void failed(Campaign campaign) {
        tell("privacy.review-revocation-failed", List.of(campaign.quarter()), "?flag=unfinished");
    }

    private void tell(String kind, List<String> words, String query) {
        notifications.tellHolders(
                PrivacyPermissions.REVIEW_DECIDE,
                new Notice(kind, words, "/privacy/access-review" + query, Portal.COMPLIANCE));
    }
}
