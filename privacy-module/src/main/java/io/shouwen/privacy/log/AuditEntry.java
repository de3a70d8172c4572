package io.shouwen.privacy.log;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.log.tree.CanonicalJson;
import io.shouwen.privacy.log.tree.EntryBundle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An event together with who, when and from where: what becomes a leaf of the tree. The leaf is one line of JSON in the form
 * of RFC 8785; members that say nothing are left out.
 */
record AuditEntry(UUID id, Instant at, AuditEvent event, Who who) {

    /** Of the form of the leaf, not of the software. */
    private static final int VERSION = 1;

    /** Longer than any word; what is longer is somebody's text and does not belong here. */
    private static final int LONGEST_WORD = 300;

    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Who acted, through which portal, in which session, from which address. {@code -} and null say nothing. */
    record Who(String actor, Portal portal, String session, String address) {}

    static AuditEntry now(AuditEvent event, Who who, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new AuditEntry(UuidV7.at(at), at, event, who);
    }

    byte[] leaf() {
        Map<String, Object> members = new TreeMap<>();
        members.put("v", VERSION);
        word(members, "id", id.toString());
        word(members, "at", RFC_3339.format(at));
        word(members, "actor", who.actor());
        word(members, "portal", who.portal() == null ? null : who.portal().word());
        word(members, "session", who.session());
        word(members, "ip", who.address());
        word(members, "action", event.action());
        word(members, "object", event.object());
        word(
                members,
                "subject",
                event.subject() == null ? null : event.subject().toString());
        word(members, "purpose", event.purpose());
        word(members, "case", event.caseReference());
        word(members, "outcome", event.outcome().word());
        word(members, "reason", event.reason());
        word(members, "prev", event.previous());
        word(members, "next", event.next());
        if (!event.fields().isEmpty()) {
            event.fields().forEach(AuditEntry::requireWord);
            members.put("fields", event.fields());
        }
        byte[] leaf = CanonicalJson.of(members);
        if (leaf.length > EntryBundle.LONGEST_ENTRY) {
            throw new IllegalArgumentException("an audit entry of " + leaf.length + " bytes");
        }
        return leaf;
    }

    private static void word(Map<String, Object> members, String key, String word) {
        if (word != null && !word.isEmpty() && !word.equals("-")) {
            requireWord(word);
            members.put(key, word);
        }
    }

    /** The word itself is not repeated in the failure: what was not meant to be here may be somebody's name. */
    private static void requireWord(String word) {
        if (word.length() > LONGEST_WORD || word.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("audit entries hold ids and short words only");
        }
    }
}
