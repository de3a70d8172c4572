package io.shouwen.workorder.order;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.freetext.KeptText;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.freetext.WorkOrderTexts;
import io.shouwen.workorder.rating.CustomerRated;
import io.shouwen.workorder.rating.RatingInvitations;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Writes work orders that ended elsewhere or were invented, some hundred in one transaction: rows, audit entries and the
 * one event from which facts are made.
 */
@ApplicationScoped
public class PastWorkOrders {

    /** An audit entry that is still to be recorded, and the event that will name it. */
    private record Told<E>(AuditEvent entry, Function<UUID, E> event) {}

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final AuditLog audit;
    private final Event<PastWorkOrdersWritten> written;
    private final ProtectedTexts texts;

    @Inject
    PastWorkOrders(AuditLog audit, Event<PastWorkOrdersWritten> written, ProtectedTexts texts) {
        this.audit = audit;
        this.written = written;
        this.texts = texts;
    }

    protected PastWorkOrders() { // CDI proxy
        this(null, null, null);
    }

    /** So many new numbers, ascending. */
    @Transactional
    public List<Long> numbers(int count) {
        List<Long> numbers = new ArrayList<>(count);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT nextval('workorder.work_order_number') FROM generate_series(1, ?)")) {
            select.setInt(1, count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot number work orders", e);
        }
        return numbers;
    }

    /** @param reason code for the audit log, such as {@code demo} */
    @Transactional
    public void write(List<PastWorkOrder> past, String reason) {
        List<KeptText> typed = new ArrayList<>();
        past.forEach(one -> typed.addAll(one.order().takeTyped()));
        try (Connection connection = database.getConnection()) {
            orders(connection, past);
            clocks(connection, past);
            history(connection, past);
            typed.addAll(invitations(connection, past));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write work orders of the past", e);
        }
        texts.keepAll(
                typed.stream().filter(t -> t.text().hidesSomething()).toList()); // rows are new: nothing to replace
        List<Told<WorkOrderClosed>> closed = new ArrayList<>();
        List<Told<WorkOrderReopened>> reopened = new ArrayList<>();
        List<Told<CustomerRated>> rated = new ArrayList<>();
        List<AuditEvent> accepted = new ArrayList<>();
        for (PastWorkOrder one : past) {
            WorkOrderId id = one.order().id();
            accepted.add(entry(Act.ACCEPT.auditAction(), one.order(), reason)
                    .transition(null, WorkOrderState.RECEIVED.word()));
            for (PastWorkOrder.Closing c : one.closings()) {
                closed.add(new Told<>(
                        entry(Act.CLOSE.auditAction(), one.order(), reason)
                                .transition(WorkOrderState.CONFIRMED.word(), WorkOrderState.CLOSED.word()),
                        entry -> new WorkOrderClosed(
                                id,
                                c.owner(),
                                c.acceptedAt(),
                                c.solvedAt(),
                                c.closedAt(),
                                c.handlingMinutes(),
                                c.channel(),
                                c.responseSeconds(),
                                c.responseInTime(),
                                entry)));
            }
            for (PastWorkOrder.Reopening r : one.reopenings()) {
                reopened.add(new Told<>(
                        entry(Act.REOPEN.auditAction(), one.order(), reason)
                                .transition(WorkOrderState.CLOSED.word(), WorkOrderState.ANALYSED.word()),
                        entry -> new WorkOrderReopened(
                                id, r.owner(), r.solvedAt(), r.reopenedAt(), r.withinWindow(), entry)));
            }
            for (PastWorkOrder.Invitation i : one.invitations()) {
                if (i.answeredAt() != null) {
                    rated.add(new Told<>(
                            entry("workorder.rate", one.order(), reason),
                            entry -> new CustomerRated(id, i.owner(), i.stars(), i.answeredAt(), entry)));
                }
            }
        }
        audit.recordAll(accepted);
        written.fire(new PastWorkOrdersWritten(record(closed), record(reopened), record(rated)));
    }

    private static AuditEvent entry(String action, WorkOrder order, String reason) {
        return AuditEvent.done(action, "workorder.work-order/" + order.id())
                .about(order.customer().person())
                .onCase("workorder/" + order.id())
                .because(reason);
    }

