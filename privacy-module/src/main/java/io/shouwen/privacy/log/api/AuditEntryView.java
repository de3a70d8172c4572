package io.shouwen.privacy.log.api;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.log.LoggedEntry;
import io.shouwen.privacy.log.Outcome;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An audit entry and the times of its states.
 *
 * @param leaf the line that is hashed; everything else about the act is read from it
 */
public record AuditEntryView(
        UUID id,
        String actor,
        @Words(Portal.class) String portal,
        String action,
        String object,
        String subject,
        List<String> fields,
        String purpose,
        @JsonbProperty("case") String caseReference,
        @Words(Outcome.class) String outcome,
        String reason,
        String previous,
        String next,
        String ip,
        String session,
        Long index,
        @Words(LoggedEntry.State.class) String state,
        Instant recordedAt,
        Instant sequencedAt,
        Instant integratedAt,
        Instant publishedAt,
        Instant witnessedAt,
        String leaf) {

    static AuditEntryView of(LoggedEntry entry) {
        return new AuditEntryView(
                entry.id(),
                entry.word("actor"),
                entry.word("portal"),
                entry.word("action"),
                entry.word("object"),
                entry.word("subject"),
                entry.fields(),
                entry.word("purpose"),
                entry.word("case"),
                entry.word("outcome"),
                entry.word("reason"),
                entry.word("prev"),
                entry.word("next"),
                entry.word("ip"),
                entry.word("session"),
                entry.index(),
                entry.state().name().toLowerCase(java.util.Locale.ROOT),
                entry.recordedAt(),
                entry.sequencedAt(),
                entry.integratedAt(),
                entry.publishedAt(),
                entry.witnessedAt(),
                entry.leaf());
    }
}
