package io.shouwen.platform.use;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Deletes marks that no review looks back to. */
@ApplicationScoped
class ForgettingUses implements JobKind {

    /** Reviews reach back twelve quarters and one that is under way. */
    private static final int KEPT_MONTHS = 42;

    private final PermissionUses uses;
    private final OrganisationZone zone;
    private final Clock clock;

    @Inject
    ForgettingUses(PermissionUses uses, OrganisationZone zone, Clock clock) {
        this.uses = uses;
        this.zone = zone;
        this.clock = clock;
    }

    protected ForgettingUses() { // CDI proxy
        this(null, null, null);
    }

    @Override
    public String name() {
        return "platform.permission-uses";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(JobRun run) {
        uses.forgetBefore(zone.dateOf(clock.instant()).minusMonths(KEPT_MONTHS));
    }
}
