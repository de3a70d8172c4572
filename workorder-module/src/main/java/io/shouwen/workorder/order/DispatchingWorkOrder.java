package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
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
    private final Departments departments;
    private final Event<WorkOrderDispatched> dispatched;

    @Inject
    DispatchingWorkOrder(WorkOrderChanges changes, Departments departments, Event<WorkOrderDispatched> dispatched) {
        this.changes = changes;
        this.departments = departments;
        this.dispatched = dispatched;
    }

    protected DispatchingWorkOrder() { // CDI proxy
        this(null, null, null);
    }

    /**
     * @param limit working time, or null for the policy's
     * @throws UnknownDepartment where none takes work under that word
     */
    public WorkOrder dispatch(WorkOrderId id, String ifMatch, String department, Duration limit, String note) {
        Changed changed = changes.make(id, ifMatch, Act.DISPATCH, (order, by, clockwork, now) -> {
            departments.requireKnown(department);
            order.dispatch(department, limit, note, by, clockwork, now);
        });
        WorkOrder order = changed.order();
        dispatched.fire(new WorkOrderDispatched(
                order.id(),
                order.number(),
                order.type(),
                order.owner(),
                department,
                order.dueAt().orElse(null),
                changed.at()));
        return order;
    }
}
