package io.shouwen.workorder.notice;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.workorder.clock.Calendars;
import io.shouwen.workorder.clock.Clockwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reminds whoever has to keep a promise, once when most of its time is used and once when it is broken (W2). */
@ApplicationScoped
public class RemindingOfClocks implements JobKind {

    /** Where a clock's bar turns to "near". */
    private static final int NEAR = 75;

    private static final int MOST = 10_000;

    private final DueClocks clocks;
    private final Calendars calendars;
    private final Clock clock;

    @Inject
    RemindingOfClocks(DueClocks clocks, Calendars calendars, Clock clock) {
        this.clocks = clocks;
        this.calendars = calendars;
        this.clock = clock;
    }

    protected RemindingOfClocks() { // CDI proxy
        this(null, null, null);
    }

    @Override
    public String name() {
        return "workorder.reminders";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public void run(JobRun run) {
        Instant now = clock.instant();
        Clockwork clockwork = calendars.clockworkAt(now);
        for (DueClock due : clocks.unreminded(MOST)) {
            boolean breached = due.clock().breached(now);
            if (breached
                    || !due.soonTold() && due.clock().percentUsed(clockwork.calendarOf(due.clock()), now) >= NEAR) {
                clocks.remind(due, breached, now);
            }
        }
    }
}
