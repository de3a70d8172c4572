package io.shouwen.crm.campaign;

import io.shouwen.crm.campaign.Campaign.State;
import io.shouwen.crm.campaign.CampaignChannel.Outcome;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.interaction.Interactions;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The short transactions of sending: each writes one thing about one recipient, with its audit entry, or ends the whole. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class CampaignStep {

    private static final int MOST_TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(5);

    private Campaigns campaigns;
    private Recipients recipients;
    private Throttle throttle;
    private Consents consents;
    private ConsentPurposes purposes;
    private Processing processing;
    private Interactions interactions;
    private CampaignNotices notices;
    private AuditLog log;
    private Clock clock;
    private Duration longest;

    protected CampaignStep() {} // CDI proxy

    /** @param longest how long after the yes messages may leave at all */
    @Inject
    CampaignStep(
            Campaigns campaigns,
            Recipients recipients,
            Throttle throttle,
            Consents consents,
            ConsentPurposes purposes,
            Processing processing,
            Interactions interactions,
            CampaignNotices notices,
            AuditLog log,
            Clock clock,
            @ConfigProperty(name = "shouwen.crm.campaign.longest", defaultValue = "P7D") Duration longest) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.throttle = throttle;
        this.consents = consents;
        this.purposes = purposes;
        this.processing = processing;
        this.interactions = interactions;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
        this.longest = longest;
    }

    Campaign campaign(CampaignId id) {
        return campaigns.get(id);
    }

    Tally tally(CampaignId id) {
        return recipients.tally(id);
    }

    /** What a run before this one left in the middle. */
    void giveUpHandovers(CampaignId id) {
        int unknown = recipients.giveUp(id, clock.instant());
        if (unknown > 0) {
            log.record(AuditEvent.done("crm.campaign.give-up", "crm.campaign/" + id)
                    .because("hand-over-broke-off")
                    .transition(Result.HANDING_OVER.word(), Result.UNKNOWN.word()));
        }
    }

    /** Whose turn it is; empty where nobody's time has come, the minute is full, or the whole must not go on. */
    Optional<Recipients.Due> next(CampaignId id) {
        Campaign campaign = campaigns.get(id);
        Instant now = clock.instant();
        if (campaign.state() == State.SENDING
                && now.isAfter(campaign.approval().at().plus(longest))) {
            end(id, "approval-too-old");
            return Optional.empty();
        }
        if (campaign.state() == State.SENDING
                && !purposes.isActive(campaign.content().purpose())) {
            end(id, "purpose-retired");
            return Optional.empty();
        }
        throttle.lock();
        if (now.isBefore(throttle.nextTurn())) {
            return Optional.empty();
        }
        Optional<Recipients.Due> due = recipients.next(id, now);
        due.ifPresent(found -> throttle.take(found.id(), now));
        return due;
    }

    /** From when on there may be somebody whose turn it is. */
    Instant nextTurn(CampaignId id) {
        return Stream.concat(Stream.of(clock.instant(), throttle.nextTurn()), recipients.nextDue(id).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Map<ProtectedField, byte[]> sealed(Recipients.Due due, List<CustomerField> fields) {
        return recipients.sealed(due.customer(), fields);
    }

    /** Whether something speaks against it now; then that is written. */
    boolean leftOut(Campaign campaign, Recipients.Due due, CustomerField address) {
        Optional<LeftOut> reason = reason(campaign, due, address);
        reason.ifPresent(found -> leaveOut(campaign, due, found));
        return reason.isPresent();
    }

    private Optional<LeftOut> reason(Campaign campaign, Recipients.Due due, CustomerField address) {
        PersonId person = due.customer().person();
        return LeftOut.of(
                processing.limitsOf(person),
                consents.standings(List.of(person), campaign.content().purpose())
                        .get(person),
                !recipients.sealed(due.customer(), List.of(address)).isEmpty());
    }

    private void leaveOut(Campaign campaign, Recipients.Due due, LeftOut reason) {
        if (recipients.leaveOut(due.id(), reason, clock.instant())) {
            log.record(AuditEvent.refused("crm.campaign.send", "crm.campaign/" + campaign.id(), reason.word())
                    .about(due.customer().person())
                    .purpose(campaign.content().purpose())
                    .onCase("campaign/" + campaign.id()));
        }
    }

    /**
     * The last look, and the point of no return: from here on the message counts as possibly sent. An erasure that is under
     * way goes first; one that begins now waits for this transaction, and finds the recipient.
     *
     * @return false where they must not get it, or the campaign has ended meanwhile
     */
    boolean claim(Campaign campaign, Recipients.Due due, CustomerField address, OptOutLink link) {
        PersonId person = due.customer().person();
        if (campaigns.share(campaign.id()).state() != State.SENDING) {
            return false;
        }
        try {
            processing.begin(person);
        } catch (Refusal limited) {
            reason(campaign, due, address).ifPresent(reason -> leaveOut(campaign, due, reason));
            return false;
        }
        Optional<LeftOut> reason = reason(campaign, due, address);
        if (reason.isPresent()) {
            leaveOut(campaign, due, reason.get());
            return false;
        }
        return recipients.claim(due.id(), link.hash(), clock.instant());
    }

    void handed(Campaign campaign, Recipients.Due due, Outcome outcome) {
        Instant now = clock.instant();
        if (outcome == Outcome.REFUSED_FOR_NOW && due.tries() + 1 < MOST_TRIES) {
            recipients.later(due.id(), now.plus(BETWEEN_TRIES), now);
            return;
        }
        write(
                campaign,
                due,
                switch (outcome) {
                    case TAKEN -> Result.SENT;
                    case REFUSED, REFUSED_FOR_NOW -> Result.REFUSED;
                    case UNKNOWN -> Result.UNKNOWN;
                },
                now);
    }

    /** What is stored does not open: it was changed. Nobody gets a message by it. */
    void unreadable(Campaign campaign, Recipients.Due due) {
        Instant now = clock.instant();
        if (recipients.claim(due.id(), null, now)) {
            write(campaign, due, Result.REFUSED, now);
        }
    }

    private void write(Campaign campaign, Recipients.Due due, Result result, Instant now) {
        PersonId person = due.customer().person();
        recipients.handed(due.id(), result, now);
        log.record(AuditEvent.done("crm.campaign.send", "crm.campaign/" + campaign.id())
                .about(person)
                .purpose(campaign.content().purpose())
                .onCase("campaign/" + campaign.id())
                .transition(Result.HANDING_OVER.word(), result.word()));
        if (result == Result.SENT || result == Result.UNKNOWN) {
            remember(campaign, due, result, now);
        }
    }

    /** In the customer's history; unless they were erased while the message was on its way. */
    private void remember(Campaign campaign, Recipients.Due due, Result result, Instant now) {
        try {
            processing.requireNotErased(due.customer().person());
        } catch (Refusal erased) {
            return;
        }
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        interactions.add(CampaignContact.of(
                UuidV7.at(at),
                due.customer(),
                campaign.content(),
                result,
                campaign.delivery().by(),
                at));
    }

    /** Ends it once nobody waits. */
    boolean endIfOver(CampaignId id) {
        Campaign campaign = campaigns.lock(id);
        if (campaign.state() != State.SENDING) {
            return true;
        }
        if (recipients.count(id, Result.WAITING) > 0) {
            return false;
        }
        Campaign done = campaign.done(clock.instant());
        campaigns.save(done);
        log.record(PreparingCampaign.event("crm.campaign.end", done)
                .transition(campaign.state().word(), done.state().word()));
        notices.ended(done, recipients.count(id, Result.SENT));
        return true;
    }

    void cancel(CampaignId id, String reason) {
        end(id, reason);
    }

    private void end(CampaignId id, String reason) {
        Campaign campaign = campaigns.lock(id);
        if (campaign.state() == State.SENDING) {
            Instant now = clock.instant();
            Campaign cancelled = campaign.cancelled(now);
            recipients.cancelWaiting(id, now);
            campaigns.save(cancelled);
            log.record(PreparingCampaign.event("crm.campaign.end", cancelled)
                    .because(reason)
                    .transition(campaign.state().word(), cancelled.state().word()));
            notices.ended(cancelled, recipients.count(id, Result.SENT));
        }
    }
}
