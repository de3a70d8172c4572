package io.shouwen.workorder.calendar;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Tells those who publish the calendar, well before, that a year's announcement is missing; again each week until it is there. */
@ApplicationScoped
public class WatchingCalendar implements JobKind {

    private static final int DAYS_BETWEEN = 7;

    private CalendarVersions versions;
    private CalendarReminders reminders;
    private MissingYears missing;
    private Clock clock;

    protected WatchingCalendar() {} // CDI proxy

    @Inject
    WatchingCalendar(CalendarVersions versions, CalendarReminders reminders, MissingYears missing, Clock clock) {
        this.versions = versions;
        this.reminders = reminders;
        this.missing = missing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "workorder.calendar-watch";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) {
        Instant now = clock.instant();
        CalendarBook book = new CalendarBook(versions.all(), now);
        LocalDate today = LocalDate.ofInstant(now, book.last().calendar().zone());
        for (int year : book.missing(missing.dueOn(today))) {
            reminders.remind(year, today, today.minusDays(DAYS_BETWEEN));
        }
    }
}
