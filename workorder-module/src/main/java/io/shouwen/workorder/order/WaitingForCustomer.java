package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Nothing can be done until the customer answers; the clocks rest. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
public class WaitingForCustomer {

    private final WorkOrderChanges changes;

    @Inject
    WaitingForCustomer(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected WaitingForCustomer() { // CDI proxy
        this(null);
    }

    public WorkOrder await(WorkOrderId id, String ifMatch, String reason) {
        return changes.make(
                        id, ifMatch, Act.WAIT, (order, by, clockwork, now) -> order.await(reason, by, clockwork, now))
                .order();
    }
}
