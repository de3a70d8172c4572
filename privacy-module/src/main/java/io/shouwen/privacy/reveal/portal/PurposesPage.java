package io.shouwen.privacy.reveal.portal;

import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.reveal.KeepingPurposes;
import io.shouwen.privacy.reveal.Purposes.Purpose;
import io.shouwen.privacy.reveal.RevealPolicy;
import io.shouwen.privacy.vault.FieldKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/** The list of purposes; one is changed or added at a time. */
@Named
@RequestScoped
public class PurposesPage {

    private static final int STEP = 10;

    private KeepingPurposes keeping;
    private List<Purpose> all;
    private boolean existing;
    private String word;
    private String zh;
    private String en;
    private int position;
    private boolean active = true;
    private List<String> kinds = List.of();
    private String consent;
    private String version = "1";

    protected PurposesPage() {} // CDI proxy

    @Inject
    PurposesPage(KeepingPurposes keeping) {
        this.keeping = keeping;
        this.word = Faces.getRequestParameter("word");
        this.existing = word != null;
        if (existing) {
            Purpose purpose = keeping.find(word);
            zh = purpose.zh();
            en = purpose.en();
            position = purpose.position();
            active = purpose.active();
            kinds = purpose.kinds().stream().map(FieldKind::name).toList();
            consent = purpose.consent();
            version = Long.toString(purpose.version());
        } else {
            position = getAll().stream().mapToInt(Purpose::position).max().orElse(0) + STEP;
        }
    }

    public List<Purpose> getAll() {
        if (all == null) {
            all = keeping.all();
        }
        return all;
    }

    public boolean isExisting() {
        return existing;
    }

    /** Kinds that can be opened. */
    public List<String> getOffered() {
        return Stream.of(FieldKind.values())
                .filter(FieldKind::sealed)
                .map(FieldKind::name)
                .toList();
    }

    public String subject(String kind) {
        return RevealPolicy.subjectOf(FieldKind.valueOf(kind));
    }

    public String save() {
        Purpose purpose = new Purpose(
                word,
                zh,
                en,
                position,
                active,
                kinds.stream().map(FieldKind::valueOf).toList(),
                consent == null || consent.isBlank() ? null : consent,
                1);
        if (existing) {
            keeping.change(purpose, "\"" + version + "\"");
        } else {
            keeping.add(purpose);
        }
        return "/privacy/purposes.xhtml?faces-redirect=true";
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        this.word = existing ? this.word : word;
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

    public int getPosition() {
        return position;
    }

    public void setPosition(int position) {
        this.position = position;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public List<String> getKinds() {
        return kinds;
    }

    public void setKinds(List<String> kinds) {
        this.kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }

    public List<ConsentPurposes.Purpose> getConsents() {
        return keeping.consents();
    }

    /** The consent's name in the reader's language, or its word where the list has lost it. */
    public String consentLabel(String of, Locale locale) {
        return getConsents().stream()
                .filter(one -> one.word().equals(of))
                .map(one -> one.label(locale))
                .findFirst()
                .orElse(of);
    }

    public String getConsent() {
        return consent;
    }

    public void setConsent(String consent) {
        this.consent = consent;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }
}
