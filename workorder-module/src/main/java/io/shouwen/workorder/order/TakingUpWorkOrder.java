package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** A member of the department begins to work on what was dispatched to it. */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.HANDLE)
public class TakingUpWorkOrder {

    private final WorkOrderChanges changes;

    @Inject
    TakingUpWorkOrder(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected TakingUpWorkOrder() { // CDI proxy
        this(null);
    }

    public WorkOrder takeUp(WorkOrderId id, String ifMatch) {
        return changes.make(id, ifMatch, Act.TAKE_UP, (order, by, clockwork, now) -> order.takeUp(by, clockwork, now))
                .order();
    }
}
