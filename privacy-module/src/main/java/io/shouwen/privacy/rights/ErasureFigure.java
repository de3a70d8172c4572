package io.shouwen.privacy.rights;

import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** How many people were erased this month. */
@ApplicationScoped
class ErasureFigure implements DashboardFigure {

    private ErasureReports reports;
    private OrganisationZone zone;
    private Clock clock;

    protected ErasureFigure() {} // CDI proxy

    @Inject
    ErasureFigure(ErasureReports reports, OrganisationZone zone, Clock clock) {
        this.reports = reports;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "erasures";
    }

    @Override
    public int position() {
        return 31;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.RIGHTS_MANAGE;
    }

    @Override
    public Reading read() {
        long erased = reports.peopleSince(zone.startOf(zone.monthOf(clock.instant())));
        return new Reading(
                Long.toString(erased),
                State.CALM,
                Optional.empty(),
                Optional.of("/privacy/subject-requests?kind=delete"));
    }
}
