package io.shouwen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process is about to do. */
public final class Waiting {

    private Waiting() {}

    /** Fails where it has not become so within this time. */
    public static void until(Duration patience, BooleanSupplier condition) {
        Instant limit = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for %s", patience).isBefore(limit);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
