package io.shouwen.crm.campaign.portal;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.campaign.Campaign;
import io.shouwen.crm.campaign.Campaign.State;
import io.shouwen.crm.campaign.CampaignId;
import io.shouwen.crm.campaign.DecidingCampaign;
import io.shouwen.crm.campaign.LeftOut;
import io.shouwen.crm.campaign.Letter;
import io.shouwen.crm.campaign.PreparingCampaign;
import io.shouwen.crm.campaign.ReadingCampaigns;
import io.shouwen.crm.campaign.Recipient;
import io.shouwen.crm.campaign.Result;
import io.shouwen.crm.campaign.StartingCampaign;
import io.shouwen.crm.campaign.Tally;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.privacy.consent.ConsentPurposes;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/** One campaign: what it says, whom it reaches and whom not, what can be done next. Holds nothing between requests. */
@Named
@RequestScoped
public class CampaignPage {

    private static final int SIZE = 25;

    @Inject
    HttpServletRequest request;

    @Inject
    ReadingCampaigns reading;

    @Inject
    PreparingCampaign preparing;

    @Inject
    DecidingCampaign deciding;

    @Inject
    StartingCampaign starting;

    @Inject
    ConsentPurposes purposes;

    @Inject
    Appearance appearance;

    @Inject
    Actor actor;

    @Inject
    Clock clock;

    private CampaignId id;
    private Recipient.Filter filter;
    private int page;
    private Campaign campaign;
    private Tally tally;
    private List<Recipient> rows;
    private Optional<Letter.Rendered> sample;
    private Long version;

    @PostConstruct
    void readAddress() {
        id = idIn(request);
        filter = new Recipient.Filter(
                Result.of(request.getParameter("result")).orElse(null),
                LeftOut.of(request.getParameter("reason")).orElse(null));
        try {
            page = Math.min(10_000, Math.max(1, Integer.parseInt(String.valueOf(request.getParameter("page")))));
        } catch (NumberFormatException none) {
            page = 1;
        }
    }

    static CampaignId idIn(HttpServletRequest request) {
        try {
            return new CampaignId(UUID.fromString(String.valueOf(request.getParameter("id"))));
        } catch (IllegalArgumentException notAnId) {
            return new CampaignId(new UUID(0, 0));
        }
    }

    public Campaign getCampaign() {
        if (campaign == null) {
            campaign = reading.get(id);
        }
        return campaign;
    }

    public CampaignId getId() {
        return id;
    }

    public String getChip() {
        return CampaignsPage.chipOf(getCampaign().state());
    }

    public String getPurpose() {
        return purposes.label(getCampaign().content().purpose(), appearance.getLocale());
    }

    public Tally getTally() {
        if (tally == null) {
            tally = reading.tally(id);
        }
        return tally;
    }

    /** By result, those that there are. */
    public List<Tally.Count> getResults() {
        return Stream.of(Result.values())
                .map(result -> new Tally.Count(result, null, getTally().of(result)))
                .filter(count -> count.count() > 0)
                .toList();
    }

    /** 0 to 100, of those who are to get it. */
    public long getPercent() {
        long reached = getTally().reached();
        return reached == 0 ? 100 : getTally().settled() * 100 / reached;
    }

    public Letter.Rendered getSample() {
        if (sample == null) {
            sample = getCampaign().state() == State.DRAFT || getCampaign().over()
                    ? Optional.empty()
                    : reading.sample(id);
        }
        return sample.orElse(null);
    }

    public List<Recipient> getRows() {
        if (rows == null) {
            rows = getCampaign().state() == State.DRAFT
                    ? List.of()
                    : reading.recipients(id, filter, null, (page - 1) * SIZE, SIZE + 1);
        }
        return rows.stream().limit(SIZE).toList();
    }

    public boolean isMore() {
        getRows();
        return rows.size() > SIZE;
    }

    public int getPage() {
        return page;
    }

    public String getResult() {
        return filter.result() == null ? "" : filter.result().word();
    }

    public String getReason() {
        return filter.reason() == null ? "" : filter.reason().word();
    }

    public List<String> getResultWords() {
        return Stream.of(Result.values()).map(Result::word).toList();
    }

    public boolean isDraft() {
        return in(State.DRAFT, State.PREVIEWED);
    }

    public boolean isMine() {
        return getCampaign().preparers().contains(actor.id());
    }

    public boolean isEditable() {
        return isDraft() && actor.may(CrmPermissions.CAMPAIGN_PREPARE);
    }

    public boolean isSubmittable() {
        return in(State.PREVIEWED) && getTally().reached() > 0 && actor.may(CrmPermissions.CAMPAIGN_PREPARE);
    }

    public boolean isDecidable() {
        return in(State.SUBMITTED) && actor.may(CrmPermissions.CAMPAIGN_APPROVE);
    }

    public boolean isLapsed() {
        return in(State.APPROVED)
                && !clock.instant().isBefore(getCampaign().approval().until());
    }

    public boolean isStartable() {
        return in(State.APPROVED) && !isLapsed() && actor.may(CrmPermissions.CAMPAIGN_PREPARE);
    }

    public boolean isReturnable() {
        return in(State.SUBMITTED, State.APPROVED) && actor.may(CrmPermissions.CAMPAIGN_PREPARE);
    }

    public boolean isSending() {
        return in(State.SENDING);
    }

    public boolean isGaveUp() {
        return isSending() && reading.gaveUp(getCampaign());
    }

    public boolean isResumable() {
        return isGaveUp() && actor.may(CrmPermissions.CAMPAIGN_PREPARE);
    }

    public boolean isCancellable() {
        return !getCampaign().over()
                && (actor.may(CrmPermissions.CAMPAIGN_PREPARE) || actor.may(CrmPermissions.CAMPAIGN_APPROVE));
    }

    private boolean in(State... states) {
        return List.of(states).contains(getCampaign().state());
    }

    public String preview() {
        preparing.preview(id, ifMatch());
        return again();
    }

    public String submit() {
        preparing.submit(id, ifMatch());
        return again();
    }

    public String takeBack() {
        preparing.takeBack(id, ifMatch());
        return again();
    }

    public String approve() {
        deciding.approve(id, ifMatch());
        return again();
    }

    public String refuse() {
        deciding.refuse(id, ifMatch());
        return again();
    }

    public String start() {
        starting.start(id, ifMatch());
        return again();
    }

    public String cancel() {
        starting.cancel(id, ifMatch());
        return again();
    }

    public void export() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        reading.export(id, filter, appearance.getLocale(), file);
        Faces.sendFile(file.toByteArray(), "campaign.csv", true);
    }

    private String ifMatch() {
        return "\"" + version + "\"";
    }

    private String again() {
        return "/crm/campaign.xhtml?faces-redirect=true&id=" + id;
    }

    /** The version that was shown: what is done is done to that. */
    public Long getVersion() {
        return getCampaign().version();
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
