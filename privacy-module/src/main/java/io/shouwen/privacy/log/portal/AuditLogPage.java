package io.shouwen.privacy.log.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Years;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Paging;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.EntryFilter;
import io.shouwen.privacy.log.ExportingAuditLog;
import io.shouwen.privacy.log.ReadingAuditLog;
import io.shouwen.privacy.log.SavingSearches;
import io.shouwen.privacy.reveal.KnownNumbers;
import io.shouwen.privacy.reveal.Purposes;
import io.shouwen.privacy.vault.PersonId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/** The audit list; filters and page are the address, so that a finding can be handed on as a link. Ids only, never a name. */
@Named
@ViewScoped
public class AuditLogPage implements Serializable {

    private static final int SIZE = 25;

    private ReadingAuditLog reading;
    private ExportingAuditLog exporting;
    private AuditRows rows;
    private ListAddress address;
    private Purposes purposes;
    private SavingSearches saving;
    private OrganisationZone zone;
    private KnownNumbers known;

    private String subject;
    private String actor;
    private String action;
    private String caseReference;
    private String purpose;
    private String outcome;
    private String field;
    private String order;
    private String from;
    private String to;
    private boolean understood;
    private transient Paging paging;
    private transient List<AuditRow> shown;
    private transient List<SeenRow> seen;
    private transient List<SeenFieldRow> seenFields;
    private transient List<SavingSearches.SavedSearch> saved;
    private transient String savedName; // what is being typed is in no stored session
    private boolean savedShared;

    /** A line of "who saw this customer", or of "whom this employee saw". */
    public record SeenRow(String who, String name, long times, Instant lastAt) {}

    /** A line of "which of this customer's fields, in which month". */
    public record SeenFieldRow(String who, String name, String field, String month, long times) {

        /** First day, as the filter takes it. */
        public String from() {
            return month + "-01";
        }

        public String to() {
            return YearMonth.parse(month).atEndOfMonth().toString();
        }
    }

    protected AuditLogPage() {} // CDI proxy

    @Inject
    AuditLogPage(
            ReadingAuditLog reading,
            ExportingAuditLog exporting,
            AuditRows rows,
            Purposes purposes,
            SavingSearches saving,
            OrganisationZone zone,
            KnownNumbers known,
            HttpServletRequest request) {
        this.reading = reading;
        this.exporting = exporting;
        this.rows = rows;
        this.purposes = purposes;
        this.saving = saving;
        this.zone = zone;
        this.known = known;
        this.address = ListAddress.of(
                "/privacy/audit-log",
                request,
                List.of(
                        "subject", "actor", "action", "case", "purpose", "field", "outcome", "from", "to", "order",
                        "page"));
    }

    /** Reads the filters of the address; what is none is told, and nothing is searched. */
    public void look() {
        Objects.requireNonNull(filter());
        understood = true;
    }

    private EntryFilter filter() {
        return new EntryFilter(
                subject(),
                actor,
                action,
                reference(),
                purpose,
                outcome,
                day(from, "from") == null ? null : zone.startOf(day(from, "from")),
                day(to, "to") == null ? null : zone.startOf(day(to, "to").plusDays(1)),
                field);
    }

    private String reference() {
        return known.openCase(caseReference).orElse(caseReference);
    }

    private UUID subject() {
        return subject == null || subject.isBlank()
                ? null
                : known.person(subject)
                        .map(PersonId::value)
                        .orElseThrow(() ->
                                InvalidInput.of("subject", "privacy.no-such-number", "the number or id of a customer"));
    }

    private static LocalDate day(String text, String field) {
        try {
            return text == null || text.isBlank() ? null : Years.bound(LocalDate.parse(text.strip()));
        } catch (DateTimeException notADay) {
            throw InvalidInput.of(field, "privacy.not-a-filter", "a date such as 2026-11-21");
        }
    }

    public ListAddress getAddress() {
        return address;
    }

    public Paging getPaging() {
        if (paging == null) {
            paging =
                    Paging.counted(address, SIZE, understood ? reading.count(filter()) : 0, ReadingAuditLog.COUNTED_TO);
        }
        return paging;
    }

    public List<AuditRow> getRows() {
        if (shown == null) {
            shown = understood
                    ? rows.of(reading.list(filter(), null, getPaging().offset(), SIZE, isOldestFirst()))
                    : List.of();
        }
        return shown;
    }

    /** Who saw the person that is searched for, or whom the employee saw; empty for other searches. */
    public List<SeenRow> getSeen() {
        if (seen == null) {
            seen = understood ? seen() : List.of();
        }
        return seen;
    }

