package io.shouwen.workorder.notice;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.clock.Counting;
import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.order.WorkOrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Running clocks of open work orders that still have a reminder to give; those of frozen cases have none (W15). */
@ApplicationScoped
class DueClocks {

    private final Sql sql;
    private final TellingStaff telling;

    @Inject
    DueClocks(Sql sql, TellingStaff telling) {
        this.sql = sql;
        this.telling = telling;
    }

    protected DueClocks() { // CDI proxy
        this(null, null);
    }

    /** The soonest due first. */
    List<DueClock> unreminded(int limit) {
        return sql.list(
                "SELECT c.id, c.kind, c.round, c.calendar_version, c.policy_version, c.counting, c.limit_ms, c.started_at,"
                        + " c.opens_at, c.used_ms, c.running_since, c.due_at, c.soon_told_at, w.id AS work_order, w.number,"
                        + " w.type, w.owner, CASE WHEN c.kind = 'DEPARTMENT' THEN w.department END AS department, w.handler"
                        + " FROM workorder.order_clock c JOIN workorder.work_order w ON w.id = c.work_order"
                        + " WHERE c.stopped_at IS NULL AND c.running_since IS NOT NULL AND c.breach_told_at IS NULL"
                        + " AND c.kind IN ('PLAN', 'DEPARTMENT', 'RESOLVE') AND w.state <> 'CLOSED'"
                        + " AND NOT EXISTS (SELECT 1 FROM workorder.legal_freeze f WHERE f.work_order = w.id"
                        + " AND f.released_at IS NULL) ORDER BY c.due_at LIMIT ?",
                DueClocks::read,
                limit);
    }

    /** Once for each clock and reminder, whoever else reminds at the same time; not where it was stopped meanwhile. */
    @Transactional
    public void remind(DueClock due, boolean breached, Instant now) {
        String told = breached ? "breach_told_at" : "soon_told_at";
        int changed = sql.change(
                "UPDATE workorder.order_clock SET " + told + " = ? WHERE id = ? AND running_since IS NOT NULL"
                        + " AND stopped_at IS NULL AND breach_told_at IS NULL AND " + told + " IS NULL",
                now,
                due.id());
        if (changed == 1) {
            telling.remind(due, breached);
        }
    }

    private static DueClock read(ResultSet row) throws SQLException {
        WorkClock clock = new WorkClock(
                ClockKind.valueOf(row.getString("kind")),
                row.getInt("round"),
                row.getString("calendar_version"),
                row.getString("policy_version"),
                Counting.valueOf(row.getString("counting")),
                Duration.ofMillis(row.getLong("limit_ms")),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "opens_at"),
                Duration.ofMillis(row.getLong("used_ms")),
                Sql.instant(row, "running_since"),
                null,
                Sql.instant(row, "due_at"),
                null);
        String handler = row.getString("handler");
        return new DueClock(
                row.getObject("id", UUID.class),
                clock,
                new WorkOrderId(row.getObject("work_order", UUID.class)),
                row.getString("number"),
                row.getString("type"),
                new StaffId(row.getString("owner")),
                row.getString("department"),
                handler == null ? null : new StaffId(handler),
                Sql.instant(row, "soon_told_at") != null);
    }
}
