package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.clock.Counting;
import io.shouwen.workorder.clock.WorkClock;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Lists of the work orders that the person may see, each in one query, clocks included. Each page is logged before it leaves,
 * as one look with the filters by name (P5); what is about one customer, or found by its number, is logged about that person.
 */
@ApplicationScoped
@RequiresPermission(WorkorderPermissions.READ)
public class WorkOrderLists {

    /** The order of a list. */
    public enum Order {
        /** What runs out first comes first; what nothing presses, last. */
        URGENCY("due_at NULLS LAST, id"),
        /** What has most time left comes first; what nothing presses, last. */
        LEISURE("due_at DESC NULLS LAST, id"),
        NEWEST("id DESC"),
        OLDEST("id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    private static final String COLUMNS = "id, number, version, customer, channel, state, type, priority, complexity,"
            + " owner, department, accepted_at, due_at, closed_at, waiting_since, reopened";

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final AuditLog audit;
    private final Actor actor;
    private final Clock clock;

    @Inject
    WorkOrderLists(AuditLog audit, Actor actor, Clock clock) {
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    protected WorkOrderLists() { // CDI proxy
        this(null, null, null);
    }

    /** The newest first, after the one given or from the beginning where that is null. */
    public List<WorkOrderLine> newestAfter(WorkOrderFilter filter, WorkOrderId after, int limit) {
        Condition condition = condition(filter);
        if (after != null) {
            condition.and("id < ?", after.value());
        }
        return shown(filter, select(condition, Order.NEWEST, 0, limit));
    }

    public List<WorkOrderLine> slice(WorkOrderFilter filter, Order order, int offset, int limit) {
        return shown(filter, select(condition(filter), order, offset, limit));
    }

    /** Closed ones of this owner whose callback is expected by then (C5). */
    public List<WorkOrderLine> callbacksOf(StaffId owner, Instant by, int limit) {
        Condition condition = condition(WorkOrderFilter.ofOwner(owner));
        condition.and(
                "closed_at IS NOT NULL AND EXISTS (SELECT 1 FROM workorder.order_clock k WHERE k.work_order = work_order.id"
                        + " AND k.kind = 'CALLBACK' AND k.stopped_at IS NULL AND k.opens_at <= ?)",
                Timestamp.from(by));
        return shown(WorkOrderFilter.ofOwner(owner), select(condition, Order.NEWEST, 0, limit));
    }

    public int count(WorkOrderFilter filter) {
        Condition condition = condition(filter);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM workorder.work_order WHERE " + condition.sql)) {
            condition.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count work orders", e);
        }
    }

    private List<WorkOrderLine> shown(WorkOrderFilter filter, List<WorkOrderLine> lines) {
        AuditEvent look =
                AuditEvent.done("workorder.list", "workorder.work-order").fields(filter.used());
        if (filter.number() != null && !lines.isEmpty()) {
            lines.forEach(line ->
                    audit.recordAtOnce(look.about(line.customer().person()).onCase("workorder/" + line.id())));
        } else {
            audit.recordAtOnce(
                    filter.customer() == null
                            ? look
                            : look.about(filter.customer().person()));
        }
        return lines;
    }

    private List<WorkOrderLine> select(Condition condition, Order order, int offset, int limit) {
        String page = "SELECT " + COLUMNS + " FROM workorder.work_order WHERE " + condition.sql + " ORDER BY "
                + order.sql + " LIMIT ? OFFSET ?";
        String sql = "SELECT w.*, c.kind, c.round, c.calendar_version, c.policy_version, c.counting, c.limit_ms,"
                + " c.started_at, c.opens_at, c.used_ms, c.running_since, c.paused_at, c.due_at AS clock_due_at"
                + " FROM (" + page + ") w LEFT JOIN workorder.order_clock c"
                + " ON c.work_order = w.id AND c.stopped_at IS NULL ORDER BY w."
                + order.sql.replace(", id", ", w.id") + ", c.due_at";
        condition.values.add(limit);
        condition.values.add(offset);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            condition.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                Map<UUID, WorkOrderLine> lines = new LinkedHashMap<>();
                while (row.next()) {
                    UUID id = row.getObject("id", UUID.class);
                    WorkOrderLine line = lines.get(id);
                    if (line == null) {
                        line = line(id, row);
                        lines.put(id, line);
                    }
                    if (row.getString("kind") != null) {
                        line.clocks().add(runningClock(row));
                    }
                }
                return List.copyOf(lines.values());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list work orders", e);
        }
    }

