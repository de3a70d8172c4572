package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.rating.RatingInvitations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** The customer's problem is back: the work order goes on with its owner (W4). Who has not rated it yet is asked at its new end. */
@ApplicationScoped
@Transactional
@RequiresPermission({WorkorderPermissions.OWN, WorkorderPermissions.HAND_OVER})
public class ReopeningWorkOrder {

    private final WorkOrderChanges changes;
    private final RatingInvitations invitations;
    private final Event<WorkOrderReopened> reopened;

    @Inject
    ReopeningWorkOrder(WorkOrderChanges changes, RatingInvitations invitations, Event<WorkOrderReopened> reopened) {
        this.changes = changes;
        this.invitations = invitations;
        this.reopened = reopened;
    }

    protected ReopeningWorkOrder() { // CDI proxy
        this(null, null, null);
    }

    public WorkOrder reopen(WorkOrderId id, String ifMatch, String reason) {
        Instant[] solvedAt = new Instant[1];
        boolean[] withinWindow = new boolean[1];
        Changed changed = changes.make(id, ifMatch, Act.REOPEN, (order, by, clockwork, now) -> {
            solvedAt[0] = order.solvedAt().orElse(now);
            withinWindow[0] = order.reopen(reason, by, clockwork, now);
        });
        WorkOrder order = changed.order();
        invitations.voidOpen(order.id(), changed.at());
        reopened.fire(new WorkOrderReopened(
                order.id(), order.owner(), solvedAt[0], changed.at(), withinWindow[0], changed.auditEntry()));
        return order;
    }
}
