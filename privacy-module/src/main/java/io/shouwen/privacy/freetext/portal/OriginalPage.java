package io.shouwen.privacy.freetext.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.privacy.freetext.UnknownText;
import io.shouwen.privacy.reveal.Purposes;
import io.shouwen.privacy.reveal.Revealing;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** One original text, through the one door: purpose in, text out, for the one response that shows it. */
@Named
@RequestScoped
public class OriginalPage {

    @Inject
    HttpServletRequest request;

    @Inject
    Revealing revealing;

    @Inject
    Purposes purposes;

    @Inject
    Appearance appearance;

    private String purpose;
    private String text;

    public List<Purposes.Purpose> getPurposes() {
        return purposes.active();
    }

    public String label(Purposes.Purpose choice) {
        return choice.label(appearance.getLocale());
    }

    public void reveal() {
        text = revealing
                .reveal(new PersonId(id("person")), request.getParameter("field"), id("row"), purpose, getOpenCase())
                .disclose();
    }

    /** Fetches the page without the text. */
    public void hide() {
        text = null;
    }

    private UUID id(String parameter) {
        try {
            return UUID.fromString(String.valueOf(request.getParameter(parameter)));
        } catch (IllegalArgumentException notAnId) {
            throw new UnknownText();
        }
    }

    /** As the address names it. */
    public String getOpenCase() {
        return request.getParameter("case");
    }

    /** In the response that answers {@link #reveal} and in no other; else null. */
    public String getText() {
        return text;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }
}
