package io.shouwen.platform.http;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Forgets idempotency keys after the 24 hours that {@link Idempotency} promises. */
@ApplicationScoped
class ForgettingIdempotencyKeys implements JobKind {

    private static final Duration KEPT = Duration.ofHours(24);

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource database;

    private final Clock clock;

    @Inject
    ForgettingIdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    protected ForgettingIdempotencyKeys() { // CDI proxy
        this(null);
    }

    @Override
    public String name() {
        return "platform.idempotency";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM platform.idempotency_key WHERE created_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        }
    }
}
