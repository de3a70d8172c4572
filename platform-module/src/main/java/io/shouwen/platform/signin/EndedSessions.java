package io.shouwen.platform.signin;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Sessions that were ended before their time, by the provider or by us, known to every node at once. */
@ApplicationScoped
@Transactional
public class EndedSessions {

    private static final Duration KEPT = Duration.ofDays(2);

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Clock clock;

    @Inject
    EndedSessions(Clock clock) {
        this.clock = clock;
    }

    protected EndedSessions() { // CDI proxy
        this(null);
    }

    /** @param sid the provider's session id */
    public void end(String sid) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO platform.ended_session VALUES (?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM platform.ended_session WHERE ended_at < ?")) {
            insert.setString(1, sid);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.executeUpdate();
            delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot note the end of a session", e);
        }
    }

    boolean contains(String sid) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM platform.ended_session WHERE sid = ?")) {
            select.setString(1, sid);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask whether a session has ended", e);
        }
    }
}
