package io.shouwen.workorder.order;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.List;

/**
 * A work order with its whole past, to be written at once.
 *
 * @param history everything that happened, oldest first
 * @param invitations one for each closing
 */
public record PastWorkOrder(
        WorkOrder order,
        List<HistoryEntry> history,
        List<Closing> closings,
        List<Reopening> reopenings,
        List<Invitation> invitations) {

    /** A closing, as it was at that time. */
    public record Closing(
            StaffId owner,
            Instant acceptedAt,
            Instant solvedAt,
            Instant closedAt,
            long handlingMinutes,
            String channel,
            Long responseSeconds,
            Boolean responseInTime) {

        public static Closing of(WorkOrder order) {
            return new Closing(
                    order.owner(),
                    order.acceptedAt(),
                    order.solvedAt().orElseThrow(),
                    order.closedAt().orElseThrow(),
                    order.handlingMinutes().orElseThrow(),
                    order.channel().word(),
                    order.responseSeconds().orElse(null),
                    order.respondedInTime().orElse(null));
        }
    }

    /** A reopening, as it was at that time. */
    public record Reopening(StaffId owner, Instant solvedAt, Instant reopenedAt, boolean withinWindow) {}

    /**
     * An invitation to rate, and the answer.
     *
     * @param answeredAt null where the customer did not answer
     */
    public record Invitation(
            StaffId owner, Instant createdAt, Instant expiresAt, Instant answeredAt, Integer stars, String comment) {}
}
