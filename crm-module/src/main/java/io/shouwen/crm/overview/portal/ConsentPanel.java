package io.shouwen.crm.overview.portal;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.consent.RecordingConsent;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** What the customer agrees to, beside their profile: given and taken back here, with the whole history. */
@Named
@RequestScoped
public class ConsentPanel {

    @Inject
    CustomerPage page;

    @Inject
    RecordingConsent recording;

    @Inject
    ConsentPurposes purposes;

    @Inject
    Processing processing;

    @Inject
    Actor actor;

    @Inject
    Appearance appearance;

    private List<ConsentPurposes.Purpose> all;
    private List<Consents.Line> history;
    private String purpose;
    private String channel = "phone";
    private boolean byGuardian;

    public boolean isPermitted() {
        return actor.may(PrivacyPermissions.CONSENT_RECORD);
    }

    public List<ConsentPurposes.Purpose> getPurposes() {
        return all().stream().filter(ConsentPurposes.Purpose::active).toList();
    }

    /** Why the customer's data must not be used now, as words. */
    public List<String> getLimits() {
        return processing.limitsOf(person()).stream().map(Limit::word).toList();
    }

    public Set<String> getCovered() {
        return page.getOverview().profile().consents();
    }

    public List<Consents.Line> getHistory() {
        if (history == null) {
            history = recording.history(person());
        }
        return history;
    }

    public List<String> getChannels() {
        return RecordingConsent.CHANNELS;
    }

    /** To the newest wording: it is the one that the agent reads out or hands over. */
    public String give() {
        String version =
                purposes.current(purpose).map(ConsentPurposes.Text::version).orElse(null);
        recording.give(person(), purpose, version, channel, byGuardian);
        return again();
    }

    public String withdraw() {
        recording.withdraw(person(), purpose, channel);
        return again();
    }

    /** The purpose's name, or its word where the list has lost it. */
    public String label(String word) {
        return all().stream()
                .filter(p -> p.word().equals(word))
                .map(p -> p.label(appearance.getLocale()))
                .findFirst()
                .orElse(word);
    }

    private List<ConsentPurposes.Purpose> all() {
        if (all == null) {
            all = purposes.all();
        }
        return all;
    }

    private PersonId person() {
        return new CustomerId(page.getId()).person();
    }

    private String again() {
        return "/crm/customer.xhtml?faces-redirect=true&id=" + page.getId();
    }

    public boolean isByGuardian() {
        return byGuardian;
    }

    public void setByGuardian(boolean byGuardian) {
        this.byGuardian = byGuardian;
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
}
