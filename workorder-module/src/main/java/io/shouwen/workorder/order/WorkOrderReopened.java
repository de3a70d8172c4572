package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.UUID;

/**
 * A closed work order was opened again.
 *
 * @param withinWindow whether inside the window that counts against one-time resolution (W4)
 */
public record WorkOrderReopened(
        WorkOrderId id, StaffId owner, Instant solvedAt, Instant reopenedAt, boolean withinWindow, UUID auditEntry) {}
