package io.shouwen.crm.campaign;

import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.crm.interaction.Interactions;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes a campaign that was sent in the past, as demo data is. Sends nothing. */
@ApplicationScoped
public class PastCampaigns {

    private static final Duration APPROVAL = Duration.ofMinutes(15);
    private static final int ONE_IN = 40;

    private Campaigns campaigns;
    private Recipients recipients;
    private FrozenAudience freezing;
    private Interactions interactions;
    private Consents consents;
    private AuditLog log;

    /**
     * @param ids makes an id that carries the time given
     * @param at when it was started
     */
    public record Past(
            Content content, StaffId preparedBy, StaffId approvedBy, Function<Instant, UUID> ids, Instant at) {}

    protected PastCampaigns() {} // CDI proxy

    @Inject
    PastCampaigns(
            Campaigns campaigns,
            Recipients recipients,
            FrozenAudience freezing,
            Interactions interactions,
            Consents consents,
            AuditLog log) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.freezing = freezing;
        this.interactions = interactions;
        this.consents = consents;
        this.log = log;
    }

    /** A few were refused, a few of those reached have unsubscribed since. */
    @Transactional
    public void write(Past past) {
        Instant drafted = past.at().minus(Duration.ofMinutes(20));
        CampaignId id = new CampaignId(past.ids().apply(drafted));
        Campaign draft = Campaign.drafted(id, past.content(), past.preparedBy(), drafted);
        campaigns.add(draft);
        freezing.freeze(draft, Integer.MAX_VALUE, () -> past.ids().apply(drafted), drafted);
        List<AuditEvent> events = new ArrayList<>();
        List<Interaction> said = new ArrayList<>();
        Instant at = past.at();
        int number = 0;
        for (Recipient each :
                recipients.list(id, new Recipient.Filter(Result.WAITING, null), null, 0, Integer.MAX_VALUE)) {
            number++;
            at = at.plusSeconds(1);
            boolean refused = number % ONE_IN == 0;
            recipients.claim(each.id(), null, at);
            recipients.handed(each.id(), refused ? Result.REFUSED : Result.SENT, at);
            events.add(PreparingCampaign.event("crm.campaign.send", draft)
                    .about(each.customer().person())
                    .because("demo"));
            if (!refused) {
                said.add(CampaignContact.of(
                        past.ids().apply(at), each.customer(), past.content(), Result.SENT, past.preparedBy(), at));
            }
            if (number % ONE_IN == 1) {
                recipients.optedOut(each.id(), at.plusSeconds(3_600));
                consents.withdraw(
                        each.customer().person(), past.content().purpose(), OptingOut.CHANNEL, at.plusSeconds(3_600));
            }
        }
        interactions.addAll(said);
        log.recordAll(events);
        long version = campaigns.save(draft.previewed(past.preparedBy(), drafted)
                .submitted(past.preparedBy())
                .approved(past.approvedBy(), past.at().minusSeconds(60), APPROVAL)
                .started(past.preparedBy(), null, past.at())
                .done(at));
        log.record(PreparingCampaign.event("crm.campaign.end", draft)
                .because("demo")
                .transition(null, "v" + version));
    }
}
