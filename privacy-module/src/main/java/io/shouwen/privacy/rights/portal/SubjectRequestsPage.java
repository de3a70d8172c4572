package io.shouwen.privacy.rights.portal;

import io.shouwen.privacy.reveal.KnownNumbers;
import io.shouwen.privacy.rights.ReadingRequests;
import io.shouwen.privacy.rights.RequestKind;
import io.shouwen.privacy.rights.RequestState;
import io.shouwen.privacy.rights.SubjectRequest;
import io.shouwen.privacy.vault.PersonId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Requests by their clocks, the most urgent first; the filters are the address. */
@Named
@ViewScoped
public class SubjectRequestsPage implements Serializable {

    private ReadingRequests reading;
    private KnownNumbers known;

    private String state;
    private String kind;
    private String person;
    private boolean running;
    private LazyDataModel<Row> model;

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
    SubjectRequestsPage(ReadingRequests reading, KnownNumbers known) {
        this.reading = reading;
        this.known = known;
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

    public LazyDataModel<Row> getModel() {
        if (model == null) {
            model = new Model();
        }
        return model;
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

    private final class Model extends LazyDataModel<Row> {

        @Override
        public int count(Map<String, FilterMeta> ignored) {
            return reading.count(filter());
        }

        @Override
        public List<Row> load(int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> ignored) {
            return reading.list(filter(), first, size).stream()
                    .map(request -> new Row(request, reading.daysLeft(request)))
                    .toList();
        }

        @Override
        public String getRowKey(Row row) {
            return row.request().id().toString();
        }
    }
}
