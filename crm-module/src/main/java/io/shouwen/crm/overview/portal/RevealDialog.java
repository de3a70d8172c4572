package io.shouwen.crm.overview.portal;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.interaction.CustomerTimeline;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.reveal.GrantRequest;
import io.shouwen.privacy.reveal.Purposes;
import io.shouwen.privacy.reveal.RequestState;
import io.shouwen.privacy.reveal.RequestingReveal;
import io.shouwen.privacy.reveal.Revealing;
import io.shouwen.privacy.reveal.Why;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The dialog behind the eye: purpose and case in, one value out. The value lives for the one response that shows it and is
 * in no session; half a minute later the page fetches the dialog again, without it.
 */
@Named
@RequestScoped
public class RevealDialog {

    private static final Set<CustomerField> CONTACTS =
            EnumSet.of(CustomerField.NAME, CustomerField.PHONE, CustomerField.EMAIL, CustomerField.ADDRESS);

    @Inject
    HttpServletRequest request;

    @Inject
    CustomerPage page;

    @Inject
    Revealing revealing;

    @Inject
    RequestingReveal requesting;

    @Inject
    Clock clock;

    @Inject
    Purposes purposes;

    @Inject
    Actor actor;

    @Inject
    Appearance appearance;

    private String field;
    private String purpose;
    private String openCase;
    private String why;
    private String note;
    private String value;
    private List<CustomerTimeline.Entry> cases;

    /** The posted field before Faces has read it: which buttons there are depends on it. */
    @PostConstruct
    void readField() {
        setField(request.getParameter("revealForm:revealField"));
    }

    /** Whether this person may ever see a contact in clear. */
    public boolean isPermitted() {
        return actor.may(CrmPermissions.CONTACT_REVEAL) && actor.may(PrivacyPermissions.REVEAL);
    }

    /** Whether a reveal is possible for this person now: only then is the eye shown. */
    public boolean isOffered() {
        return isPermitted() && !getCases().isEmpty();
    }

    /** Cases of the customer on which this person may look. */
    public List<CustomerTimeline.Entry> getCases() {
        if (cases == null) {
            cases = page.getOverview().openCases().stream()
                    .filter(c -> revealing.possible(
                            new CustomerId(page.getId()).person(),
                            CustomerField.PHONE.stored().name(),
                            c.openCase()))
                    .toList();
        }
        return cases;
    }

    public List<Purposes.Purpose> getPurposes() {
        return purposes.active();
    }

    public String label(Purposes.Purpose choice) {
        return choice.label(appearance.getLocale());
    }

    /** Puts the field into the dialog. */
    public void choose(String word) {
        field = word;
    }

    /** Whether a second person must agree first, and has not yet, as far as the newest request tells. */
    public boolean isAsking() {
        return chosen().filter(name -> revealing.needsApproval(name)).isPresent() && !isGranted();
    }

    private boolean isGranted() {
        return newest().filter(request -> request.state(clock.instant()) == RequestState.GRANTED)
                .isPresent();
    }

    /** The newest request for this field; null where there is none, or none is needed. */
    public GrantRequest getRequest() {
        return chosen().filter(name -> revealing.needsApproval(name))
                .flatMap(name -> newest())
                .orElse(null);
    }

    private Optional<GrantRequest> newest() {
        return actor.may(PrivacyPermissions.REVEAL_ASK)
                ? chosen().flatMap(name -> requesting.newest(new CustomerId(page.getId()).person(), name))
                : Optional.empty();
    }

    private Optional<String> chosen() {
        return CONTACTS.stream()
                .filter(f -> f.word().equals(field))
                .map(f -> f.stored().name())
                .findFirst();
    }

    /** Asks a second person for the field that the dialog is about. */
    public void ask() {
        chosen().ifPresent(name ->
                requesting.ask(new CustomerId(page.getId()).person(), List.of(name), purpose, openCase, why, note));
    }

    public List<String> getReasons() {
        return Why.words();
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

    public void reveal() {
        CONTACTS.stream()
                .filter(f -> f.word().equals(field))
                .findFirst()
                .ifPresent(f -> value = revealing
                        .reveal(
                                new CustomerId(page.getId()).person(),
                                f.stored().name(),
                                purpose,
                                openCase)
                        .disclose());
    }

    /** Fetches the dialog without the value. */
    public void hide() {
        value = null;
    }

    /** The value in clear, in the response that answers {@link #reveal} and in no other; else null. */
    public String getValue() {
        return value;
    }

    public String getField() {
        return field;
    }

    public void setField(String field) {
        this.field = CONTACTS.stream().anyMatch(f -> f.word().equals(field)) ? field : null;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public String getOpenCase() {
        return openCase;
    }

    public void setOpenCase(String openCase) {
        this.openCase = openCase;
    }
}
