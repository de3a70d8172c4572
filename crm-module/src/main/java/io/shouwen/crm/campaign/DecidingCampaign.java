package io.shouwen.crm.campaign;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.reveal.RevealPolicies;
import io.shouwen.privacy.reveal.RevealPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The second person says yes or no. It opens many people's addresses, so the rule for lists that leave in clear holds (P13): a
 * fresh second factor, and a yes that runs out by itself.
 */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CAMPAIGN_APPROVE)
public class DecidingCampaign {

    private Campaigns campaigns;
    private Recipients recipients;
    private RevealPolicies policies;
    private CampaignNotices notices;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected DecidingCampaign() {} // CDI proxy

    @Inject
    DecidingCampaign(
            Campaigns campaigns,
            Recipients recipients,
            RevealPolicies policies,
            CampaignNotices notices,
            AuditLog log,
            Actor actor,
            Clock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.policies = policies;
        this.notices = notices;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * @throws NobodyApprovesTheirOwnCampaign for whoever had a hand in it
     * @throws io.shouwen.platform.access.SecondFactorNeeded without a fresh second factor
     */
    @Transactional
    public long approve(CampaignId id, String ifMatch) {
        return act("crm.campaign.approve", notices::approved, id, ifMatch, campaign -> {
            RevealPolicy policy = policies.of(RevealPolicy.EXPORT);
            Campaign approved = campaign.approved(actor.id(), clock.instant(), policy.lasts());
            actor.requireFreshSecondFactor();
            return approved;
        });
    }

    @Transactional
    public long refuse(CampaignId id, String ifMatch) {
        return act("crm.campaign.refuse", notices::refused, id, ifMatch, campaign -> {
            if (campaign.state() != Campaign.State.SUBMITTED) {
                throw new CampaignInOtherState(id, campaign.state());
            }
            recipients.drop(id);
            return campaign.takenBack();
        });
    }

    private long act(
            String action,
            BiConsumer<Campaign, StaffId> tell,
            CampaignId id,
            String ifMatch,
            UnaryOperator<Campaign> decide) {
        Campaign before = campaigns.lock(id);
        AuditEvent event = PreparingCampaign.event(action, before);
        try {
            EntityVersion.requireMatch(ifMatch, before.version());
            Campaign after = decide.apply(before);
            long version = campaigns.save(after);
            log.record(event.transition(before.state().word(), after.state().word()));
            tell.accept(after, actor.id());
            return version;
        } catch (Refusal refusal) {
            log.recordAtOnce(
                    AuditEvent.refused(action, event.object(), refusal.code()).purpose(event.purpose()));
            throw refusal;
        }
    }
}
