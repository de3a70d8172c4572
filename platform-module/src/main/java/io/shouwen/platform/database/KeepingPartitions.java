package io.shouwen.platform.database;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Adds the month partitions to come, three months ahead, once a day. Fails where one cannot be made, after the others. */
@ApplicationScoped
class KeepingPartitions implements JobKind {

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource database;

    private final Clock clock;

    @Inject
    KeepingPartitions(Clock clock) {
        this.clock = clock;
    }

    protected KeepingPartitions() { // CDI proxy
        this(null);
    }

    @Override
    public String name() {
        return "platform.partitions";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(24));
    }

    @Override
    public void run(JobRun run) throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            List<String> missing = new Partitions(connection).keep(today, today);
            if (!missing.isEmpty()) {
                throw new IllegalStateException("no partition can be made: " + String.join(", ", missing));
            }
        }
    }
}
