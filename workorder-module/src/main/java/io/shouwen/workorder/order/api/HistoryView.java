package io.shouwen.workorder.order.api;

import java.time.Instant;

/** @param act such as {@code take-up}; from is null for the acceptance */
public record HistoryView(Instant at, StaffView by, String act, String from, String to, String note) {}