    private static WorkOrderLine line(UUID id, ResultSet row) throws SQLException {
        return new WorkOrderLine(
                new WorkOrderId(id),
                row.getString("number"),
                row.getLong("version"),
                new CustomerId(row.getObject("customer", UUID.class)),
                Channel.valueOf(row.getString("channel")),
                WorkOrderState.valueOf(row.getString("state")),
                row.getString("type"),
                Priority.valueOf(row.getString("priority")),
                Complexity.valueOf(row.getString("complexity")),
                new StaffId(row.getString("owner")),
                row.getString("department"),
                instant(row, "accepted_at"),
                instant(row, "due_at"),
                instant(row, "closed_at"),
                row.getObject("waiting_since") != null,
                row.getInt("reopened"),
                new ArrayList<>());
    }

    private static WorkClock runningClock(ResultSet row) throws SQLException {
        return new WorkClock(
                ClockKind.valueOf(row.getString("kind")),
                row.getInt("round"),
                row.getString("calendar_version"),
                row.getString("policy_version"),
                Counting.valueOf(row.getString("counting")),
                Duration.ofMillis(row.getLong("limit_ms")),
                instant(row, "started_at"),
                instant(row, "opens_at"),
                Duration.ofMillis(row.getLong("used_ms")),
                instant(row, "running_since"),
                instant(row, "paused_at"),
                instant(row, "clock_due_at"),
                null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private Condition condition(WorkOrderFilter filter) {
        Condition condition = visible(Doer.of(actor));
        if (filter.state() != null) {
            condition.and("state = ?", filter.state().name());
        }
        if (filter.open()) {
            condition.and("closed_at IS NULL");
        }
        if (filter.owner() != null) {
            condition.and("owner = ?", filter.owner().value());
        }
        if (filter.department() != null) {
            condition.and("department = ?", filter.department());
        }
        if (filter.customer() != null) {
            condition.and("customer = ?", filter.customer().value());
        }
        if (filter.type() != null) {
            condition.and("type = ?", filter.type());
        }
        if (filter.priority() != null) {
            condition.and("priority = ?", filter.priority().name());
        }
        if (filter.overdue()) {
            condition.and("due_at < ?", Timestamp.from(clock.instant()));
        }
        if (filter.number() != null) {
            condition.and("number = ?", filter.number());
        }
        return condition;
    }

    /** The same rule as {@link WorkOrder#visibleTo}, for many at once. */
    private static Condition visible(Doer doer) {
        Condition condition = new Condition();
        if (doer.overseer()) {
            return condition;
        }
        List<String> ways = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (doer.frontLine()) {
            ways.add("owner = ? OR state = 'RECEIVED'");
            values.add(doer.id().value());
        }
        doer.handlesFor().ifPresent(department -> {
            ways.add("department = ?");
            values.add(department);
        });
        condition.and(ways.isEmpty() ? "FALSE" : "(" + String.join(" OR ", ways) + ")", values.toArray());
        return condition;
    }

    /** A WHERE clause in the making; only constants of this class get into its text. */
    private static final class Condition {

        private String sql = "TRUE";
        private final List<Object> values = new ArrayList<>();

        void and(String clause, Object... bound) {
            sql += " AND " + clause;
            values.addAll(List.of(bound));
        }

        void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }
}
