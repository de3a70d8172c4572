package io.shouwen.workorder.order.api;

import io.shouwen.platform.http.Words;
import io.shouwen.workorder.order.Channel;
import io.shouwen.workorder.order.Complexity;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.WorkOrderState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A work order in a list, with the clocks that run or rest. */
public record WorkOrderLineView(
        UUID id,
        String number,
        @Words(WorkOrderState.class) String state,
        String type,
        @Words(Priority.class) String priority,
        @Words(Complexity.class) String complexity,
        @Words(Channel.class) String channel,
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
