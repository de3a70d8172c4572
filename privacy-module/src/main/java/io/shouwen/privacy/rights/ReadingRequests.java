package io.shouwen.privacy.rights;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Requests are looked at: ids and words, no personal data. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.RIGHTS_MANAGE)
public class ReadingRequests {

    private SubjectRequests requests;
    private ErasureReports reports;
    private WorkingDays workingDays;
    private OrganisationZone zone;
    private AuditLog log;
    private Clock clock;

    /** A request with everything that belongs to it. */
    public record Whole(
            SubjectRequest request, List<RequestTask> tasks, List<RequestStep> steps, List<ErasureReport> erasures) {}

    /**
     * What a list shows; null means any.
     *
     * @param running only those whose clock still runs
     */
    public record Filter(RequestState state, RequestKind kind, UUID person, LocalDate dueBy, boolean running) {
        SubjectRequests.Filter stored() {
            return new SubjectRequests.Filter(state, kind, person, dueBy, running);
        }
    }

    protected ReadingRequests() {} // CDI proxy

    @Inject
    ReadingRequests(
            SubjectRequests requests,
            ErasureReports reports,
            WorkingDays workingDays,
            OrganisationZone zone,
            AuditLog log,
            Clock clock) {
        this.requests = requests;
        this.reports = reports;
        this.workingDays = workingDays;
        this.zone = zone;
        this.log = log;
        this.clock = clock;
    }

    /** The most urgent first. */
    public List<SubjectRequest> list(Filter filter, int offset, int limit) {
        return requests.list(filter.stored(), offset, limit);
    }

    public int count(Filter filter) {
        return requests.count(filter.stored());
    }

    /** @throws UnknownRequest where there is none */
    public Whole read(UUID id) {
        SubjectRequest request = requests.get(id);
        log.recordAtOnce(AuditEvent.done("privacy.request.read", "privacy.subject-request/" + id)
                .about(request.person()));
        return new Whole(request, requests.tasks(id), requests.steps(id), reports.of(id));
    }

    /** Whether the day on which it is due lies in a year whose holidays nobody has entered yet: weekdays were taken for working days. */
    public boolean dueMayMove(SubjectRequest request) {
        return !workingDays.knows(request.dueOn());
    }

    /** Working days that are left; negative where it is overdue. */
    public int daysLeft(SubjectRequest request) {
        return workingDays.between(zone.dateOf(clock.instant()), request.dueOn());
    }
}
