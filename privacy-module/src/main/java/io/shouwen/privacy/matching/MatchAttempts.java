package io.shouwen.privacy.matching;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The questions of the last minute, counted in the database under a lock per person who asks: nodes and parallel requests
 * see one count. In a transaction of its own, so that a question that was asked stays asked.
 */
@ApplicationScoped
class MatchAttempts {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int LOCK_SPACE = 0x50_31; // "P1"

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Event<MatchingLimitReached> reached;
    private final Notifications notifications;
    private final int limit;

    protected MatchAttempts() { // CDI proxy
        this(null, null, 0);
    }

    @Inject
    MatchAttempts(
            Event<MatchingLimitReached> reached,
            Notifications notifications,
            @ConfigProperty(name = "shouwen.matching.per-minute", defaultValue = "10") int limit) {
        this.reached = reached;
        this.notifications = notifications;
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /** @return how long to wait; zero where the question may be answered */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Duration count(StaffId staff, Instant now) {
        try (Connection connection = database.getConnection()) {
            lock(connection, staff);
            forget(connection, now);
            List<Instant> answered = since(connection, staff, now, false);
            if (answered.size() < limit) {
                add(connection, staff, now, false);
                return Duration.ZERO;
            }
            boolean first = since(connection, staff, now, true).isEmpty();
            add(connection, staff, now, true);
            if (first) {
                announce(staff, now);
            }
            Instant frees = answered.get(answered.size() - limit).plus(WINDOW);
            return frees.isAfter(now) ? Duration.between(now, frees).plusMillis(999) : Duration.ofSeconds(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("questions cannot be counted", broken);
        }
    }

    /**
     * Counts answers that were given already.
     *
     * @return whether they were more than may be given
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean countGiven(StaffId staff, int answers, Instant now) {
        try (Connection connection = database.getConnection()) {
            lock(connection, staff);
            forget(connection, now);
            int left = Math.max(0, limit - since(connection, staff, now, false).size());
            for (int i = 0; i < Math.min(answers, left); i++) {
                add(connection, staff, now, false);
            }
            if (answers <= left) {
                return false;
            }
            boolean first = since(connection, staff, now, true).isEmpty();
            add(connection, staff, now, true);
            if (first) {
                announce(staff, now);
            }
            return true;
        } catch (SQLException broken) {
            throw new IllegalStateException("answers cannot be counted", broken);
        }
    }

    private void announce(StaffId staff, Instant now) {
        reached.fire(new MatchingLimitReached(staff, now, limit));
        notifications.tellHolders(
                PrivacyPermissions.LOG_READ,
                new Notice(
                        "privacy.matching-limit",
                        List.of(staff.value(), Integer.toString(limit)),
                        "/privacy/audit-log?actor=" + staff.value(),
                        Portal.COMPLIANCE));
    }

    private static void lock(Connection connection, StaffId staff) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?, hashtext(?))")) {
            lock.setInt(1, LOCK_SPACE);
            lock.setString(2, staff.value());
            lock.execute();
        }
    }

    /** Everybody's that count no more: the table stays as small as a minute. */
    private static void forget(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from privacy.match_attempt where id in (
                    select id from privacy.match_attempt where at < ? for update skip locked)
                """)) {
            delete.setTimestamp(1, Timestamp.from(now.minus(WINDOW.multipliedBy(2))));
            delete.executeUpdate();
        }
    }

    /** A clock that went back counts what lies ahead of it as well: it never gives more answers. */
    private static List<Instant> since(Connection connection, StaffId staff, Instant now, boolean refused)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select at from privacy.match_attempt where staff = ? and at > ? and refused = ? order by at")) {
            query.setString(1, staff.value());
            query.setTimestamp(2, Timestamp.from(now.minus(WINDOW)));
            query.setBoolean(3, refused);
            List<Instant> found = new java.util.ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getTimestamp(1).toInstant());
                }
            }
            return found;
        }
    }

    private static void add(Connection connection, StaffId staff, Instant now, boolean refused) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into privacy.match_attempt (staff, at, refused) values (?, ?, ?)")) {
            insert.setString(1, staff.value());
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setBoolean(3, refused);
            insert.executeUpdate();
        }
    }
}
