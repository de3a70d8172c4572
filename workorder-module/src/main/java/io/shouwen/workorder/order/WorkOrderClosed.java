package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.UUID;

/**
 * A work order was closed; fired in the closing transaction.
 *
 * @param owner the first-contact owner (W5), whose fact it becomes
 * @param handlingMinutes working minutes from acceptance to solution, by the calendar version that its clocks started with
 * @param channel word of the channel, such as {@code phone}
 * @param responseSeconds from contact to first effective response, or null where the channel measures none
 * @param responseInTime whether that was inside the channel's clock (W6), or null
 * @param auditEntry id of the closing's audit entry
 */
public record WorkOrderClosed(
        WorkOrderId id,
        StaffId owner,
        Instant acceptedAt,
        Instant solvedAt,
        Instant closedAt,
        long handlingMinutes,
        String channel,
        Long responseSeconds,
        Boolean responseInTime,
        UUID auditEntry) {}
