package io.shouwen.privacy.consent.portal;

import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.ConsentPurposes.Purpose;
import io.shouwen.privacy.consent.ConsentPurposes.Text;
import io.shouwen.privacy.consent.ManagingConsentTexts;
import io.shouwen.privacy.consent.ManagingConsentTexts.Standing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people are asked to agree to: how many do, and every wording. */
@Named
@RequestScoped
public class ConsentTextsPage {

    private ManagingConsentTexts managing;
    private ConsentPurposes purposes;
    private List<Standing> standings;
    private List<Text> texts;

    private String purpose;
    private String version;
    private String zh;
    private String en;

    protected ConsentTextsPage() {} // CDI proxy

    @Inject
    ConsentTextsPage(ManagingConsentTexts managing, ConsentPurposes purposes) {
        this.managing = managing;
        this.purposes = purposes;
    }

    public List<Purpose> getPurposes() {
        return purposes.all();
    }

    /** Purposes by their words. */
    public Map<String, Purpose> getLabels() {
        return purposes.all().stream().collect(Collectors.toMap(Purpose::word, Function.identity()));
    }

    public Standing standing(String word) {
        if (standings == null) {
            standings = managing.standings();
        }
        return standings.stream()
                .filter(s -> s.purpose().equals(word))
                .findFirst()
                .orElse(new Standing(word, 0, 0));
    }

    public List<Text> getTexts() {
        if (texts == null) {
            texts = purposes.texts();
        }
        return texts;
    }

    public String publish() {
        managing.publish(purpose, version, zh, en);
        return "/privacy/consent-texts.xhtml?faces-redirect=true";
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public String getZh() {
        return zh;
    }

    public void setZh(String zh) {
        this.zh = zh;
    }

    public String getEn() {
        return en;
    }

    public void setEn(String en) {
        this.en = en;
    }
}
