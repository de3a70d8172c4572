package io.shouwen.workorder.rating;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.order.WorkOrderId;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer's rating of a closed work order arrived.
 *
 * @param stars 1 (very dissatisfied) to 5 (very satisfied)
 */
public record CustomerRated(WorkOrderId id, StaffId owner, int stars, Instant ratedAt, UUID auditEntry) {}
