package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The department gives the work back, or the owner takes it back; the owner is told. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HANDLE})
public class ReturningWorkOrder {

    private final WorkOrderChanges changes;
    private final Event<WorkOrderGivenBack> givenBack;
    private final Actor actor;

    @Inject
    ReturningWorkOrder(WorkOrderChanges changes, Event<WorkOrderGivenBack> givenBack, Actor actor) {
        this.changes = changes;
        this.givenBack = givenBack;
        this.actor = actor;
    }

    protected ReturningWorkOrder() { // CDI proxy
        this(null, null, null);
    }

    public WorkOrder giveBack(WorkOrderId id, String ifMatch, String reason) {
        WorkOrder order = changes.make(
                        id, ifMatch, Act.GIVE_BACK, (o, by, clockwork, now) -> o.giveBack(reason, by, clockwork, now))
                .order();
        givenBack.fire(new WorkOrderGivenBack(order.id(), order.number(), order.type(), order.owner(), actor.id()));
        return order;
    }
}
