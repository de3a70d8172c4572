package io.shouwen.workorder.clock;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/**
 * Reads versions from the database. Parsed versions are kept for good; which one is in force is asked again every
 * minute, so that a new version written on another node is noticed.
 */
@ApplicationScoped
class StoredCalendars implements Calendars {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** A version that was withdrawn before it came into force is never in force; of two from the same time, the later one is. */
    private static final String CALENDARS = "SELECT version, in_force_from, definition, withdrawn_at IS NOT NULL"
            + " FROM workorder.working_calendar ORDER BY in_force_from DESC, number DESC";

    private static final String POLICIES =
            "SELECT version, in_force_from, definition, false FROM workorder.clock_policy ORDER BY in_force_from DESC";

    private record InForce(Instant from, String version) {}

    private record Known(List<InForce> newestFirst, long readAt) {}

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Map<String, WorkingCalendar> calendars = new ConcurrentHashMap<>();
    private final Map<String, ClockPolicy> policies = new ConcurrentHashMap<>();
    private volatile Known calendarVersions;
    private volatile Known policyVersions;

    /** What this node knows is read anew; another node does so within a minute. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CalendarsChanged event) {
        calendarVersions = null;
    }

    @Override
    public WorkingCalendar at(Instant time) {
        Known known = calendarVersions;
        if (stale(known)) {
            known = readCalendars();
        }
        return calendars.get(inForce(known, time, "working calendar"));
    }

    @Override
    public WorkingCalendar version(String version) {
        WorkingCalendar known = calendars.get(version);
        if (known == null) {
            readCalendars();
            known = calendars.get(version);
        }
        if (known == null) {
            throw new IllegalStateException("no calendar has the version " + version);
        }
        return known;
    }

    @Override
    public ClockPolicy policyAt(Instant time) {
        if (stale(policyVersions)) {
            policyVersions = read(POLICIES, policies, ClockPolicy::parse);
        }
        return policies.get(inForce(policyVersions, time, "clock policy"));
    }

    private Known readCalendars() {
        Known read = read(CALENDARS, calendars, CalendarText::parse);
        calendarVersions = read;
        return read;
    }

    private static boolean stale(Known known) {
        return known == null || System.nanoTime() - known.readAt() > FRESH.toNanos();
    }

    private static String inForce(Known known, Instant time, String what) {
        return known.newestFirst().stream()
                .filter(v -> !v.from().isAfter(time))
                .findFirst()
                .map(InForce::version)
                .orElseThrow(() -> new IllegalStateException("no " + what + " is in force at " + time));
    }

    private <T> Known read(String sql, Map<String, T> into, BiFunction<String, String, T> parse) {
        List<InForce> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String version = row.getString(1);
                if (!row.getBoolean(4)) {
                    found.add(new InForce(row.getTimestamp(2).toInstant(), version));
                }
                if (!into.containsKey(version)) {
                    into.put(version, parse.apply(version, row.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read calendars and policies", e);
        }
        return new Known(List.copyOf(found), System.nanoTime());
    }
}
