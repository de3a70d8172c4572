package io.shouwen.platform.database;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Adds the month partitions to come, three months ahead, once a day. */
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
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement("SELECT platform.keep_partitions(?, ?)")) {
            keep.setDate(1, Date.valueOf(today));
            keep.setDate(2, Date.valueOf(today.plusMonths(3)));
            keep.execute();
        }
    }
}
