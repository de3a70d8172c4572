package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Cases that a legal dispute has frozen (W15): nobody but legal changes them, or sees anything in clear because of them. */
@ApplicationScoped
class LegalFreezes {

    private final Sql sql;
    private final Actor actor;

    @Inject
    LegalFreezes(Sql sql, Actor actor) {
        this.sql = sql;
        this.actor = actor;
    }

    protected LegalFreezes() { // CDI proxy
        this(null, null);
    }

    /** Whether the actor may go on with it. */
    boolean free(WorkOrderId order) {
        return actor.may(WorkorderPermissions.FREEZE)
                || sql.number(
                                "SELECT count(*) FROM workorder.legal_freeze WHERE work_order = ? AND released_at IS NULL",
                                order.value())
                        == 0;
    }

    void requireFree(WorkOrderId order) {
        if (!free(order)) {
            throw new CaseFrozen();
        }
    }

    /** @return false where it is frozen already */
    boolean freeze(WorkOrderId order, StaffId by, Instant now) {
        return sql.change(
                        "INSERT INTO workorder.legal_freeze (id, work_order, frozen_at, frozen_by) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        UuidV7.at(now),
                        order.value(),
                        now,
                        by.value())
                == 1;
    }

    /** @return false where it is not frozen */
    boolean release(WorkOrderId order, StaffId by, Instant now) {
        return sql.change(
                        "UPDATE workorder.legal_freeze SET released_at = ?, released_by = ?"
                                + " WHERE work_order = ? AND released_at IS NULL",
                        now,
                        by.value(),
                        order.value())
                == 1;
    }

    List<FrozenCase> now() {
        return sql.list(
                "SELECT w.id, w.number, w.type, w.state, f.frozen_at, f.frozen_by FROM workorder.legal_freeze f"
                        + " JOIN workorder.work_order w ON w.id = f.work_order WHERE f.released_at IS NULL ORDER BY f.id DESC",
                row -> new FrozenCase(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        WorkOrderState.valueOf(row.getString(4)).word(),
                        Sql.instant(row, 5),
                        row.getString(6)));
    }
}
