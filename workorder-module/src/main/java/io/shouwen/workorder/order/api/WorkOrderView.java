package io.shouwen.workorder.order.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A work order, whole.
 *
 * @param actions what the caller may do with it now, as the last part of the address
 */
public record WorkOrderView(
        UUID id,
        String number,
        String state,
        String type,
        String priority,
        String complexity,
        String grade,
        String channel,
        CustomerView customer,
        String description,
        String plan,
        Instant promisedAt,
        String solution,
        String feedback,
        StaffView owner,
        String department,
        StaffView handler,
        StaffView solvedBy,
        Instant contactedAt,
        Long responseSeconds,
        Boolean responseInTime,
        Instant acceptedAt,
        Instant solvedAt,
        Instant confirmedAt,
        Instant closedAt,
        Instant waitingSince,
        Long handlingMinutes,
        int reopened,
        Instant dueAt,
        boolean overdue,
        RatingView rating,
        List<ClockView> clocks,
        List<String> actions) {

    /** The customer's answer. */
    public record RatingView(int stars, String comment, Instant ratedAt) {}
}
