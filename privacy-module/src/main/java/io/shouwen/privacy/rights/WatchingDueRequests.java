package io.shouwen.privacy.rights;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tells compliance of requests that are soon due, and of those that are overdue; once for each. */
@ApplicationScoped
public class WatchingDueRequests implements JobKind {

    static final int SOON = 3;
    private static final int MOST = 1_000;

    private SubjectRequests requests;
    private WorkingDays workingDays;
    private Notifications notifications;
    private OrganisationZone zone;
    private Clock clock;

    protected WatchingDueRequests() {} // CDI proxy

    @Inject
    WatchingDueRequests(
            SubjectRequests requests,
            WorkingDays workingDays,
            Notifications notifications,
            OrganisationZone zone,
            Clock clock) {
        this.requests = requests;
        this.workingDays = workingDays;
        this.notifications = notifications;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "privacy.due-requests";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) {
        LocalDate today = zone.dateOf(clock.instant());
        LocalDate soon = workingDays.after(today, SOON);
        for (SubjectRequest request :
                requests.list(new SubjectRequests.Filter(null, null, null, soon, true), 0, MOST)) {
            boolean overdue = request.dueOn().isBefore(today);
            if (requests.alarmed(request.id(), (overdue ? "overdue " : "soon ") + request.dueOn())) {
                notifications.tellHolders(
                        PrivacyPermissions.RIGHTS_MANAGE,
                        new Notice(
                                overdue ? "privacy.request-overdue" : "privacy.request-due",
                                List.of(request.kind().word(), request.dueOn().toString()),
                                "/privacy/subject-request?id=" + request.id(),
                                Portal.COMPLIANCE));
            }
        }
    }
}
