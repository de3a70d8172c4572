package io.shouwen.privacy.log.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Years;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Paging;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.EntryFilter;
import io.shouwen.privacy.log.ExportingAuditLog;
import io.shouwen.privacy.log.ReadingAuditLog;
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
import java.time.LocalDate;
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
    private SeenInLog seenInLog;
    private ListAddress address;
    private Purposes purposes;
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
    private transient List<SeenInLog.Line> seen;
    private transient List<SeenInLog.FieldLine> seenFields;

    protected AuditLogPage() {} // CDI proxy

    @Inject
    AuditLogPage(
            ReadingAuditLog reading,
            ExportingAuditLog exporting,
            AuditRows rows,
            SeenInLog seenInLog,
            Purposes purposes,
            OrganisationZone zone,
            KnownNumbers known,
            HttpServletRequest request) {
        this.reading = reading;
        this.exporting = exporting;
        this.rows = rows;
        this.seenInLog = seenInLog;
        this.purposes = purposes;
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
    public List<SeenInLog.Line> getSeen() {
        if (seen == null) {
            seen = understood ? seenInLog.by(filter()) : List.of();
        }
        return seen;
    }

    /** By field and month, of the person or of the employee that is searched for; empty for other searches. */
    public List<SeenInLog.FieldLine> getSeenFields() {
        if (seenFields == null) {
            seenFields = understood ? seenInLog.byFieldAndMonth(filter()) : List.of();
        }
        return seenFields;
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

    /** The search as it stands in the address, numbers as the ids that they mean. */
    String query() {
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
