package io.shouwen.privacy.rights;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.MenuCount;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** How many requests wait for an answer, and whether one is late. */
@ApplicationScoped
class RequestFigures implements DashboardFigure, MenuCount {

    private SubjectRequests requests;
    private WorkingDays workingDays;
    private OrganisationZone zone;
    private Clock clock;
    private Appearance appearance;

    protected RequestFigures() {} // CDI proxy

    @Inject
    RequestFigures(
            SubjectRequests requests,
            WorkingDays workingDays,
            OrganisationZone zone,
            Clock clock,
            Appearance appearance) {
        this.requests = requests;
        this.workingDays = workingDays;
        this.zone = zone;
        this.clock = clock;
        this.appearance = appearance;
    }

    @Override
    public String path() {
        return "/privacy/subject-requests";
    }

    @Override
    public long waiting() {
        return count(null);
    }

    @Override
    public String word() {
        return "requests";
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.RIGHTS_MANAGE;
    }

    @Override
    public Reading read() {
        LocalDate today = zone.dateOf(clock.instant());
        int open = count(null);
        int overdue = count(today.minusDays(1));
        int soon = count(workingDays.after(today, WatchingDueRequests.SOON)) - overdue;
        State state = overdue > 0 ? State.ALARM : soon > 0 ? State.ATTENTION : State.CALM;
        return new Reading(
                Integer.toString(open),
                state,
                Texts.find(
                        "privacy",
                        "dashboard.requests.due",
                        appearance.getLocale(),
                        Map.of("soon", soon, "overdue", overdue)),
                Optional.of("/privacy/subject-requests?running=true"));
    }

    private int count(LocalDate dueBy) {
        return requests.count(new SubjectRequests.Filter(null, null, null, dueBy, true));
    }
}
