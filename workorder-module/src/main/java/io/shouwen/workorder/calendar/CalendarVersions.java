package io.shouwen.workorder.calendar;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.workorder.clock.CalendarText;
import io.shouwen.workorder.clock.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Versions as the database has them in this transaction; what clocks run by is read through {@code Calendars}. */
@ApplicationScoped
class CalendarVersions {

    /** Advisory lock: one publishes or withdraws at a time. */
    private static final long LOCK = 0x63616c656e646172L;

    private static final String ALL =
            "SELECT id, number, version, in_force_from, definition, published_at, published_by,"
                    + " withdrawn_at, withdrawn_by FROM workorder.working_calendar";

    private final Sql sql;

    @Inject
    CalendarVersions(Sql sql) {
        this.sql = sql;
    }

    protected CalendarVersions() { // CDI proxy
        this(null);
    }

    /** Until the transaction's end nobody else publishes or withdraws. */
    void lock() {
        sql.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) l", row -> 1, LOCK);
    }

    /** The one that is or will be in force last comes first; withdrawn ones stand where they would. */
    List<CalendarVersion> all() {
        return sql.list(ALL + " ORDER BY in_force_from DESC, number DESC", CalendarVersions::read);
    }

    Optional<CalendarVersion> find(String version) {
        return sql.first(ALL + " WHERE version = ?", CalendarVersions::read, version);
    }

    Optional<CalendarVersion> find(UUID id) {
        return sql.first(ALL + " WHERE id = ?", CalendarVersions::read, id);
    }

    CalendarVersion add(int number, Instant from, WorkingCalendar calendar, Instant at, String by) {
        CalendarVersion version = new CalendarVersion(UuidV7.at(at), number, from, calendar, at, by, null, null);
        sql.change(
                "INSERT INTO workorder.working_calendar (id, number, version, in_force_from, definition, published_at,"
                        + " published_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                version.id(),
                number,
                calendar.version(),
                from,
                CalendarText.write(calendar),
                at,
                by);
        return version;
    }

    void withdraw(String version, Instant at, String by) {
        sql.change(
                "UPDATE workorder.working_calendar SET withdrawn_at = ?, withdrawn_by = ?"
                        + " WHERE version = ? AND withdrawn_at IS NULL",
                at,
                by,
                version);
    }

    /** Clocks that count working time, run now, and are due in these instants; they keep the version that they have. */
    int runningClocksDue(Instant from, Instant until) {
        return (int) sql.number(
                "SELECT count(*) FROM workorder.order_clock WHERE stopped_at IS NULL AND counting = 'WORKING'"
                        + " AND due_at >= ? AND due_at < ?",
                from,
                until);
    }

    /** Whether nobody was told of that year since then; whoever asks has told from now on. */
    boolean tellOf(int year, LocalDate today, LocalDate since) {
        return sql.change(
                        "INSERT INTO workorder.calendar_reminder (year, told_on) SELECT ?, ?::date WHERE NOT EXISTS"
                                + " (SELECT 1 FROM workorder.calendar_reminder WHERE year = ? AND told_on > ?::date)"
                                + " ON CONFLICT DO NOTHING",
                        year,
                        today,
                        year,
                        since)
                == 1;
    }

    private static CalendarVersion read(ResultSet row) throws SQLException {
        return new CalendarVersion(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                Sql.instant(row, "in_force_from"),
                CalendarText.parse(row.getString("version"), row.getString("definition")),
                Sql.instant(row, "published_at"),
                row.getString("published_by"),
                Sql.instant(row, "withdrawn_at"),
                row.getString("withdrawn_by"));
    }
}
