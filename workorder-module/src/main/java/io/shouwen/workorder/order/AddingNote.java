package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Writes into the work order what was said or found. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE, WorkorderPermissions.HAND_OVER})
public class AddingNote {

    private final WorkOrderChanges changes;

    @Inject
    AddingNote(WorkOrderChanges changes) {
        this.changes = changes;
    }

    protected AddingNote() { // CDI proxy
        this(null);
    }

    public WorkOrder note(WorkOrderId id, String ifMatch, String text) {
        return changes.make(id, ifMatch, Act.NOTE, (order, by, clockwork, now) -> order.note(text, by, now))
                .order();
    }
}
