package io.shouwen.workorder.order;

import io.shouwen.platform.http.Words;
import java.time.Instant;
import java.util.UUID;

/** A case that a legal dispute has frozen; ids and words only. */
public record FrozenCase(
        UUID id,
        String number,
        String type,
        @Words(WorkOrderState.class) String state,
        Instant frozenAt,
        String frozenBy) {}
