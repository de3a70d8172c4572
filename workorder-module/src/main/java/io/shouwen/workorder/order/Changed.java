package io.shouwen.workorder.order;

import java.time.Instant;
import java.util.UUID;

/**
 * What a use case did to a work order.
 *
 * @param auditEntry id of the entry that tells of it
 */
public record Changed(WorkOrder order, Instant at, UUID auditEntry) {}
