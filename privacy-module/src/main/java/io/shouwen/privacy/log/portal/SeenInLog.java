package io.shouwen.privacy.log.portal;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.EntryFilter;
import io.shouwen.privacy.log.ReadingAuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who saw the person that is searched for, or whom the employee saw; nothing for other searches. */
@ApplicationScoped
class SeenInLog {

    private ReadingAuditLog reading;
    private AuditRows rows;
    private OrganisationZone zone;

    /** One who saw this customer, or whom this employee saw. */
    public record Line(String who, String name, long times, Instant lastAt) {}

    /** Which of this customer's fields, in which month. */
    public record FieldLine(String who, String name, String field, String month, long times) {

        /** First day, as the filter takes it. */
        public String from() {
            return month + "-01";
        }

        public String to() {
            return YearMonth.parse(month).atEndOfMonth().toString();
        }
    }

    protected SeenInLog() {} // CDI proxy

    @Inject
    SeenInLog(ReadingAuditLog reading, AuditRows rows, OrganisationZone zone) {
        this.reading = reading;
        this.rows = rows;
        this.zone = zone;
    }

    List<Line> by(EntryFilter filter) {
        if (filter.subject() != null) {
            List<ReadingAuditLog.Seen> found = reading.whoSaw(filter.subject());
            Map<String, String> names =
                    rows.names(found.stream().map(ReadingAuditLog.Seen::who).collect(Collectors.toSet()));
            return found.stream()
                    .map(s -> new Line(s.who(), names.getOrDefault(s.who(), ""), s.times(), s.lastAt()))
                    .toList();
        }
        if (filter.actor() != null) {
            return reading.whomSaw(new StaffId(filter.actor())).stream()
                    .map(s -> new Line(s.who(), "", s.times(), s.lastAt()))
                    .toList();
        }
        return List.of();
    }

    List<FieldLine> byFieldAndMonth(EntryFilter filter) {
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
                .map(s -> new FieldLine(s.who(), names.getOrDefault(s.who(), ""), s.field(), s.month(), s.times()))
                .toList();
    }
}
