package io.shouwen.workorder.order;

/** Where a work order stands on its way (W4). */
public enum WorkOrderState {
    RECEIVED,
    ANALYSED,
    DISPATCHED,
    IN_PROGRESS,
    SOLVED,
    CONFIRMED,
    CLOSED;

    public String word() {
        return Word.of(this);
    }
}
