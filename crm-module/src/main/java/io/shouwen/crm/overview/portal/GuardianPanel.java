package io.shouwen.crm.overview.portal;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Actor;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.RecordingConsent;
import io.shouwen.privacy.rights.Guardian;
import io.shouwen.privacy.rights.GuardianCard;
import io.shouwen.privacy.rights.RecordingGuardian;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Who answers for a customer under age, masked, and recording them at the desk. What is typed lives for the request only. */
@Named
@RequestScoped
public class GuardianPanel {

    @Inject
    CustomerPage page;

    @Inject
    RecordingGuardian recording;

    @Inject
    ConsentPurposes purposes;

    @Inject
    Actor actor;

    @Inject
    HttpServletRequest http;

    private boolean looked;
    private GuardianCard card;
    private transient String name;
    private transient String phone;
    private String relation;
    private String text;
    private String channel = "paper";
    private String verified;

    public boolean isPermitted() {
        return actor.may(PrivacyPermissions.CONSENT_RECORD);
    }

    public boolean isMinor() {
        return recording.isMinor(person());
    }

    /** Null where none is on record. */
    public GuardianCard getCard() {
        if (!looked) {
            card = recording.card(person()).orElse(null);
            looked = true;
        }
        return card;
    }

    public String save() {
        recording.record(person(), new Guardian(name, phone, relation, text, channel, verified), seen());
        return "/crm/customer.xhtml?faces-redirect=true&id=" + page.getId();
    }

    /** The ETag of the one that was shown; null where none was. */
    private String seen() {
        String version = http.getParameter("guardianSeen");
        return version == null || version.isEmpty() ? null : "\"" + version + "\"";
    }

    public List<String> getRelations() {
        return Guardian.RELATIONS;
    }

    public List<String> getVerifications() {
        return Guardian.VERIFICATIONS;
    }

    public List<String> getChannels() {
        return RecordingConsent.CHANNELS;
    }

    /** Published wordings of what a guardian agrees to, the newest first. */
    public List<String> getTexts() {
        return purposes.versions("service");
    }

    private PersonId person() {
        return new CustomerId(page.getId()).person();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getRelation() {
        return relation;
    }

    public void setRelation(String relation) {
        this.relation = relation;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getVerified() {
        return verified;
    }

    public void setVerified(String verified) {
        this.verified = verified;
    }
}
