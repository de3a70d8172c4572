package io.shouwen.launcher.application;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.postgres.PostgresServer;
import io.shouwen.launcher.process.ChildProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Waits for the job by which the application writes the demo data: whoever drives the suite counts on all of it. */
public final class DemoData {

    private static final Duration WRITING_TIME = Duration.ofMinutes(10);
    private static final String LATEST =
            "select state, failure from platform.job where kind = 'platform.demo' order by started_at desc limit 1";

    private final PostgresServer postgres;
    private final ChildProcess application;

    public DemoData(PostgresServer postgres, ChildProcess application) {
        this.postgres = postgres;
        this.application = application;
    }

    public boolean isWritten() {
        try (Connection connection = postgres.connect("shouwen");
                var latest = connection.createStatement().executeQuery(LATEST)) {
            if (!latest.next()) {
                return false;
            }
            String state = latest.getString("state");
            if (state.equals("FAILED") || state.equals("CANCELLED")) {
                throw new StartFailure(
                        Part.APPLICATION,
                        "The demo data could not be written (" + state.toLowerCase(java.util.Locale.ROOT) + ", "
                                + latest.getString("failure") + "): see " + application.log()
                                + ", then begin anew with --fresh.");
            }
            return state.equals("DONE");
        } catch (SQLException e) {
            throw new StartFailure(Part.DATABASE, "The state of the demo data cannot be read: " + e.getMessage(), e);
        }
    }

    /** @return this, written */
    public DemoData await() {
        var until = Instant.now().plus(WRITING_TIME);
        while (!isWritten()) {
            if (!application.isAlive()) {
                throw new StartFailure(
                        Part.APPLICATION, "The application ended amid the demo data (log: " + application.log() + ")");
            }
            if (Instant.now().isAfter(until)) {
                throw new StartFailure(
                        Part.APPLICATION,
                        "The demo data are not written after " + WRITING_TIME.toMinutes() + " minutes (log: "
                                + application.log() + ")");
            }
            pause();
        }
        return this;
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(Part.APPLICATION, "Interrupted while waiting for the demo data.", e);
        }
    }
}
