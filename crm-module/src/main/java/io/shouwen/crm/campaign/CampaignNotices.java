package io.shouwen.crm.campaign;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells approvers what waits for them, and those who prepared it what became of it. */
@ApplicationScoped
class CampaignNotices {

    private Notifications notifications;

    protected CampaignNotices() {} // CDI proxy

    @Inject
    CampaignNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** @param people who would get it */
    void submitted(Campaign campaign, StaffId by, long people) {
        notifications.tellHolders(
                CrmPermissions.CAMPAIGN_APPROVE,
                notice("crm.campaign-submitted", campaign, by.value(), Long.toString(people)));
    }

    void approved(Campaign campaign, StaffId by) {
        notifications.tell(campaign.preparedBy(), notice("crm.campaign-approved", campaign, by.value()));
    }

    void refused(Campaign campaign, StaffId by) {
        notifications.tell(campaign.preparedBy(), notice("crm.campaign-refused", campaign, by.value()));
    }

    /** @param people who got it */
    void ended(Campaign campaign, long people) {
        notifications.tell(campaign.delivery().by(), notice("crm.campaign-ended", campaign, Long.toString(people)));
    }

    private static Notice notice(String kind, Campaign campaign, String... words) {
        return new Notice(kind, List.of(words), "/crm/campaign?id=" + campaign.id(), Portal.STAFF);
    }
}
