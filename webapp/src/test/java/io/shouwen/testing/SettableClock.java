package io.shouwen.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The application's clock while tests run: the real one until it is set. Whoever sets it calls {@link #runAgain} at the end. */
@Alternative
@Priority(1)
@ApplicationScoped
public class SettableClock extends Clock {

    private final AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());

    /** Stops at this moment. */
    public void stopAt(Instant moment) {
        clock.set(Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** Goes on from where it is, that much later. */
    public void advance(Duration by) {
        clock.updateAndGet(c -> Clock.offset(c, by));
    }

    /** Shows the real time again. */
    public void runAgain() {
        clock.set(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return clock.get().instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.get().getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.get().withZone(zone);
    }
}
