package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Refusal;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads one work order, for those whom it concerns. The log knows before the caller does (P5, W21). */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.READ)
public class OpeningWorkOrder {

    private static final String READ = "workorder.read";

    private final WorkOrders orders;
    private final AuditLog audit;
    private final Actor actor;
    private final WithheldTexts withheld;

    @Inject
    OpeningWorkOrder(WorkOrders orders, AuditLog audit, Actor actor, WithheldTexts withheld) {
        this.orders = orders;
        this.audit = audit;
        this.actor = actor;
        this.withheld = withheld;
    }

    protected OpeningWorkOrder() { // CDI proxy
        this(null, null, null, null);
    }

    public WorkOrder open(WorkOrderId id) {
        try {
            WorkOrder order = orders.get(id);
            order.requireVisible(Doer.of(actor));
            order.clocks(); // read inside the transaction
            audit.recordAtOnce(AuditEvent.done(READ, "workorder.work-order/" + id)
                    .about(order.customer().person())
                    .onCase("workorder/" + id));
            return withheld.shown(order);
        } catch (Refusal refusal) {
            audit.recordAtOnce(AuditEvent.refused(READ, "workorder.work-order/" + id, refusal.code())
                    .onCase("workorder/" + id));
            throw refusal;
        }
    }

    public List<HistoryEntry> history(WorkOrderId id) {
        return historyOf(open(id));
    }

    /** Of one that has just been opened: the same look, so no entry of its own. */
    public List<HistoryEntry> historyOf(WorkOrder opened) {
        return withheld.shown(opened, orders.history(opened.id()));
    }
}
