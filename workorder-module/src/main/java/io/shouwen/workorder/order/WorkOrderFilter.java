package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.staff.StaffId;

/**
 * Which work orders a list shows; null means any.
 *
 * @param open true for all but closed ones
 * @param overdue true for those whose next promise has run out
 * @param number as told to the customer, in full
 */
public record WorkOrderFilter(
        WorkOrderState state,
        boolean open,
        StaffId owner,
        String department,
        CustomerId customer,
        String type,
        Priority priority,
        boolean overdue,
        String number) {

    public static final WorkOrderFilter ALL =
            new WorkOrderFilter(null, false, null, null, null, null, null, false, null);

    public static WorkOrderFilter ofOwner(StaffId owner) {
        return new WorkOrderFilter(null, false, owner, null, null, null, null, false, null);
    }

    public static WorkOrderFilter openOf(StaffId owner) {
        return new WorkOrderFilter(null, true, owner, null, null, null, null, false, null);
    }

    public static WorkOrderFilter openIn(String department) {
        return new WorkOrderFilter(null, true, null, department, null, null, null, false, null);
    }

    public static WorkOrderFilter of(CustomerId customer) {
        return new WorkOrderFilter(null, false, null, null, customer, null, null, false, null);
    }
}
