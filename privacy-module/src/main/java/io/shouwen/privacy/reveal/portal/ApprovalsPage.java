package io.shouwen.privacy.reveal.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.reveal.DecidingReveal;
import io.shouwen.privacy.reveal.GrantRequest;
import io.shouwen.privacy.reveal.GrantRequestId;
import io.shouwen.privacy.reveal.ReadingRevealRequests;
import io.shouwen.privacy.reveal.ReadingRevealRequests.Habit;
import io.shouwen.privacy.reveal.RefusalReason;
import io.shouwen.privacy.reveal.RequestFilter;
import io.shouwen.privacy.reveal.RequestState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;

/** The approver's queue and its history; filters and page stand in the address. Ids, names of fields and words only. */
@Named
@RequestScoped
public class ApprovalsPage {

    private static final int SIZE = 25;

    private ReadingRevealRequests reading;
    private DecidingReveal deciding;
    private Actor actor;
    private String state;
    private String asker;
    private int page;
    private List<GrantRequest> rows;
    private GrantRequest chosen;
    private String version;
    private String reason;
    private String note;

    protected ApprovalsPage() {} // CDI proxy

    @Inject
    ApprovalsPage(ReadingRevealRequests reading, DecidingReveal deciding, Actor actor) {
        this.reading = reading;
        this.deciding = deciding;
        this.actor = actor;
        this.state = Faces.getRequestParameter("state");
        this.asker = Faces.getRequestParameter("asker");
        String number = Faces.getRequestParameter("page");
        this.page = number != null && number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
    }

    private RequestFilter filter() {
        RequestState wanted =
                state == null ? RequestState.OPEN : RequestState.of(state).orElse(null);
        try {
            return new RequestFilter(
                    wanted, asker == null || asker.isBlank() ? null : new StaffId(asker.strip()), null, null);
        } catch (IllegalArgumentException notANumber) {
            throw InvalidInput.of("asker", "privacy.not-a-filter", "a staff number");
        }
    }

    public List<GrantRequest> getRows() {
        if (rows == null) {
            rows = reading.list(filter(), null, (page - 1) * SIZE, SIZE);
        }
        return rows;
    }

    public int getTotal() {
        return reading.count(filter());
    }

    public int getPage() {
        return page;
    }

    public boolean isMore() {
        return getTotal() > page * SIZE;
    }

    /** The request that the address names; null where it names none. */
    public GrantRequest getChosen() {
        String id = Faces.getRequestParameter("id");
        if (chosen == null && id != null && !id.isBlank()) {
            try {
                chosen = reading.find(new GrantRequestId(UUID.fromString(id)));
            } catch (IllegalArgumentException notAnId) {
                throw InvalidInput.of("id", "platform.not-accepted", "the id of a request");
            }
        }
        return chosen;
    }

    public Habit getHabit() {
        return reading.habit(getChosen());
    }

    public boolean isMayAnswer() {
        return actor.may(PrivacyPermissions.REVEAL_APPROVE)
                && !getChosen().asked().by().equals(actor.id());
    }

    public String grant() {
        deciding.grant(getChosen().id(), note, tag());
        return again();
    }

    public String refuse() {
        deciding.refuse(getChosen().id(), reason, note, tag());
        return again();
    }

    public String withdraw() {
        deciding.withdraw(getChosen().id(), tag());
        return again();
    }

    private String tag() {
        return "\"" + version + "\"";
    }

    private static String again() {
        return "/privacy/reveal-approvals.xhtml?faces-redirect=true";
    }

    public List<String> getStates() {
        return Arrays.stream(RequestState.values()).map(RequestState::word).toList();
    }

    public List<String> getReasons() {
        return RefusalReason.words();
    }

    public String getState() {
        return state == null ? RequestState.OPEN.word() : state;
    }

    public String getAsker() {
        return asker;
    }

    /** The version that the page shows: an answer to another is refused. */
    public String getVersion() {
        return getChosen() == null ? "" : Long.toString(getChosen().version());
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
