package io.shouwen.workorder.clock;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

    private record InForce(Instant from, String version) {}

    private record Known(List<InForce> newestFirst, long readAt) {}

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Map<String, WorkingCalendar> calendars = new ConcurrentHashMap<>();
    private final Map<String, ClockPolicy> policies = new ConcurrentHashMap<>();
    private volatile Known calendarVersions;
    private volatile Known policyVersions;

    @Override
    public WorkingCalendar at(Instant time) {
        if (stale(calendarVersions)) {
            calendarVersions = read("workorder.working_calendar", calendars, CalendarText::parse);
        }
        return calendars.get(inForce(calendarVersions, time, "working calendar"));
    }

    @Override
    public WorkingCalendar version(String version) {
        WorkingCalendar known = calendars.get(version);
        if (known == null) {
            calendarVersions = read("workorder.working_calendar", calendars, CalendarText::parse);
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
            policyVersions = read("workorder.clock_policy", policies, ClockPolicy::parse);
        }
        return policies.get(inForce(policyVersions, time, "clock policy"));
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

    private <T> Known read(String table, Map<String, T> into, BiFunction<String, String, T> parse) {
        String sql = "SELECT version, in_force_from, definition FROM " + table + " ORDER BY in_force_from DESC";
        List<InForce> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String version = row.getString(1);
                Timestamp from = row.getTimestamp(2);
                found.add(new InForce(from.toInstant(), version));
                if (!into.containsKey(version)) {
                    into.put(version, parse.apply(version, row.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + table, e);
        }
        return new Known(List.copyOf(found), System.nanoTime());
    }
}
