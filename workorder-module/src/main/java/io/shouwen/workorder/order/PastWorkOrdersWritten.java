package io.shouwen.workorder.order;

import io.shouwen.workorder.rating.CustomerRated;
import java.util.List;

/**
 * Work orders of the past were written all at once, by an import or as demo data; fired in that transaction, in portions
 * of a few hundred, instead of the single events. Each list is in the order of its business times.
 */
public record PastWorkOrdersWritten(
        List<WorkOrderClosed> closed, List<WorkOrderReopened> reopened, List<CustomerRated> rated) {

    public PastWorkOrdersWritten {
        closed = List.copyOf(closed);
        reopened = List.copyOf(reopened);
        rated = List.copyOf(rated);
    }
}
