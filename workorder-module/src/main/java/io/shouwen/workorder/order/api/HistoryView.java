package io.shouwen.workorder.order.api;

import io.shouwen.platform.http.Words;
import io.shouwen.workorder.order.Act;
import io.shouwen.workorder.order.WorkOrderState;
import java.time.Instant;

/** @param act such as {@code take-up}; from is null for the acceptance */
public record HistoryView(
        Instant at,
        StaffView by,
        @Words(Act.class) String act,
        @Words(WorkOrderState.class) String from,
        @Words(WorkOrderState.class) String to,
        String note) {}
