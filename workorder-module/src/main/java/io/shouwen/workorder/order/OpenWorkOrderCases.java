package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.privacy.reveal.OpenCases;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** An open work order lets its owner, its department and supervisors ask for its customer's data (P13). */
@ApplicationScoped
class OpenWorkOrderCases implements OpenCases {

    private final WorkOrders orders;
    private final LegalFreezes freezes;
    private final StaffDirectory staff;
    private final Actor actor;
    private final Sql sql;

    @Inject
    OpenWorkOrderCases(WorkOrders orders, LegalFreezes freezes, StaffDirectory staff, Actor actor, Sql sql) {
        this.orders = orders;
        this.freezes = freezes;
        this.staff = staff;
        this.actor = actor;
        this.sql = sql;
    }

    protected OpenWorkOrderCases() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Override
    public String prefix() {
        return "workorder";
    }

    @Override
    @Transactional
    public boolean allows(String caseReference, PersonId person, StaffId member) {
        Optional<WorkOrder> found = find(caseReference);
        if (found.isEmpty()) {
            return false;
        }
        WorkOrder order = found.get();
        return order.isOpen()
                && freezes.free(order.id())
                && order.customer().person().equals(person)
                && (order.owner().equals(member) || worksOn(order, member) || isSupervisor(member));
    }

    @Override
    @Transactional
    public boolean isOpen(String caseReference, PersonId person) {
        return find(caseReference)
                .filter(order -> order.isOpen()
                        && freezes.free(order.id())
                        && order.customer().person().equals(person))
                .isPresent();
    }

    @Override
    public Optional<String> numbered(String number) {
        return sql.first(
                "select id from workorder.work_order where number = ?",
                row -> prefix() + "/" + row.getObject(1, UUID.class),
                number);
    }

    private Optional<WorkOrder> find(String caseReference) {
        try {
            return Optional.of(orders.get(WorkOrderId.parse(caseReference.substring(prefix().length() + 1))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | UnknownWorkOrder none) {
            return Optional.empty();
        }
    }

    /** While the work lies with the department, not once it is done. */
    private boolean worksOn(WorkOrder order, StaffId member) {
        boolean atDepartment =
                order.state() == WorkOrderState.DISPATCHED || order.state() == WorkOrderState.IN_PROGRESS;
        return atDepartment
                && order.department()
                        .filter(d -> departmentOf(member).filter(d::equals).isPresent())
                        .isPresent();
    }

    private Optional<String> departmentOf(StaffId member) {
        return isActor(member)
                ? Doer.of(actor).handlesFor()
                : staff.find(member).flatMap(StaffMember::department);
    }

    private boolean isSupervisor(StaffId member) {
        return isActor(member) && actor.may(WorkorderPermissions.HAND_OVER);
    }

    private boolean isActor(StaffId member) {
        return actor.id().equals(member);
    }
}
