package io.shouwen.platform.notification;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Deletes notices older than 90 days, seen or not. */
@ApplicationScoped
class ForgettingNotices implements JobKind {

    static final Duration KEPT = Duration.ofDays(90);

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource database;

    private final Clock clock;

    @Inject
    ForgettingNotices(Clock clock) {
        this.clock = clock;
    }

    protected ForgettingNotices() { // CDI proxy
        this(null);
    }

    @Override
    public String name() {
        return "platform.notices";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from platform.notice where id < ?")) {
            delete.setObject(1, UuidV7.lowest(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        }
    }
}
