package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The department gives the work back, or the owner takes it back. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
public class ReturningWorkOrder {

    private final WorkOrderChanges changes;

    @Inject
    ReturningWorkOrder(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected ReturningWorkOrder() { // CDI proxy
        this(null);
    }

    public WorkOrder giveBack(WorkOrderId id, String ifMatch, String reason) {
        return changes.make(
                        id,
                        ifMatch,
                        Act.GIVE_BACK,
                        (order, by, clockwork, now) -> order.giveBack(reason, by, clockwork, now))
                .order();
    }
}
