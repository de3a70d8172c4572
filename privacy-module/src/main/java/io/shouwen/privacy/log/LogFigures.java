package io.shouwen.privacy.log;

import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The log on the compliance portal's first page: is it whole, does anybody outside hold it, does anything wait. */
final class LogFigures {

    private static final String PAGE = "/privacy/log-health";

    private LogFigures() {}

    /** Entries under a signed checkpoint, or the alarm. */
    @ApplicationScoped
    static class Whole implements DashboardFigure {
        private ReadingAuditLog reading;

        protected Whole() {} // CDI proxy

        @Inject
        Whole(ReadingAuditLog reading) {
            this.reading = reading;
        }

        @Override
        public String word() {
            return "log-whole";
        }

        @Override
        public int position() {
            return 10;
        }

        @Override
        public String permission() {
            return PrivacyPermissions.LOG_READ;
        }

        @Override
        public Reading read() {
            LogOverview overview = reading.overview();
            return new Reading(
                    Long.toString(overview.size()),
                    overview.alarm().isPresent() ? State.ALARM : State.CALM,
                    overview.alarm().map(LogAlarm::code),
                    Optional.of(PAGE));
        }
    }

    /** How many witnesses are well, of how many. */
    @ApplicationScoped
    static class Witnessed implements DashboardFigure {
        private ReadingAuditLog reading;

        protected Witnessed() {} // CDI proxy

        @Inject
        Witnessed(ReadingAuditLog reading) {
            this.reading = reading;
        }

        @Override
        public String word() {
            return "log-witnesses";
        }

        @Override
        public int position() {
            return 11;
        }

        @Override
        public String permission() {
            return PrivacyPermissions.LOG_READ;
        }

        @Override
        public Reading read() {
            List<WitnessStanding> witnesses = reading.overview().witnesses();
            long well = witnesses.stream().filter(WitnessStanding::well).count();
            return new Reading(
                    well + " / " + witnesses.size(),
                    witnesses.size() < 2 || well < witnesses.size() ? State.ATTENTION : State.CALM,
                    Optional.empty(),
                    Optional.of(PAGE));
        }
    }

    /** Recorded, and not yet under a signed checkpoint. */
    @ApplicationScoped
    static class Waiting implements DashboardFigure {

        /** What comes in within some seconds even on a busy day; more means that the sequencer is behind. */
        private static final int MANY = 5_000;

        private ReadingAuditLog reading;

        protected Waiting() {} // CDI proxy

        @Inject
        Waiting(ReadingAuditLog reading) {
            this.reading = reading;
        }

        @Override
        public String word() {
            return "log-waiting";
        }

        @Override
        public int position() {
            return 12;
        }

        @Override
        public String permission() {
            return PrivacyPermissions.LOG_READ;
        }

        @Override
        public Reading read() {
            int waiting = reading.overview().waiting();
            return new Reading(
                    Integer.toString(waiting),
                    waiting > MANY ? State.ATTENTION : State.CALM,
                    Optional.empty(),
                    Optional.of(PAGE));
        }
    }
}
