package io.shouwen.privacy.log;

import java.util.List;
import java.util.UUID;

/** Where every use case tells what it did (W21, P5). Entries are recorded here; sequencing and publishing follow by themselves. */
public interface AuditLog {

    /** Records in the caller's transaction: either both happen or neither. Returns the entry's id. */
    UUID record(AuditEvent event);

    /**
     * Records in a transaction of its own, committed on return: for reads, whose entry must exist before the data
     * leaves, and for refusals, whose own transaction rolls back.
     */
    UUID recordAtOnce(AuditEvent event);

    /** Many entries in the caller's transaction, in one round trip; their ids, in order. For imports and the like. */
    default List<UUID> recordAll(List<AuditEvent> events) {
        return events.stream().map(this::record).toList();
    }
}
