package io.shouwen.privacy.log.portal;

import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.EntryFilter;
import io.shouwen.privacy.log.LogOverview;
import io.shouwen.privacy.log.Outcome;
import io.shouwen.privacy.log.ReadingAuditLog;
import io.shouwen.privacy.reveal.Revealing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The compliance portal's first page: whether the log is well, who looked today, who was refused. */
@Named
@RequestScoped
public class CompliancePage {

    private static final int SHOWN = 10;

    private ReadingAuditLog reading;
    private AuditRows rows;
    private OrganisationZone zone;
    private Clock clock;

    private LogOverview overview;
    private List<AuditRow> refusals;
    private List<AuditRow> reveals;

    protected CompliancePage() {} // CDI proxy

    @Inject
    CompliancePage(ReadingAuditLog reading, AuditRows rows, OrganisationZone zone, Clock clock) {
        this.reading = reading;
        this.rows = rows;
        this.zone = zone;
        this.clock = clock;
    }

    public LogOverview getOverview() {
        if (overview == null) {
            overview = reading.overview();
        }
        return overview;
    }

    public List<AuditRow> getRefusals() {
        if (refusals == null) {
            refusals = rows.of(reading.list(today(null, Outcome.REFUSED), null, 0, SHOWN));
        }
        return refusals;
    }

    public List<AuditRow> getReveals() {
        if (reveals == null) {
            reveals = rows.of(reading.list(today(Revealing.ACTION, Outcome.DONE), null, 0, SHOWN));
        }
        return reveals;
    }

    private EntryFilter today(String action, Outcome outcome) {
        LocalDate today = zone.dateOf(clock.instant());
        return new EntryFilter(null, null, action, null, null, outcome.word(), zone.startOf(today), null);
    }
}
