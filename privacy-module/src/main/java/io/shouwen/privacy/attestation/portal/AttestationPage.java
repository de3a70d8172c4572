package io.shouwen.privacy.attestation.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.privacy.attestation.GivingAttestation;
import io.shouwen.privacy.attestation.RuleText;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;

/** The rules to read, and the button that says one has. */
@Named
@ViewScoped
public class AttestationPage implements Serializable {

    private GivingAttestation giving;
    private Appearance appearance;
    /** What the person sees, and so what they confirm. */
    private RuleText text;

    protected AttestationPage() {} // CDI proxy

    @Inject
    AttestationPage(GivingAttestation giving, Appearance appearance) {
        this.giving = giving;
        this.appearance = appearance;
    }

    public RuleText getText() {
        if (text == null) {
            text = giving.current();
        }
        return text;
    }

    public String getTitle() {
        return getText().title(appearance.getLocale());
    }

    public String[] getLines() {
        return getText().text(appearance.getLocale()).split("\\R");
    }

    /** Null where it is to be given. */
    public Instant getGiven() {
        return giving.given().orElse(null);
    }

    public void give() {
        int read = getText().version();
        text = null;
        giving.give(read);
    }
}
