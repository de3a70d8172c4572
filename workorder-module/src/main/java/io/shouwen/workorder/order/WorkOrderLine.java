package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.WorkClock;
import java.time.Instant;
import java.util.List;

/**
 * A work order in a list.
 *
 * @param department null unless dispatched
 * @param dueAt the next promise that runs out, or null
 * @param closedAt null while open
 * @param clocks those that run or rest
 */
public record WorkOrderLine(
        WorkOrderId id,
        String number,
        long version,
        CustomerId customer,
        Channel channel,
        WorkOrderState state,
        String type,
        Priority priority,
        Complexity complexity,
        StaffId owner,
        String department,
        Instant acceptedAt,
        Instant dueAt,
        Instant closedAt,
        boolean waiting,
        int reopened,
        List<WorkClock> clocks) {

    public boolean overdue(Instant now) {
        return dueAt != null && now.isAfter(dueAt);
    }
}
