package io.shouwen.privacy.reveal.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.reveal.KnownNumbers;
import io.shouwen.privacy.reveal.Purposes;
import io.shouwen.privacy.reveal.Purposes.Purpose;
import io.shouwen.privacy.reveal.RequestingReveal;
import io.shouwen.privacy.reveal.Revealing;
import io.shouwen.privacy.reveal.Why;
import io.shouwen.privacy.vault.FieldKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.omnifaces.util.Faces;

/** Finance asks for a payee's value by the person's number and the case's: it has no list of either. */
@Named
@RequestScoped
public class AskingPage {

    private RequestingReveal requesting;
    private Revealing revealing;
    private Purposes purposes;
    private KnownNumbers numbers;
    private String person;
    private String openCase;
    private String field;
    private String purpose;
    private String why;
    private String note;

    protected AskingPage() {} // CDI proxy

    @Inject
    AskingPage(RequestingReveal requesting, Revealing revealing, Purposes purposes, KnownNumbers numbers) {
        this.requesting = requesting;
        this.revealing = revealing;
        this.purposes = purposes;
        this.numbers = numbers;
        this.person = Faces.getRequestParameter("person");
        this.openCase = Faces.getRequestParameter("case");
    }

    public String ask() {
        requesting.ask(
                numbers.person(person)
                        .orElseThrow(() ->
                                InvalidInput.of("person", "privacy.person-missing", "the number or id of a person")),
                field == null ? List.of() : List.of(field),
                purpose,
                numbers.openCase(openCase)
                        .orElseThrow(() -> InvalidInput.of("case", "privacy.case-unknown", "the number of a case")),
                why,
                note);
        return "/privacy/reveal.xhtml?faces-redirect=true";
    }

    public List<String> getFields() {
        return revealing.openable();
    }

    /** Those that serve something that may be asked for here. */
    public List<Purpose> getPurposes() {
        Set<FieldKind> kinds = revealing.openableKinds();
        return purposes.active().stream()
                .filter(purpose -> purpose.kinds().stream().anyMatch(kinds::contains))
                .toList();
    }

    public List<String> getReasons() {
        return Why.words();
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public String getOpenCase() {
        return openCase;
    }

    public void setOpenCase(String openCase) {
        this.openCase = openCase;
    }

    public String getField() {
        return field;
    }

    public void setField(String field) {
        this.field = field;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
