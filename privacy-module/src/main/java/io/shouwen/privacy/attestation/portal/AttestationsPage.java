package io.shouwen.privacy.attestation.portal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Listing;
import io.shouwen.privacy.attestation.PublishingRules;
import io.shouwen.privacy.attestation.RuleText;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.omnifaces.util.Faces;

/** Who has not confirmed the rules, and the form that publishes new ones. */
@Named
@ViewScoped
public class AttestationsPage implements Serializable {

    private PublishingRules publishing;
    private ListAddress address;
    private String titleZh;
    private String titleEn;
    private String zh;
    private String en;
    private int seen = -1;
    private transient Listing<PublishingRules.Missing> missing;

    protected AttestationsPage() {} // CDI proxy

    @Inject
    AttestationsPage(PublishingRules publishing, HttpServletRequest request) {
        this.publishing = publishing;
        this.address = ListAddress.of("/privacy/attestations", request, List.of("page"));
    }

    /** Fills the form with the text that holds now. */
    public void look() {
        if (seen < 0) {
            RuleText now = getTexts().get(0);
            titleZh = now.titleZh();
            titleEn = now.titleEn();
            zh = now.zh();
            en = now.en();
            seen = now.version();
        }
    }

    public List<RuleText> getTexts() {
        return publishing.texts();
    }

    public ListAddress getAddress() {
        return address;
    }

    public Listing<PublishingRules.Missing> getMissing() {
        if (missing == null) {
            missing = Listing.of(publishing.missing(), address);
        }
        return missing;
    }

    public void publish() {
        seen = publishing.publish(titleZh, titleEn, zh, en, "\"" + seen + "\"").version();
        missing = null;
    }

    public void download() throws IOException {
        StringWriter text = new StringWriter();
        text.write('\uFEFF'); // spreadsheets take the text for UTF-8
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("staff", "last_attested_at");
            publishing
                    .exportMissing()
                    .forEach(one -> csv.writeRecord(
                            one.staff().value(),
                            one.lastAt() == null ? "" : one.lastAt().toString()));
        }
        Faces.sendFile(text.toString().getBytes(StandardCharsets.UTF_8), "attestations-missing.csv", true);
    }

    public int getSeen() {
        return seen;
    }

    public String getTitleZh() {
        return titleZh;
    }

    public void setTitleZh(String titleZh) {
        this.titleZh = titleZh;
    }

    public String getTitleEn() {
        return titleEn;
    }

    public void setTitleEn(String titleEn) {
        this.titleEn = titleEn;
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
