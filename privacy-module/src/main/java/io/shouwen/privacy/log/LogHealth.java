package io.shouwen.privacy.log;

import io.shouwen.platform.operations.SystemCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How this node's sequencer fares. A damaged log is an alarm, and no node is ready while it lasts. */
@ApplicationScoped
public class LogHealth implements SystemCheck {

    /** Longer than this without a turn means that the sequencer has stopped. */
    private static final Duration STOPPED = Duration.ofSeconds(60);

    private Clock clock;
    private Instant begun;
    private volatile Instant lastTurn;
    private volatile LogAlarm alarm;

    protected LogHealth() {} // CDI proxy

    @Inject
    LogHealth(Clock clock) {
        this.clock = clock;
        this.begun = clock.instant();
    }

    void turned() {
        lastTurn = clock.instant();
        alarm = null;
    }

    /** @return whether this alarm is new */
    boolean alarmed(LogAlarm now) {
        LogAlarm before = alarm;
        alarm = now;
        lastTurn = clock.instant();
        return before == null || !before.id().equals(now.id());
    }

    public Optional<Instant> lastTurn() {
        return Optional.ofNullable(lastTurn);
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String look() throws Unwell {
        LogAlarm now = alarm;
        if (now != null) {
            throw new Unwell(now.code() + ": " + now.words());
        }
        Instant last = lastTurn;
        Instant longAgo = clock.instant().minus(STOPPED);
        if (last == null && begun.isBefore(longAgo)) {
            throw new Unwell("the sequencer has not run yet, since " + begun);
        }
        if (last == null) {
            return "starting";
        }
        if (last.isBefore(longAgo)) {
            throw new Unwell("the sequencer has not run since " + last);
        }
        return "sequenced " + Duration.between(last, clock.instant()).toSeconds() + " s ago";
    }
}
