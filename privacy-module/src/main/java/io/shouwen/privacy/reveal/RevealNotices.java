package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells approvers of a request, and its asker of what became of it. */
@ApplicationScoped
class RevealNotices {

    private Notifications notifications;

    protected RevealNotices() {} // CDI proxy

    @Inject
    RevealNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    void asked(GrantRequest request) {
        Wanted wanted = request.asked().wanted();
        notifications.tellHolders(
                PrivacyPermissions.REVEAL_APPROVE,
                new Notice(
                        wanted.bulk() ? "privacy.export-asked" : "privacy.reveal-asked",
                        List.of(
                                request.asked().by().value(),
                                Integer.toString(
                                        wanted.bulk()
                                                ? wanted.rows()
                                                : wanted.fields().size())),
                        "/privacy/reveal-approvals?id=" + request.id(),
                        Portal.COMPLIANCE));
    }

    void granted(GrantRequest request) {
        tell(
                "privacy.reveal-granted",
                request,
                Long.toString(request.asked().lasts().toMinutes()));
    }

    void refused(GrantRequest request, StaffId by) {
        tell("privacy.reveal-refused", request, by.value());
    }

    void withdrawn(GrantRequest request, StaffId by) {
        tell("privacy.reveal-withdrawn", request, by.value());
    }

    private void tell(String kind, GrantRequest request, String word) {
        boolean finance = request.asked().portal() == Portal.FINANCE;
        notifications.tell(
                request.asked().by(),
                new Notice(
                        kind,
                        List.of(word),
                        (finance ? "/privacy/reveal" : "/privacy/my-requests") + "?request=" + request.id(),
                        finance ? Portal.FINANCE : Portal.STAFF));
    }
}
