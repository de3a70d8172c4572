package io.shouwen.crm.campaign;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.job.Jobs;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** An approved campaign is sent, or any is given up. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
public class StartingCampaign {

    private Campaigns campaigns;
    private Recipients recipients;
    private CampaignChannels channels;
    private ConsentPurposes purposes;
    private Jobs jobs;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected StartingCampaign() {} // CDI proxy

    @Inject
    StartingCampaign(
            Campaigns campaigns,
            Recipients recipients,
            CampaignChannels channels,
            ConsentPurposes purposes,
            Jobs jobs,
            AuditLog log,
            Actor actor,
            Clock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.channels = channels;
        this.purposes = purposes;
        this.jobs = jobs;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Starts the job that sends it; also again, when a job gave up before the end.
     *
     * @throws ApprovalLapsed where the yes has run out
     * @throws ChannelNotSetUp where there is nobody to hand messages to
     */
    @Transactional
    public long start(CampaignId id, String ifMatch) {
        Campaign before = campaigns.lock(id);
        EntityVersion.requireMatch(ifMatch, before.version());
        boolean again = SendingCampaign.gaveUp(before, jobs);
        if (!purposes.isActive(before.content().purpose())) {
            throw new CampaignPurposeRetired();
        }
        if (!channels.get(before.content().channel()).setUp()) {
            throw new ChannelNotSetUp();
        }
        Instant now = clock.instant();
        UUID job = jobs.start(
                SendingCampaign.NAME,
                Json.createObjectBuilder()
                        .add("campaign", id.toString())
                        .build()
                        .toString());
        Campaign after = again ? before.resumed(job) : before.started(actor.id(), job, now);
        long version = campaigns.save(after);
        log.record(PreparingCampaign.event("crm.campaign.start", after)
                .transition(before.state().word(), after.state().word()));
        return version;
    }

    /** What was handed over stays; nobody else gets it. */
    @Transactional
    @RequiresPermission({CrmPermissions.CAMPAIGN_PREPARE, CrmPermissions.CAMPAIGN_APPROVE})
    public long cancel(CampaignId id, String ifMatch) {
        Campaign before = campaigns.lock(id);
        EntityVersion.requireMatch(ifMatch, before.version());
        Instant now = clock.instant();
        Campaign after = before.cancelled(now);
        recipients.cancelWaiting(id, now);
        long version = campaigns.save(after);
        if (before.delivery() != null) {
            jobs.cancel(before.delivery().job());
        }
        log.record(PreparingCampaign.event("crm.campaign.cancel", after)
                .transition(before.state().word(), after.state().word()));
        return version;
    }
}
