package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The owner has called the customer back after the end (C5). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.OWN)
public class RecordingCallback {

    private final WorkOrderChanges changes;

    @Inject
    RecordingCallback(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected RecordingCallback() { // CDI proxy
        this(null);
    }

    public WorkOrder record(WorkOrderId id, String ifMatch, String result) {
        return changes.make(
                        id,
                        ifMatch,
                        Act.CALL_BACK,
                        (order, by, clockwork, now) -> order.calledBack(result, by, clockwork, now))
                .order();
    }
}
