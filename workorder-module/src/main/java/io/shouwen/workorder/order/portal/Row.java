package io.shouwen.workorder.order.portal;

import io.shouwen.crm.customer.CustomerCard;
import io.shouwen.workorder.order.WorkOrderLine;
import io.shouwen.workorder.order.WorkOrderState;

/**
 * A work order in a table.
 *
 * @param customer masks, or null where the customer is gone
 * @param bar the clock that presses most, or null
 */
public record Row(WorkOrderLine line, String type, CustomerCard customer, String owner, ClockBar bar, boolean overdue) {

    public String getStateChip() {
        return chip(line.state());
    }

    static String chip(WorkOrderState state) {
        return switch (state) {
            case RECEIVED, ANALYSED -> "chip-warn";
            case DISPATCHED, IN_PROGRESS -> "chip-info";
            case SOLVED, CONFIRMED -> "chip-ok";
            case CLOSED -> "chip-mute";
        };
    }
}
