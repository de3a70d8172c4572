package io.shouwen.crm.campaign;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.campaign.Campaign.State;
import io.shouwen.crm.campaign.Letter.Variable;
import io.shouwen.crm.customer.CsvCell;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.job.Jobs;
import io.shouwen.platform.signin.SignInSettings;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Campaigns and how it stands with their recipients: masks only, and each look at people is logged first (P5). */
@ApplicationScoped
@RequiresPermission({CrmPermissions.CAMPAIGN_READ, CrmPermissions.CAMPAIGN_PREPARE, CrmPermissions.CAMPAIGN_APPROVE})
public class ReadingCampaigns {

    private static final int CHUNK = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Campaigns campaigns;
    private Recipients recipients;
    private Jobs jobs;
    private SignInSettings settings;
    private OrganisationZone zone;
    private AuditLog log;

    protected ReadingCampaigns() {} // CDI proxy

    @Inject
    ReadingCampaigns(
            Campaigns campaigns,
            Recipients recipients,
            Jobs jobs,
            SignInSettings settings,
            OrganisationZone zone,
            AuditLog log) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.jobs = jobs;
        this.settings = settings;
        this.zone = zone;
        this.log = log;
    }

    /** The newest first. @param state null for all. @param before id of the last one of the page before, or null */
    public List<Campaign> list(State state, UUID before, int limit) {
        return campaigns.list(state, before, limit);
    }

    /** @throws UnknownCampaign where there is none */
    public Campaign get(CampaignId id) {
        return campaigns.get(id);
    }

    public Tally tally(CampaignId id) {
        campaigns.get(id);
        return recipients.tally(id);
    }

    /** Whether the job that sends it ended before it did: it can be started again. */
    public boolean gaveUp(Campaign campaign) {
        return SendingCampaign.gaveUp(campaign, jobs);
    }

    /** @param after id of the last one of the page before, or null; then first counts */
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    public List<Recipient> recipients(CampaignId id, Recipient.Filter filter, UUID after, int first, int limit) {
        campaigns.get(id);
        log.recordAtOnce(looked("crm.campaign.read", id));
        return recipients.list(id, filter, after, first, limit);
    }

    /** The letter to the first who will get it, with masks where the variables stand; empty where nobody will. */
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    public Optional<Letter.Rendered> sample(CampaignId id) {
        Letter letter = campaigns.get(id).content().letter();
        log.recordAtOnce(looked("crm.campaign.read", id));
        return recipients.list(id, new Recipient.Filter(Result.WAITING, null), null, 0, 1).stream()
                .findFirst()
                .map(reader -> letter.to(
                        Map.of(Variable.NAME, reader.name(), Variable.NUMBER, reader.number()),
                        settings.base() + "/public/opt-out?t=…"));
    }

    /** What the list shows, all of it, as CSV. Does not close the stream. */
    @Transactional
    @RequiresPermission(CrmPermissions.CAMPAIGN_READ)
    public void export(CampaignId id, Recipient.Filter filter, Locale locale, OutputStream out) {
        campaigns.get(id);
        log.recordAtOnce(looked("crm.campaign.export", id));
        UnaryOperator<String> text =
                key -> Texts.find("crm", key, locale, Map.of()).orElse(key);
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\ufeff'); // spreadsheets need it to read Chinese
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord(List.of(
                    text.apply("customers.number"),
                    text.apply("customers.name"),
                    text.apply("customers.email"),
                    text.apply("campaign.result"),
                    text.apply("campaign.reason"),
                    text.apply("campaign.at"),
                    text.apply("campaign.opted-out")));
            UUID last = null;
            List<Recipient> page;
            do {
                page = recipients.list(id, filter, last, 0, CHUNK);
                for (Recipient each : page) {
                    csv.writeRecord(cells(each, text));
                    last = each.id();
                }
            } while (page.size() == CHUNK);
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> cells(Recipient each, UnaryOperator<String> text) {
        return List.of(
                each.number() == null ? "" : each.number(),
                CsvCell.safe(each.name()),
                CsvCell.safe(each.email()),
                text.apply("campaign.result." + each.result().word()),
                each.reason() == null ? "" : text.apply("campaign.reason." + each.reason()),
                TIME.format(each.at().atZone(zone.id())),
                each.optedOutAt() == null ? "" : TIME.format(each.optedOutAt().atZone(zone.id())));
    }

    private static AuditEvent looked(String action, CampaignId id) {
        return AuditEvent.done(action, "crm.campaign/" + id)
                .fields(List.of("name", "email"))
                .because("masked");
    }
}
