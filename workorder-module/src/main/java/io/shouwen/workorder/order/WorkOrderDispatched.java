package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;

/**
 * Work was given to a department; fired in that transaction, for those who tell the department (W2).
 *
 * @param dueAt by when, or null where no limit runs
 */
public record WorkOrderDispatched(
        WorkOrderId id,
        String number,
        String type,
        StaffId owner,
        String department,
        Instant dueAt,
        Instant dispatchedAt) {}
