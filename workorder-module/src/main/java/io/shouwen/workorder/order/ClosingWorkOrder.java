package io.shouwen.workorder.order;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.rating.RatingInvitations;
import io.shouwen.workorder.rating.RatingLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The owner ends the work order; the customer is invited to rate it, unless they do not want to be asked (P6). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.OWN)
public class ClosingWorkOrder {

    /**
     * A closed work order.
     *
     * @param rating the customer's link; shown now and never again, because only its hash is kept. Empty where the customer is not invited
     */
    public record Closed(WorkOrder order, Optional<RatingLink> rating) {}

    private final WorkOrderChanges changes;
    private final RatingInvitations invitations;
    private final Event<WorkOrderClosed> closed;

    @Inject
    ClosingWorkOrder(WorkOrderChanges changes, RatingInvitations invitations, Event<WorkOrderClosed> closed) {
        this.changes = changes;
        this.invitations = invitations;
        this.closed = closed;
    }

    protected ClosingWorkOrder() { // CDI proxy
        this(null, null, null);
    }

    /** @param feedback what was not written at the confirmation; null keeps that */
    public Closed close(WorkOrderId id, String ifMatch, String feedback) {
        Changed changed = changes.make(
                id, ifMatch, Act.CLOSE, (order, by, clockwork, now) -> order.close(feedback, by, clockwork, now));
        WorkOrder order = changed.order();
        closed.fire(new WorkOrderClosed(
                order.id(),
                order.owner(),
                order.acceptedAt(),
                order.solvedAt().orElseThrow(),
                order.closedAt().orElseThrow(),
                order.handlingMinutes().orElseThrow(),
                order.channel().word(),
                order.responseSeconds().orElse(null),
                order.respondedInTime().orElse(null),
                changed.auditEntry()));
        return new Closed(order, invitations.invite(order.id(), order.owner(), order.customer(), changed.at()));
    }
}
