package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 404: no such work order. */
public final class UnknownWorkOrder extends Refusal {

    public UnknownWorkOrder(WorkOrderId id) {
        super(Kind.UNKNOWN, "workorder.unknown-work-order", "no work order has this id", Map.of("id", id.toString()));
    }
}
