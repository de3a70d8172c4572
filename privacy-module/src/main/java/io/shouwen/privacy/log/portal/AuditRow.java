package io.shouwen.privacy.log.portal;

import java.io.Serializable;
import java.time.Instant;
import java.util.regex.Pattern;

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
        implements Serializable {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-([0-9a-f]{12})");

    /** The object with ids cut to their last twelve digits: enough to tell rows apart in a column. */
    public String shortObject() {
        return shortened(object);
    }

    /** The case in the same way. */
    public String shortCase() {
        return shortened(caseReference);
    }

    private static String shortened(String text) {
        return text == null ? null : ID.matcher(text).replaceAll("…$2");
    }
}
