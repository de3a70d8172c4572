package io.shouwen.workorder.order.api;

import io.shouwen.platform.http.Words;
import io.shouwen.workorder.order.Channel;
import io.shouwen.workorder.order.ComplaintGrade;
import io.shouwen.workorder.order.Complexity;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.WorkOrderState;
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
        @Words(WorkOrderState.class) String state,
        String type,
        @Words(Priority.class) String priority,
        @Words(Complexity.class) String complexity,
        @Words(ComplaintGrade.class) String grade,
        @Words(Channel.class) String channel,
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
