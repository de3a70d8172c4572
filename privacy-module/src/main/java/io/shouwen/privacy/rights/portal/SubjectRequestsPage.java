package io.shouwen.privacy.rights.portal;

import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Paging;
import io.shouwen.privacy.reveal.KnownNumbers;
import io.shouwen.privacy.rights.ReadingRequests;
import io.shouwen.privacy.rights.RequestKind;
import io.shouwen.privacy.rights.RequestState;
import io.shouwen.privacy.rights.SubjectRequest;
import io.shouwen.privacy.vault.PersonId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Requests by their clocks, the most urgent first; filters and page are the address. */
@Named
@ViewScoped
public class SubjectRequestsPage implements Serializable {

    private static final int SIZE = 25;

    private ReadingRequests reading;
    private KnownNumbers known;
    private ListAddress address;

    private String state;
    private String kind;
    private String person;
    private boolean running;
    private transient Paging paging;
    private transient List<Row> rows;

    /** A line of the list. */
    public record Row(SubjectRequest request, int daysLeft) {
        public String tone() {
            if (!request.state().running()) {
                return "mute";
            }
            return daysLeft < 0 ? "bad" : daysLeft <= 3 ? "warn" : "ok";
        }
    }

    protected SubjectRequestsPage() {} // CDI proxy

    @Inject
    SubjectRequestsPage(ReadingRequests reading, KnownNumbers known, HttpServletRequest request) {
        this.reading = reading;
        this.known = known;
        this.address = ListAddress.of(
                "/privacy/subject-requests", request, List.of("state", "kind", "person", "running", "page"));
    }

    private ReadingRequests.Filter filter() {
        return new ReadingRequests.Filter(
                Stream.of(RequestState.values())
                        .filter(s -> s.word().equals(state))
                        .findFirst()
                        .orElse(null),
                Stream.of(RequestKind.values())
                        .filter(k -> k.word().equals(kind))
                        .findFirst()
                        .orElse(null),
                personId(),
                null,
                running);
    }

    private UUID personId() {
        return person == null || person.isBlank()
                ? null
                : known.person(person).map(PersonId::value).orElse(new UUID(0, 0)); // which finds nobody
    }

    public ListAddress getAddress() {
        return address;
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(address, SIZE, reading.count(filter()));
        }
        return paging;
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = reading.list(filter(), getPaging().offset(), SIZE).stream()
                    .map(request -> new Row(request, reading.daysLeft(request)))
                    .toList();
        }
        return rows;
    }

    public List<String> getStates() {
        return Stream.of(RequestState.values()).map(RequestState::word).toList();
    }

    public List<String> getKinds() {
        return Stream.of(RequestKind.values()).map(RequestKind::word).toList();
    }

    public boolean isFiltered() {
        return running || Stream.of(state, kind, person).anyMatch(value -> value != null && !value.isBlank());
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public boolean isRunning() {
        return running;
    }

    public void setRunning(boolean running) {
        this.running = running;
    }
}
