package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The department, or the owner alone, writes the solution; the owner is told. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
public class SolvingWorkOrder {

    private final WorkOrderChanges changes;
    private final Event<WorkOrderSolved> solved;

    @Inject
    SolvingWorkOrder(WorkOrderChanges changes, Event<WorkOrderSolved> solved) {
        this.changes = changes;
        this.solved = solved;
    }

    protected SolvingWorkOrder() { // CDI proxy
        this(null, null);
    }

    public WorkOrder solve(WorkOrderId id, String ifMatch, String solution) {
        WorkOrder order = changes.make(
                        id, ifMatch, Act.SOLVE, (o, by, clockwork, now) -> o.solve(solution, by, clockwork, now))
                .order();
        solved.fire(new WorkOrderSolved(
                order.id(),
                order.number(),
                order.type(),
                order.owner(),
                order.solvedBy().orElseThrow()));
        return order;
    }
}
