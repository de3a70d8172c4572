package io.shouwen.workorder.order.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A work order in a list, with the clocks that run or rest. */
public record WorkOrderLineView(
        UUID id,
        String number,
        String state,
        String type,
        String priority,
        String complexity,
        String channel,
        CustomerView customer,
        StaffView owner,
        String department,
        Instant acceptedAt,
        Instant dueAt,
        boolean overdue,
        boolean waiting,
        Instant closedAt,
        int reopened,
        List<ClockView> clocks) {}
