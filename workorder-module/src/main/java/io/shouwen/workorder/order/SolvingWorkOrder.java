package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The department, or the owner alone, writes the solution. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
public class SolvingWorkOrder {

    private final WorkOrderChanges changes;

    @Inject
    SolvingWorkOrder(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected SolvingWorkOrder() { // CDI proxy
        this(null);
    }

    public WorkOrder solve(WorkOrderId id, String ifMatch, String solution) {
        return changes.make(
                        id,
                        ifMatch,
                        Act.SOLVE,
                        (order, by, clockwork, now) -> order.solve(solution, by, clockwork, now))
                .order();
    }
}
