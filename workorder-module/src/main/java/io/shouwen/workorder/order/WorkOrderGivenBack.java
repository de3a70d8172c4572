package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;

/** The department gave the work back, or the owner took it back; fired in that transaction. */
public record WorkOrderGivenBack(WorkOrderId id, String number, String type, StaffId owner, StaffId by) {}
