package io.shouwen.workorder.notice;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.order.WorkOrderDispatched;
import io.shouwen.workorder.order.WorkOrderGivenBack;
import io.shouwen.workorder.order.WorkOrderHandedOver;
import io.shouwen.workorder.order.WorkOrderId;
import io.shouwen.workorder.order.WorkOrderSolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Tells the department of what it was given, the owner of what came back, and both owners of a hand-over; in the transaction of the change. A notice
 * names the work order's number and type only.
 */
@ApplicationScoped
public class TellingStaff {

    private final Notifications notifications;
    private final StaffDirectory staff;

    @Inject
    TellingStaff(Notifications notifications, StaffDirectory staff) {
        this.notifications = notifications;
        this.staff = staff;
    }

    protected TellingStaff() { // CDI proxy
        this(null, null);
    }

    void dispatched(@Observes WorkOrderDispatched event) {
        tellDepartment(event.department(), notice("workorder.dispatched", event.number(), event.type(), event.id()));
    }

    void solved(@Observes WorkOrderSolved event) {
        if (!event.solvedBy().equals(event.owner())) {
            notifications.tell(event.owner(), notice("workorder.solved", event.number(), event.type(), event.id()));
        }
    }

    void givenBack(@Observes WorkOrderGivenBack event) {
        if (!event.by().equals(event.owner())) {
            notifications.tell(event.owner(), notice("workorder.given-back", event.number(), event.type(), event.id()));
        }
    }

    /** Whoever handed it over knows. */
    void handedOver(@Observes WorkOrderHandedOver event) {
        if (!event.to().equals(event.by())) {
            notifications.tell(
                    event.to(), notice("workorder.handed-over-to-you", event.number(), event.type(), event.id()));
        }
        if (!event.from().equals(event.by()) && !event.from().equals(event.to())) {
            notifications.tell(
                    event.from(),
                    new Notice(
                            "workorder.handed-over",
                            List.of(event.number(), event.type(), event.to().value()),
                            "/workorder/work-orders",
                            Portal.STAFF));
        }
    }

    void remind(DueClock clock, boolean breached) {
        Notice notice = notice(
                breached ? "workorder.clock-breached" : "workorder.clock-due",
                clock.number(),
                clock.type(),
                clock.workOrder());
        notifications.tell(clock.owner(), notice);
        if (clock.department() != null) {
            if (clock.handler() == null) {
                tellDepartment(clock.department(), notice);
            } else if (!clock.handler().equals(clock.owner())) {
                notifications.tell(clock.handler(), notice);
            }
        }
    }

    private void tellDepartment(String department, Notice notice) {
        staff.holding(WorkorderPermissions.HANDLE).stream()
                .filter(member -> member.department().filter(department::equals).isPresent())
                .map(StaffMember::id)
                .forEach(handler -> notifications.tell(handler, notice));
    }

    private static Notice notice(String kind, String number, String type, WorkOrderId id) {
        return new Notice(kind, List.of(number, type), "/workorder/work-order?id=" + id, Portal.STAFF);
    }
}
