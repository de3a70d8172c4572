package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The owner has asked the customer whether the solution helped (W4). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.OWN)
public class ConfirmingSolution {

    private final WorkOrderChanges changes;

    @Inject
    ConfirmingSolution(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected ConfirmingSolution() { // CDI proxy
        this(null);
    }

    public WorkOrder confirm(WorkOrderId id, String ifMatch, boolean helped, String feedback) {
        return changes.make(
                        id,
                        ifMatch,
                        Act.CONFIRM,
                        (order, by, clockwork, now) -> order.confirm(helped, feedback, by, clockwork, now))
                .order();
    }
}
