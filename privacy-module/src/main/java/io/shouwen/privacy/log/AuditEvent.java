package io.shouwen.privacy.log;

import io.shouwen.privacy.vault.PersonId;
import java.util.List;

/**
 * What a use case tells the audit log; the log adds who, when and from where. Ids and words only: never a name, never a
 * value (vault-and-log.md, "Audit entry").
 *
 * @param action what was done, such as {@code workorder.close}
 * @param object on what, such as {@code workorder.work-order/0190…}
 * @param subject the person concerned, or null
 * @param fields field names, empty for none
 * @param purpose word of the purpose, or null
 * @param caseReference such as {@code workorder/0190…}, or null
 * @param reason a code that says why it was refused or done, or null; never free text
 * @param previous state name before a transition, or null
 * @param next state name after it, or null
 */
public record AuditEvent(
        String action,
        String object,
        PersonId subject,
        List<String> fields,
        String purpose,
        String caseReference,
        Outcome outcome,
        String reason,
        String previous,
        String next) {

    public AuditEvent {
        fields = List.copyOf(fields);
    }

    public static AuditEvent done(String action, String object) {
        return new AuditEvent(action, object, null, List.of(), null, null, Outcome.DONE, null, null, null);
    }

    public static AuditEvent refused(String action, String object, String reason) {
        return new AuditEvent(action, object, null, List.of(), null, null, Outcome.REFUSED, reason, null, null);
    }

    public AuditEvent about(PersonId person) {
        return new AuditEvent(action, object, person, fields, purpose, caseReference, outcome, reason, previous, next);
    }

    public AuditEvent fields(List<String> names) {
        return new AuditEvent(action, object, subject, names, purpose, caseReference, outcome, reason, previous, next);
    }

    public AuditEvent purpose(String word) {
        return new AuditEvent(action, object, subject, fields, word, caseReference, outcome, reason, previous, next);
    }

    public AuditEvent onCase(String reference) {
        return new AuditEvent(action, object, subject, fields, purpose, reference, outcome, reason, previous, next);
    }

    public AuditEvent because(String reasonCode) {
        return new AuditEvent(
                action, object, subject, fields, purpose, caseReference, outcome, reasonCode, previous, next);
    }

    public AuditEvent transition(String from, String to) {
        return new AuditEvent(action, object, subject, fields, purpose, caseReference, outcome, reason, from, to);
    }
}
