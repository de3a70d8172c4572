package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;

/** Whose work a work order is: for those who judge work. */
public interface WorkOfStaff {

    /** Whether there is such a work order and this member of staff owns or owned it, handles or solved it, or did something in it. */
    boolean includes(StaffId member, WorkOrderId order);
}
