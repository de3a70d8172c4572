package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The customer has answered; the clocks go on. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
public class ResumingWork {

    private final WorkOrderChanges changes;

    @Inject
    ResumingWork(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected ResumingWork() { // CDI proxy
        this(null);
    }

    public WorkOrder resume(WorkOrderId id, String ifMatch) {
        return changes.make(id, ifMatch, Act.RESUME, (order, by, clockwork, now) -> order.resume(by, clockwork, now))
                .order();
    }
}
