package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;

/** A solution was written, and waits for the owner to ask the customer; fired in that transaction. */
public record WorkOrderSolved(WorkOrderId id, String number, String type, StaffId owner, StaffId solvedBy) {}
