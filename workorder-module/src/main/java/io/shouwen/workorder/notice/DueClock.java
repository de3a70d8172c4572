package io.shouwen.workorder.notice;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.order.WorkOrderId;
import java.util.UUID;

/**
 * A running promise that nobody was reminded of as far as it has come.
 *
 * @param department that has to keep it; null where the owner alone has
 * @param handler who works on it there, or null
 * @param soonTold whether the reminder that it runs out was given
 */
record DueClock(
        UUID id,
        WorkClock clock,
        WorkOrderId workOrder,
        String number,
        String type,
        StaffId owner,
        String department,
        StaffId handler,
        boolean soonTold) {}
