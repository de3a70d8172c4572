package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** A supervisor gives a work order another owner, with a reason (W5). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.HAND_OVER)
public class HandingOver {

    private final WorkOrderChanges changes;
    private final StaffDirectory staff;

    @Inject
    HandingOver(WorkOrderChanges changes, StaffDirectory staff) {
        this.changes = changes;
        this.staff = staff;
    }

    protected HandingOver() { // CDI proxy
        this(null, null);
    }

    /**
     * @throws UnknownOwner where the directory knows no active person of that number
     * @throws OnlyFrontLineMayOwn where that person's role does not own work orders
     */
    public WorkOrder handOver(WorkOrderId id, String ifMatch, StaffId to, String reason) {
        return changes.make(id, ifMatch, Act.HAND_OVER, (order, by, clockwork, now) -> {
                    if (staff.find(to).filter(StaffMember::active).isEmpty()) {
                        throw new UnknownOwner(to);
                    }
                    if (staff.holding(WorkorderPermissions.OWN).stream()
                            .map(StaffMember::id)
                            .noneMatch(to::equals)) {
                        throw new OnlyFrontLineMayOwn(to);
                    }
                    order.handOver(to, reason, by, now);
                })
                .order();
    }
}
