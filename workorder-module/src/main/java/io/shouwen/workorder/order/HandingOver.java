package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicReference;

/** A supervisor gives a work order another owner, with a reason; both owners are told (W5). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.HAND_OVER)
public class HandingOver {

    private final WorkOrderChanges changes;
    private final StaffDirectory staff;
    private final Event<WorkOrderHandedOver> handedOver;
    private final Actor actor;

    @Inject
    HandingOver(WorkOrderChanges changes, StaffDirectory staff, Event<WorkOrderHandedOver> handedOver, Actor actor) {
        this.changes = changes;
        this.staff = staff;
        this.handedOver = handedOver;
        this.actor = actor;
    }

    protected HandingOver() { // CDI proxy
        this(null, null, null, null);
    }

    /**
     * @throws UnknownOwner where the directory knows no active person of that number
     * @throws OnlyFrontLineMayOwn where that person's role does not own work orders
     */
    public WorkOrder handOver(WorkOrderId id, String ifMatch, StaffId to, String reason) {
        AtomicReference<StaffId> from = new AtomicReference<>();
        WorkOrder order = changes.make(id, ifMatch, Act.HAND_OVER, (o, by, clockwork, now) -> {
                    if (staff.find(to).filter(StaffMember::active).isEmpty()) {
                        throw new UnknownOwner(to);
                    }
                    if (staff.holding(WorkorderPermissions.OWN).stream()
                            .map(StaffMember::id)
                            .noneMatch(to::equals)) {
                        throw new OnlyFrontLineMayOwn(to);
                    }
                    from.set(o.owner());
                    o.handOver(to, reason, by, now);
                })
                .order();
        handedOver.fire(new WorkOrderHandedOver(order.id(), order.number(), order.type(), from.get(), to, actor.id()));
        return order;
    }
}
