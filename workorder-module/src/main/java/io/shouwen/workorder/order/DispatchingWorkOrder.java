package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** The owner gives the work to a department, with a time limit; the department is told (W2). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.OWN)
public class DispatchingWorkOrder {

    private final WorkOrderChanges changes;
    private final StaffDirectory staff;
    private final Event<WorkOrderDispatched> dispatched;

    @Inject
    DispatchingWorkOrder(WorkOrderChanges changes, StaffDirectory staff, Event<WorkOrderDispatched> dispatched) {
        this.changes = changes;
        this.staff = staff;
        this.dispatched = dispatched;
    }

    protected DispatchingWorkOrder() { // CDI proxy
        this(null, null, null);
    }

    /**
     * @param limit working time, or null for the policy's
     * @throws UnknownDepartment where nobody works
     */
    public WorkOrder dispatch(WorkOrderId id, String ifMatch, String department, Duration limit, String note) {
        Changed changed = changes.make(id, ifMatch, Act.DISPATCH, (order, by, clockwork, now) -> {
            if (department == null || staff.inDepartment(department).isEmpty()) {
                throw new UnknownDepartment(String.valueOf(department));
            }
            order.dispatch(department, limit, note, by, clockwork, now);
        });
        WorkOrder order = changed.order();
        dispatched.fire(new WorkOrderDispatched(
                order.id(),
                order.number(),
                order.owner(),
                department,
                order.dueAt().orElse(null),
                changed.at()));
        return order;
    }
}
