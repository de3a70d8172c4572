package io.shouwen.crm.campaign;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.campaign.Campaign.State;
import io.shouwen.crm.campaign.CampaignChannel.Handover;
import io.shouwen.crm.campaign.CampaignChannel.Message;
import io.shouwen.crm.campaign.CampaignChannel.Outcome;
import io.shouwen.crm.campaign.Letter.Variable;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.platform.signin.SignInSettings;
import io.shouwen.privacy.reveal.OpeningForUse;
import io.shouwen.privacy.vault.Plaintext;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.UnreadableValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The job that sends a campaign: as many messages as the minute has room for, then it leaves its thread to others until there
 * is room again. For each recipient, consent and limits are asked again; the server is reached; name and address are opened,
 * after their audit entry; the recipient is claimed, with a last look at what may have changed; the message is handed over;
 * what became of it is written. No transaction is open, and so nothing is locked, while the server is spoken to.
 *
 * <p>It holds no state of its own. Killed before the claim, the recipient still waits; killed after it, whether the message
 * left is unknown, and stays so: nobody gets it twice.
 */
@ApplicationScoped
public class SendingCampaign implements JobKind {

    static final String NAME = "crm.campaign";

    /** Recipients for whom it holds the thread in one go. */
    private static final int BATCH = 50;

    private CampaignStep step;
    private CampaignChannels channels;
    private OpeningForUse opening;
    private SignInSettings settings;

    protected SendingCampaign() {} // CDI proxy

    @Inject
    SendingCampaign(CampaignStep step, CampaignChannels channels, OpeningForUse opening, SignInSettings settings) {
        this.step = step;
        this.channels = channels;
        this.opening = opening;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) throws IOException {
        CampaignId id = campaignOf(run.parameters());
        step.giveUpHandovers(id);
        try {
            int served = 0;
            while (served < BATCH && serveNext(run, id)) {
                served++;
            }
        } finally {
            tell(run, id);
        }
        if (!step.endIfOver(id)) {
            run.goOnAt(step.nextTurn(id));
        }
    }

    /** @return false where it is nobody's turn, or the whole must not go on */
    private boolean serveNext(JobRun run, CampaignId id) throws IOException {
        if (run.cancelRequested()) {
            step.cancel(id, "job-cancelled");
        }
        Optional<Recipients.Due> due = step.next(id);
        if (due.isPresent()) {
            send(step.campaign(id), due.get());
        }
        return due.isPresent();
    }

    private void send(Campaign campaign, Recipients.Due due) throws IOException {
        CampaignChannel channel = channels.get(campaign.content().channel());
        if (step.leftOut(campaign, due, channel.address())) {
            return;
        }
        try (Handover handover = channel.begin()) {
            Optional<Opened> opened = open(campaign, due, channel.address());
            if (opened.isEmpty()) {
                return;
            }
            OptOutLink link = OptOutLink.make();
            Message message = message(campaign, due, opened.get(), link);
            if (step.claim(campaign, due, channel.address(), link)) {
                Outcome outcome = handover.hand(message);
                step.handed(campaign, due, outcome);
            }
        }
    }

    /** What was opened for one message. Prints nothing of itself. */
    private record Opened(String name, String address) {
        @Override
        public String toString() {
            return "Opened[not shown]";
        }
    }

    /** Empty where it cannot be, or may not any more; then that is written. */
    private Optional<Opened> open(Campaign campaign, Recipients.Due due, CustomerField address) {
        Map<ProtectedField, byte[]> sealed = step.sealed(due, List.of(CustomerField.NAME, address));
        OpeningForUse.Use use = new OpeningForUse.Use(
                "campaign/" + campaign.id(),
                CrmPermissions.CAMPAIGN_PREPARE,
                campaign.content().purpose(),
                campaign.preparers(),
                campaign.approval() == null ? null : campaign.approval().by());
        try {
            Map<ProtectedField, Plaintext> opened = opening.open(due.customer().person(), sealed, use);
            Plaintext name = opened.get(CustomerField.NAME.stored());
            Plaintext to = opened.get(address.stored());
            if (name != null && to != null) {
                return Optional.of(new Opened(name.disclose(), to.disclose()));
            }
        } catch (UnreadableValue changed) {
            step.unreadable(campaign, due);
            return Optional.empty();
        } catch (Refusal refusal) {
            if (step.leftOut(campaign, due, address)) {
                return Optional.empty();
            }
            throw refusal; // nothing about this person: the permission, the approval
        }
        step.leftOut(campaign, due, address);
        return Optional.empty();
    }

    private Message message(Campaign campaign, Recipients.Due due, Opened opened, OptOutLink link) {
        Letter.Rendered letter = campaign.content()
                .letter()
                .to(
                        Map.of(
                                Variable.NAME,
                                opened.name(),
                                Variable.NUMBER,
                                due.customer().number()),
                        settings.base() + link.exposePage());
        return new Message(due.id(), opened.address(), letter, URI.create(settings.base() + link.exposeOperation()));
    }

    private void tell(JobRun run, CampaignId id) {
        Tally tally = step.tally(id);
        run.progress(tally.settled(), tally.reached());
        JsonObjectBuilder result = Json.createObjectBuilder().add("campaign", id.toString());
        for (Result each : Result.values()) {
            result.add(each.word(), tally.of(each));
        }
        run.result(result.build().toString());
    }

    /** Whether the job ended before the campaign did: then it can be started again. */
    static boolean gaveUp(Campaign campaign, Jobs jobs) {
        return campaign.state() == State.SENDING
                && jobs.find(campaign.delivery().job()).map(JobStatus::over).orElse(true);
    }

    private static CampaignId campaignOf(String parameters) {
        try (JsonReader reader = Json.createReader(new StringReader(parameters))) {
            return new CampaignId(UUID.fromString(reader.readObject().getString("campaign")));
        }
    }
}
