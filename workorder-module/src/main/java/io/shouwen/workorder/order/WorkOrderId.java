package io.shouwen.workorder.order;

import java.util.UUID;

/** A work order; a UUIDv7, so it sorts by the time of acceptance. */
public record WorkOrderId(UUID value) {
    public WorkOrderId {
        java.util.Objects.requireNonNull(value);
    }

    public static WorkOrderId parse(String text) {
        return new WorkOrderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