    private List<SeenRow> seen() {
        EntryFilter filter = filter();
        if (filter.subject() != null) {
            List<ReadingAuditLog.Seen> found = reading.whoSaw(filter.subject());
            Map<String, String> names =
                    rows.names(found.stream().map(ReadingAuditLog.Seen::who).collect(Collectors.toSet()));
            return found.stream()
                    .map(s -> new SeenRow(s.who(), names.getOrDefault(s.who(), ""), s.times(), s.lastAt()))
                    .toList();
        }
        if (filter.actor() != null) {
            return reading.whomSaw(new StaffId(filter.actor())).stream()
                    .map(s -> new SeenRow(s.who(), "", s.times(), s.lastAt()))
                    .toList();
        }
        return List.of();
    }

    /** By field and month, of the person or of the employee that is searched for; empty for other searches. */
    public List<SeenFieldRow> getSeenFields() {
        if (seenFields == null) {
            seenFields = understood ? seenFields() : List.of();
        }
        return seenFields;
    }

    private List<SeenFieldRow> seenFields() {
        EntryFilter filter = filter();
        if (filter.subject() == null && filter.actor() == null) {
            return List.of();
        }
        List<ReadingAuditLog.SeenField> found = filter.subject() != null
                ? reading.whoSawWhat(filter.subject(), zone.id())
                : reading.whatSaw(new StaffId(filter.actor()), zone.id());
        Map<String, String> names = filter.subject() == null
                ? Map.of()
                : rows.names(found.stream().map(ReadingAuditLog.SeenField::who).collect(Collectors.toSet()));
        return found.stream()
                .map(s -> new SeenFieldRow(s.who(), names.getOrDefault(s.who(), ""), s.field(), s.month(), s.times()))
                .toList();
    }

    public void downloadCsv() throws IOException {
        send(ExportingAuditLog.Format.CSV);
    }

    public void downloadXlsx() throws IOException {
        send(ExportingAuditLog.Format.XLSX);
    }

    /** What the table shows, in its order. */
    private void send(ExportingAuditLog.Format format) throws IOException {
        ExportingAuditLog.Export export = exporting.rows(filter(), format, isOldestFirst());
        Faces.sendFile("audit-entries." + format.ending(), true, export::writeTo);
    }

    /** The same with each entry and its proof. */
    public void downloadProofs() throws IOException {
        ExportingAuditLog.Export export =
                exporting.rowsWithProofs(filter(), ExportingAuditLog.Format.XLSX, isOldestFirst());
        Faces.sendFile("audit-entries.zip", true, export::writeTo);
    }

    public List<SavingSearches.SavedSearch> getSaved() {
        if (saved == null) {
            saved = saving.all();
        }
        return saved;
    }

    /** The search as it stands in the address, numbers as the ids that they mean, under a name. */
    public void save() {
        saving.save(savedName, query(), savedShared);
        saved = null;
        savedName = null;
    }

    public void forget(UUID id) {
        saving.forget(id);
        saved = null;
    }

    private String query() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("subject", Objects.toString(subject(), null));
        values.put("actor", actor);
        values.put("action", action);
        values.put("case", reference());
        values.put("purpose", purpose);
        values.put("field", field);
        values.put("outcome", outcome);
        values.put("from", from);
        values.put("to", to);
        values.put("order", order);
        return values.entrySet().stream()
                .filter(value -> value.getValue() != null && !value.getValue().isBlank())
                .map(value -> value.getKey() + "="
                        + URLEncoder.encode(value.getValue().strip(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public boolean isOldestFirst() {
        return "asc".equals(order);
    }

    public List<Purposes.Purpose> getPurposes() {
        return purposes.active();
    }

    /** Codes of actions and what they mean, to choose from while typing. */
    public Set<Map.Entry<String, String>> getActions() {
        return rows.actions().entrySet();
    }

    public boolean isFiltered() {
        return Stream.of(subject, actor, action, caseReference, purpose, field, outcome, from, to)
                .anyMatch(value -> value != null && !value.isBlank());
    }

    public boolean isAboutPerson() {
        return subject != null && !subject.isBlank();
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getActor() {
        return actor;
    }

    public void setActor(String actor) {
        this.actor = actor;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public String getCaseReference() {
        return caseReference;
    }

    public void setCaseReference(String caseReference) {
        this.caseReference = caseReference;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public String getField() {
        return field;
    }

    public void setField(String field) {
        this.field = field;
    }

    /** {@code asc}, or anything else for the newest first. */
    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = "asc".equals(order) ? "asc" : null;
    }

    public String getSavedName() {
        return savedName;
    }

    public void setSavedName(String savedName) {
        this.savedName = savedName;
    }

    public boolean isSavedShared() {
        return savedShared;
    }

    public void setSavedShared(boolean savedShared) {
        this.savedShared = savedShared;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(String outcome) {
        this.outcome = outcome;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
