package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;

/** A supervisor gave it to another owner; fired in that transaction. */
public record WorkOrderHandedOver(WorkOrderId id, String number, String type, StaffId from, StaffId to, StaffId by) {}
