package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.Refusal;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.workorder.clock.Calendars;
import io.shouwen.workorder.clock.Clockwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How every change to a work order runs, in its use case's transaction: read, compare the version that the person saw, ask
 * the work order, save, and tell the audit log of the change or of the refusal (W21).
 */
@ApplicationScoped
class WorkOrderChanges {

    /** What a use case asks of the work order. */
    @FunctionalInterface
    interface Step {
        void on(WorkOrder order, Doer by, Clockwork clockwork, Instant now);
    }

    private final WorkOrders orders;
    private final Calendars calendars;
    private final Processing processing;
    private final LegalFreezes freezes;
    private final AuditLog audit;
    private final Actor actor;
    private final Clock clock;

    @Inject
    WorkOrderChanges(
            WorkOrders orders,
            Calendars calendars,
            Processing processing,
            LegalFreezes freezes,
            AuditLog audit,
            Actor actor,
            Clock clock) {
        this.orders = orders;
        this.calendars = calendars;
        this.processing = processing;
        this.freezes = freezes;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    protected WorkOrderChanges() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    /** @param ifMatch the ETag that the person saw */
    Changed make(WorkOrderId id, String ifMatch, Act act, Step step) {
        AuditEvent event = AuditEvent.done(act.auditAction(), "workorder.work-order/" + id);
        try {
            PersonId customer = orders.customerOf(id).person();
            if (act.finishes()) {
                processing.finishCase(customer);
            } else {
                processing.begin(customer);
            }
            WorkOrder order = orders.get(id);
            order.requireVisible(Doer.of(actor));
            freezes.requireFree(id);
            EntityVersion.requireMatch(ifMatch, order.version());
            Instant now = now();
            String before = order.state().word();
            step.on(order, Doer.of(actor), calendars.clockworkAt(now), now);
            orders.save(order);
            return new Changed(
                    order,
                    now,
                    audit.record(event.about(order.customer().person())
                            .onCase("workorder/" + id)
                            .transition(before, order.state().word())));
        } catch (Refusal refusal) {
            audit.recordAtOnce(AuditEvent.refused(event.action(), event.object(), refusal.code())
                    .onCase("workorder/" + id));
            throw refusal;
        }
    }

    /** To the millisecond, as ids and rows keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
