package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import java.time.Instant;
import java.util.List;

/** Every work order. */
public interface WorkOrders {

    /** @throws UnknownWorkOrder where there is none */
    WorkOrder get(WorkOrderId id);

    /** To be shown without what was written in it; no longer to be changed. */
    WorkOrder withoutTexts(WorkOrder order);

    /**
     * Whose it is, without reading the work order itself.
     *
     * @throws UnknownWorkOrder where there is none
     */
    CustomerId customerOf(WorkOrderId id);

    void add(WorkOrder order);

    /**
     * Writes the change and its history.
     *
     * @throws io.shouwen.platform.http.EntityVersion.Stale where somebody else's change came first
     */
    void save(WorkOrder order);

    /** What happened to it, oldest first. */
    List<HistoryEntry> history(WorkOrderId id);

    /** The next number, such as {@code GD261121-000042}; numbers may be left out, and are never given twice. */
    String nextNumber(Instant now);
}
