package io.shouwen.privacy.log.portal;

import java.io.Serializable;
import java.time.Instant;

/** A line of the audit list: who, when, what, why. */
public record AuditRow(
        String id,
        Instant at,
        String actor,
        String actorName,
        String portal,
        String action,
        String actionLabel,
        String object,
        String subject,
        String fields,
        String purpose,
        String caseReference,
        String outcome,
        String reason,
        String state)
        implements Serializable {}