    private <E> List<E> record(List<Told<E>> told) {
        List<UUID> entries = audit.recordAll(told.stream().map(Told::entry).toList());
        List<E> events = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            events.add(told.get(i).event().apply(entries.get(i)));
        }
        return events;
    }

    private static void orders(Connection connection, List<PastWorkOrder> past) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO workorder.work_order (id, number, version, customer, channel, state, type, priority,"
                        + " complexity, grade, description, plan, promised_at, solution, feedback, owner, department,"
                        + " handler, solved_by, contacted_at, responded_at, accepted_at, solved_at, confirmed_at,"
                        + " closed_at, waiting_since, handling_minutes, calendar_version, reopened, due_at, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?)")) {
            for (PastWorkOrder one : past) {
                WorkOrder order = one.order();
                bind(
                        insert,
                        order.id().value(),
                        order.number(),
                        (long) one.history().size(),
                        order.customer().value(),
                        order.channel().name(),
                        order.state().name(),
                        order.type(),
                        order.priority().name(),
                        order.complexity().name(),
                        order.grade().map(Enum::name).orElse(null),
                        order.description(),
                        order.plan().orElse(null),
                        time(order.promisedAt()),
                        order.solution().orElse(null),
                        order.feedback().orElse(null),
                        order.owner().value(),
                        order.department().orElse(null),
                        order.handler().map(s -> s.value()).orElse(null),
                        order.solvedBy().map(s -> s.value()).orElse(null),
                        time(order.contactedAt()),
                        time(order.respondedAt()),
                        time(order.acceptedAt()),
                        time(order.solvedAt()),
                        time(order.confirmedAt()),
                        time(order.closedAt()),
                        time(order.waitingSince()),
                        order.handlingMinutes().orElse(null),
                        order.calendarVersion(),
                        order.reopened(),
                        time(order.dueAt()),
                        time(order.changedAt()));
            }
            insert.executeBatch();
        }
    }

    private static void clocks(Connection connection, List<PastWorkOrder> past) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO workorder.order_clock (id, work_order, kind, round, calendar_version, policy_version,"
                        + " counting, limit_ms, started_at, opens_at, used_ms, running_since, paused_at, due_at,"
                        + " stopped_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PastWorkOrder one : past) {
                for (OrderClock row : one.order().clockRows()) {
                    WorkClock clock = row.get();
                    bind(
                            insert,
                            row.id(),
                            one.order().id().value(),
                            clock.kind().name(),
                            clock.round(),
                            clock.calendarVersion(),
                            clock.policyVersion(),
                            clock.counting().name(),
                            clock.limit().toMillis(),
                            time(clock.startedAt()),
                            time(clock.opensAt()),
                            clock.used().toMillis(),
                            time(clock.runningSince()),
                            time(clock.pausedAt()),
                            time(clock.dueAt()),
                            time(clock.stoppedAt()));
                }
            }
            insert.executeBatch();
        }
    }

    private static void history(Connection connection, List<PastWorkOrder> past) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO workorder.history_entry (id, work_order, at, by_staff, act, from_state, to_state, note)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PastWorkOrder one : past) {
                for (HistoryEntry entry : one.history()) {
                    bind(
                            insert,
                            entry.id(),
                            entry.workOrder().value(),
                            time(entry.at()),
                            entry.by().value(),
                            entry.act().name(),
                            entry.from().map(Enum::name).orElse(null),
                            entry.to().name(),
                            entry.note().orElse(null));
                }
            }
            insert.executeBatch();
        }
    }

    private static List<KeptText> invitations(Connection connection, List<PastWorkOrder> past) throws SQLException {
        List<KeptText> typed = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO workorder.rating_invitation (id, work_order, owner, token_hash, created_at, expires_at,"
                        + " answered_at, stars, comment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PastWorkOrder one : past) {
                for (PastWorkOrder.Invitation invitation : one.invitations()) {
                    UUID id = UuidV7.at(invitation.createdAt());
                    TypedText comment = invitation.comment() == null ? null : TypedText.of(invitation.comment());
                    if (comment != null) {
                        typed.add(new KeptText(one.order().customer().person(), WorkOrderTexts.COMMENT, id, comment));
                    }
                    bind(
                            insert,
                            id,
                            one.order().id().value(),
                            invitation.owner().value(),
                            RatingInvitations.hashOfNobodysLink(),
                            time(invitation.createdAt()),
                            time(invitation.expiresAt()),
                            time(invitation.answeredAt()),
                            invitation.stars(),
                            comment == null ? null : comment.shown());
                }
            }
            insert.executeBatch();
        }
        return typed;
    }

    private static Timestamp time(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Timestamp time(Optional<Instant> instant) {
        return time(instant.orElse(null));
    }

    private static void bind(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
