package io.shouwen.workorder.order;

import static io.shouwen.workorder.order.WorkOrderState.ANALYSED;
import static io.shouwen.workorder.order.WorkOrderState.CLOSED;
import static io.shouwen.workorder.order.WorkOrderState.CONFIRMED;
import static io.shouwen.workorder.order.WorkOrderState.DISPATCHED;
import static io.shouwen.workorder.order.WorkOrderState.IN_PROGRESS;
import static io.shouwen.workorder.order.WorkOrderState.RECEIVED;
import static io.shouwen.workorder.order.WorkOrderState.SOLVED;

import java.util.Set;

/** What can happen to a work order, and in which states. Who may do it, {@link WorkOrder} knows. */
public enum Act {
    ACCEPT(),
    ANALYSE(RECEIVED, ANALYSED),
    DISPATCH(ANALYSED),
    TAKE_UP(DISPATCHED),
    GIVE_BACK(DISPATCHED, IN_PROGRESS),
    SOLVE(ANALYSED, IN_PROGRESS),
    CONFIRM(SOLVED),
    CLOSE(CONFIRMED),
    REOPEN(CLOSED),
    HAND_OVER(RECEIVED, ANALYSED, DISPATCHED, IN_PROGRESS, SOLVED, CONFIRMED),
    WAIT(ANALYSED, DISPATCHED, IN_PROGRESS),
    RESUME(ANALYSED, DISPATCHED, IN_PROGRESS),
    NOTE(RECEIVED, ANALYSED, DISPATCHED, IN_PROGRESS, SOLVED, CONFIRMED),
    CALL_BACK(CLOSED);

    private final Set<WorkOrderState> from;

    Act(WorkOrderState... from) {
        this.from = Set.of(from);
    }

    public boolean possibleIn(WorkOrderState state) {
        return from.contains(state);
    }

    /** Whether it brings an open case to its end, which goes on although the customer's data must not be used otherwise (P7). */
    boolean finishes() {
        return switch (this) {
            case ACCEPT, REOPEN, NOTE, CALL_BACK -> false;
            default -> true;
        };
    }

    public String word() {
        return Word.of(this);
    }

    /** Name of the act in the audit log, such as {@code workorder.take-up}. */
    public String auditAction() {
        return "workorder." + word();
    }
}
