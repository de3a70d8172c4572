package io.shouwen.privacy.log;

import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import io.shouwen.privacy.reveal.Revealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** How often values were seen, and acts refused, on the organisation's present day. */
final class TodayFigures {

    private TodayFigures() {}

    /** Entries of today, with the link to exactly those rows. */
    private abstract static class Today implements DashboardFigure {
        private final ReadingAuditLog reading;
        private final OrganisationZone zone;
        private final Clock clock;
        private final String action;
        private final Outcome outcome;

        Today(ReadingAuditLog reading, OrganisationZone zone, Clock clock, String action, Outcome outcome) {
            this.reading = reading;
            this.zone = zone;
            this.clock = clock;
            this.action = action;
            this.outcome = outcome;
        }

        @Override
        public String permission() {
            return PrivacyPermissions.LOG_READ;
        }

        @Override
        public Reading read() {
            LocalDate today = zone.dateOf(clock.instant());
            int count = reading.count(
                    new EntryFilter(null, null, action, null, null, outcome.word(), zone.startOf(today), null));
            return new Reading(
                    Integer.toString(count),
                    State.CALM,
                    Optional.empty(),
                    Optional.of("/privacy/audit-log?outcome=" + outcome.word() + "&from=" + today
                            + (action == null ? "" : "&action=" + action)));
        }
    }

    @ApplicationScoped
    static class Reveals extends Today {
        protected Reveals() { // CDI proxy
            this(null, null, null);
        }

        @Inject
        Reveals(ReadingAuditLog reading, OrganisationZone zone, Clock clock) {
            super(reading, zone, clock, Revealing.ACTION, Outcome.DONE);
        }

        @Override
        public String word() {
            return "reveals-today";
        }

        @Override
        public int position() {
            return 20;
        }
    }

    @ApplicationScoped
    static class Refusals extends Today {
        protected Refusals() { // CDI proxy
            this(null, null, null);
        }

        @Inject
        Refusals(ReadingAuditLog reading, OrganisationZone zone, Clock clock) {
            super(reading, zone, clock, null, Outcome.REFUSED);
        }

        @Override
        public String word() {
            return "refusals-today";
        }

        @Override
        public int position() {
            return 21;
        }
    }
}
