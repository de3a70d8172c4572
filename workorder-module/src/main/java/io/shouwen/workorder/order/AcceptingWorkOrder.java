package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.clock.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** An agent takes a request and owns it from now on (W1, W5). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.OWN)
public class AcceptingWorkOrder {

    private final WorkOrders orders;
    private final WorkOrderChanges changes;
    private final WorkOrderTypes types;
    private final Calendars calendars;
    private final CustomerCards customers;
    private final Processing processing;
    private final AuditLog audit;
    private final Actor actor;

    @Inject
    AcceptingWorkOrder(
            WorkOrders orders,
            WorkOrderChanges changes,
            WorkOrderTypes types,
            Calendars calendars,
            CustomerCards customers,
            Processing processing,
            AuditLog audit,
            Actor actor) {
        this.orders = orders;
        this.changes = changes;
        this.types = types;
        this.calendars = calendars;
        this.customers = customers;
        this.processing = processing;
        this.audit = audit;
        this.actor = actor;
    }

    protected AcceptingWorkOrder() { // CDI proxy
        this(null, null, null, null, null, null, null, null);
    }

    /** @throws UnknownCustomer where nobody made the customer's profile yet */
    public WorkOrder accept(Acceptance taken) {
        types.requireKnown(taken.type());
        if (customers.find(taken.customer()).isEmpty()) {
            throw new UnknownCustomer();
        }
        processing.begin(taken.customer().person());
        Instant now = changes.now();
        WorkOrder order =
                WorkOrder.accept(orders.nextNumber(now), taken, Doer.of(actor), calendars.clockworkAt(now), now);
        orders.add(order);
        audit.record(AuditEvent.done(Act.ACCEPT.auditAction(), "workorder.work-order/" + order.id())
                .about(order.customer().person())
                .onCase("workorder/" + order.id())
                .transition(null, order.state().word()));
        return order;
    }

    /** What {@link #accept} has made, also where a request is repeated: answered to whoever may accept, whatever else they may. */
    public WorkOrder accepted(WorkOrderId id) {
        WorkOrder order = orders.get(id);
        order.requireVisible(Doer.of(actor));
        order.clocks(); // read inside the transaction
        return order;
    }
}
