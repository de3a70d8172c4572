package io.shouwen.crm.campaign.portal;

import io.shouwen.crm.campaign.Audience;
import io.shouwen.crm.campaign.Campaign;
import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.campaign.CampaignChannels;
import io.shouwen.crm.campaign.CampaignId;
import io.shouwen.crm.campaign.Letter;
import io.shouwen.crm.campaign.PreparingCampaign;
import io.shouwen.crm.campaign.ReadingCampaigns;
import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.portal.NewCustomerPage;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.consent.ConsentPurposes;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A campaign is written, or a draft is changed. What was typed stays where something is wrong with it. */
@Named
@RequestScoped
public class CampaignEditPage {

    @Inject
    HttpServletRequest request;

    @Inject
    PreparingCampaign preparing;

    @Inject
    ReadingCampaigns reading;

    @Inject
    CampaignChannels channels;

    @Inject
    ConsentPurposes purposes;

    @Inject
    OrganisationZone zone;

    @Inject
    Appearance appearance;

    private CampaignId id;
    private Long version;
    private String name;
    private String purpose;
    private String channel = "email";
    private String tags;
    private boolean allTags;
    private String without;
    private String preferred;
    private LocalDate from;
    private LocalDate until;
    private String subjectZh;
    private String textZh;
    private String subjectEn;
    private String textEn;

    @PostConstruct
    void readAddress() {
        if (request.getParameter("id") == null) {
            return;
        }
        id = CampaignPage.idIn(request);
        Campaign campaign = reading.get(id);
        Content content = campaign.content();
        Audience audience = content.audience();
        String separator = appearance.isEnglish() ? ", " : "，";
        version = campaign.version();
        name = content.name();
        purpose = content.purpose();
        channel = content.channel();
        tags = String.join(separator, audience.tags());
        allTags = audience.allTags();
        without = String.join(separator, audience.without());
        preferred = audience.preferred() == null ? null : audience.preferred().word();
        from = audience.from() == null ? null : zone.dateOf(audience.from());
        until = audience.until() == null ? null : zone.dateOf(audience.until()).minusDays(1);
        subjectZh = content.letter().subjectZh();
        textZh = content.letter().textZh();
        subjectEn = content.letter().subjectEn();
        textEn = content.letter().textEn();
    }

    public String save() {
        Content content = new Content(
                name,
                purpose,
                channel,
                Audience.of(
                        NewCustomerPage.tagWords(tags),
                        allTags,
                        NewCustomerPage.tagWords(without),
                        preferred == null || preferred.isBlank()
                                ? null
                                : ContactChannel.of("preferredChannel", preferred),
                        start(from),
                        start(until == null ? null : until.plusDays(1))),
                Letter.of(subjectZh, textZh, subjectEn, textEn));
        if (id == null) {
            return "/crm/campaign.xhtml?faces-redirect=true&id=" + preparing.draft(content);
        }
        preparing.change(id, "\"" + version + "\"", content);
        return "/crm/campaign.xhtml?faces-redirect=true&id=" + id;
    }

    private Instant start(LocalDate day) {
        return Optional.ofNullable(day).map(zone::startOf).orElse(null);
    }

    public CampaignId getId() {
        return id;
    }

    public List<ConsentPurposes.Purpose> getPurposes() {
        return purposes.active();
    }

    public String label(ConsentPurposes.Purpose of) {
        return of.label(appearance.getLocale());
    }

    public List<String> getChannelWords() {
        return channels.words();
    }

    public List<String> getContactChannels() {
        return Stream.of(ContactChannel.values()).map(ContactChannel::word).toList();
    }

    /** As they are written in the texts. */
    public List<String> getVariables() {
        return Stream.of(Letter.Variable.values())
                .map(v -> v.written(appearance.getLocale()))
                .toList();
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public boolean isAllTags() {
        return allTags;
    }

    public void setAllTags(boolean allTags) {
        this.allTags = allTags;
    }

    public String getWithout() {
        return without;
    }

    public void setWithout(String without) {
        this.without = without;
    }

    public String getPreferred() {
        return preferred;
    }

    public void setPreferred(String preferred) {
        this.preferred = preferred;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getSubjectZh() {
        return subjectZh;
    }

    public void setSubjectZh(String subjectZh) {
        this.subjectZh = subjectZh;
    }

    public String getTextZh() {
        return textZh;
    }

    public void setTextZh(String textZh) {
        this.textZh = textZh;
    }

    public String getSubjectEn() {
        return subjectEn;
    }

    public void setSubjectEn(String subjectEn) {
        this.subjectEn = subjectEn;
    }

    public String getTextEn() {
        return textEn;
    }

    public void setTextEn(String textEn) {
        this.textEn = textEn;
    }
}
