package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Legal freezes a case as evidence in a dispute, and releases it when that is over (W15). Nothing of it is erased meanwhile. */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.FREEZE)
public class FreezingWorkOrder {

    private final LegalFreezes freezes;
    private final WorkOrders orders;
    private final WorkOrderChanges changes;
    private final Sql sql;
    private final AuditLog audit;
    private final Actor actor;

    @Inject
    FreezingWorkOrder(
            LegalFreezes freezes, WorkOrders orders, WorkOrderChanges changes, Sql sql, AuditLog audit, Actor actor) {
        this.freezes = freezes;
        this.orders = orders;
        this.changes = changes;
        this.sql = sql;
        this.audit = audit;
        this.actor = actor;
    }

    protected FreezingWorkOrder() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    public void freeze(WorkOrderId id) {
        var person = orders.customerOf(id).person();
        if (freezes.freeze(id, actor.id(), changes.now())) {
            audit.record(AuditEvent.done("workorder.freeze", "workorder.work-order/" + id)
                    .about(person)
                    .onCase("workorder/" + id)
                    .because("legal-dispute"));
        }
    }

    public void release(WorkOrderId id) {
        var person = orders.customerOf(id).person();
        if (freezes.release(id, actor.id(), changes.now())) {
            audit.record(AuditEvent.done("workorder.release", "workorder.work-order/" + id)
                    .about(person)
                    .onCase("workorder/" + id));
        }
    }

    public List<FrozenCase> frozen() {
        return freezes.now();
    }

    /**
     * The work order of a number such as {@code GD261121-000042}.
     *
     * @throws UnknownWorkOrder where there is none
     */
    public WorkOrderId numbered(String number) {
        return sql.first(
                        "SELECT id FROM workorder.work_order WHERE number = ?",
                        row -> new WorkOrderId(row.getObject(1, UUID.class)),
                        number == null ? "" : number.strip())
                .orElseThrow(() -> new UnknownWorkOrder(new WorkOrderId(new UUID(0, 0))));
    }
}
