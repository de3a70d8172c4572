package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.interaction.CustomerTimeline;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.text.Texts;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A customer's work orders in their history (C1): that they exist and where they stand, for everybody who may open the
 * customer; what is written in them stays with those whom they concern.
 */
@ApplicationScoped
class WorkOrderTimeline implements CustomerTimeline {

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Actor actor;

    @Inject
    WorkOrderTimeline(Actor actor) {
        this.actor = actor;
    }

    protected WorkOrderTimeline() { // CDI proxy
        this(null);
    }

    @Override
    public List<Entry> of(CustomerId customer, Locale locale, int limit) {
        Doer doer = Doer.of(actor);
        String label = locale.getLanguage().equals("en") ? "t.en" : "t.zh";
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT w.id, w.number, coalesce(" + label + ", w.type), w.state, w.accepted_at, w.owner,"
                                + " w.department FROM workorder.work_order w"
                                + " LEFT JOIN workorder.work_order_type t ON t.word = w.type"
                                + " WHERE w.customer = ? ORDER BY w.id DESC LIMIT ?")) {
            select.setObject(1, customer.value());
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row, doer, locale));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the work orders of customer " + customer, e);
        }
        return entries;
    }

    private Entry entry(ResultSet row, Doer doer, Locale locale) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        WorkOrderState state = WorkOrderState.valueOf(row.getString(4));
        String department = row.getString(7);
        boolean atDepartment = state == WorkOrderState.DISPATCHED || state == WorkOrderState.IN_PROGRESS;
        boolean theirs = row.getString(6).equals(doer.id().value())
                || doer.supervisor()
                || (atDepartment
                        && doer.handlesFor().filter(d -> d.equals(department)).isPresent());
        boolean seen = theirs || doer.overseer() || (doer.frontLine() && state == WorkOrderState.RECEIVED);
        return new Entry(
                row.getTimestamp(5).toInstant(),
                seen && actor.may(WorkorderPermissions.READ) ? "/workorder/work-order?id=" + id : null,
                row.getString(2),
                row.getString(3),
                Texts.find("workorder", "state." + state.word(), locale, Map.of())
                        .orElse(state.word()),
                tone(state),
                theirs && state != WorkOrderState.CLOSED ? "workorder/" + id : null);
    }

    private static String tone(WorkOrderState state) {
        return switch (state) {
            case RECEIVED, ANALYSED -> "warn";
            case DISPATCHED, IN_PROGRESS -> "info";
            case SOLVED, CONFIRMED -> "ok";
            case CLOSED -> "mute";
        };
    }
}
