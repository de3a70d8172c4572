package io.shouwen.crm.campaign;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.campaign.Campaign.State;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A campaign is written, tried on the customers that there are, and put before a second person. Nothing is opened for any of it. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CAMPAIGN_PREPARE)
public class PreparingCampaign {

    private static final int LONGEST_NAME = 80;

    private Campaigns campaigns;
    private Recipients recipients;
    private CampaignChannels channels;
    private FrozenAudience freezing;
    private ConsentPurposes purposes;
    private CampaignNotices notices;
    private AuditLog log;
    private Actor actor;
    private Clock clock;
    private int most;

    protected PreparingCampaign() {} // CDI proxy

    @Inject
    PreparingCampaign(
            Campaigns campaigns,
            Recipients recipients,
            CampaignChannels channels,
            FrozenAudience freezing,
            ConsentPurposes purposes,
            CampaignNotices notices,
            AuditLog log,
            Actor actor,
            Clock clock,
            @ConfigProperty(name = "shouwen.crm.campaign.most", defaultValue = "100000") int most) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.channels = channels;
        this.freezing = freezing;
        this.purposes = purposes;
        this.notices = notices;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
        this.most = most;
    }

    /** @throws InvalidInput where name, purpose or channel are none */
    @Transactional
    public CampaignId draft(Content content) {
        Content sound = sound(content);
        Instant now = clock.instant();
        Campaign campaign = Campaign.drafted(new CampaignId(UuidV7.at(now)), sound, actor.id(), now);
        campaigns.add(campaign);
        log.record(event("crm.campaign.draft", campaign).transition(null, State.DRAFT.word()));
        return campaign.id();
    }

    /** Back to a draft: whom the preview found belongs to the text that was. @return the new version */
    @Transactional
    public long change(CampaignId id, String ifMatch, Content content) {
        Content sound = sound(content);
        return act("crm.campaign.change", id, ifMatch, campaign -> {
            Campaign changed = campaign.changed(sound, actor.id());
            recipients.drop(id);
            return changed;
        });
    }

    /**
     * Finds whom the campaign is for, who of them will get it, and why the others will not; and keeps it for the second person.
     * Reads masks' neighbours and the ledger, opens nothing.
     *
     * @throws TooManyRecipients where it is for more than one campaign may be
     */
    @Transactional
    public long preview(CampaignId id, String ifMatch) {
        return act("crm.campaign.preview", id, ifMatch, campaign -> {
            Instant now = clock.instant();
            Campaign previewed = campaign.previewed(actor.id(), now);
            recipients.drop(id);
            freezing.freeze(previewed, most, () -> UuidV7.at(now), now);
            return previewed;
        });
    }

    /**
     * Puts it before a second person: this text, to these people.
     *
     * @throws NobodyToReach where the preview found nobody who would get it
     * @throws CampaignPurposeRetired where people are no longer asked for its purpose
     */
    @Transactional
    public long submit(CampaignId id, String ifMatch) {
        return act("crm.campaign.submit", id, ifMatch, campaign -> {
            Campaign submitted = campaign.submitted(actor.id());
            if (!purposes.isActive(campaign.content().purpose())) {
                throw new CampaignPurposeRetired();
            }
            long reached = recipients.count(id, Result.WAITING);
            if (reached == 0) {
                throw new NobodyToReach();
            }
            notices.submitted(submitted, actor.id(), reached);
            return submitted;
        });
    }

    /** Makes it a draft again, also after the yes: that is void then. */
    @Transactional
    public long takeBack(CampaignId id, String ifMatch) {
        return act("crm.campaign.take-back", id, ifMatch, campaign -> {
            Campaign draft = campaign.takenBack();
            recipients.drop(id);
            return draft;
        });
    }

    private long act(String action, CampaignId id, String ifMatch, UnaryOperator<Campaign> act) {
        Campaign before = campaigns.lock(id);
        EntityVersion.requireMatch(ifMatch, before.version());
        Campaign after = act.apply(before);
        long version = campaigns.save(after);
        log.record(event(action, after)
                .transition(before.state().word(), after.state().word()));
        return version;
    }

    static AuditEvent event(String action, Campaign campaign) {
        return AuditEvent.done(action, "crm.campaign/" + campaign.id())
                .purpose(campaign.content().purpose());
    }

    private Content sound(Content content) {
        String name = content.name() == null ? "" : content.name().strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.codePoints().anyMatch(Character::isISOControl)
                || TypedText.of(name).hidesSomething()) {
            throw InvalidInput.of(
                    "name",
                    "crm.campaign-name-not-accepted",
                    "1 to " + LONGEST_NAME + " characters, no phone numbers or the like");
        }
        if (!purposes.isActive(content.purpose())) {
            throw InvalidInput.of(
                    "purpose",
                    "crm.campaign-purpose-not-accepted",
                    String.join(
                            ", ",
                            purposes.active().stream()
                                    .map(ConsentPurposes.Purpose::word)
                                    .toList()));
        }
        return new Content(
                name, content.purpose(), channels.get(content.channel()).word(), content.audience(), content.letter());
    }
}
