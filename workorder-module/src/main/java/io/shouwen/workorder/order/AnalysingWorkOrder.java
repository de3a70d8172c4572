package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The owner says what it is, how much it presses, and how it will be solved (W2, W8, W14). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.OWN)
public class AnalysingWorkOrder {

    private final WorkOrderChanges changes;
    private final WorkOrderTypes types;

    @Inject
    AnalysingWorkOrder(WorkOrderChanges changes, WorkOrderTypes types) {
        this.changes = changes;
        this.types = types;
    }

    protected AnalysingWorkOrder() { // CDI proxy
        this(null, null);
    }

    public WorkOrder analyse(WorkOrderId id, String ifMatch, Analysis found) {
        return changes.make(id, ifMatch, Act.ANALYSE, (order, by, clockwork, now) -> {
                    found.requireFor(types.requireKnown(found.type()));
                    order.analyse(found, by, clockwork, now);
                })
                .order();
    }
}
