package io.shouwen.performance.fact;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something that happened and counts. Never changed: a correction is another fact.
 *
 * @param id UUIDv7 of the business time, so that the fact lies in the month to which it belongs
 * @param agent on whose account it goes
 * @param about what it is about, such as {@code workorder.work-order/0190…}
 * @param auditEntry the audit entry of the act that it stems from
 */
public record Fact(UUID id, StaffId agent, String about, FactContent content, UUID auditEntry)
        implements Comparable<Fact> {

    public Fact {
        Objects.requireNonNull(id);
        Objects.requireNonNull(agent);
        Objects.requireNonNull(about);
        Objects.requireNonNull(content);
        Objects.requireNonNull(auditEntry);
        // The canonical form is split at tabs and line ends: nothing may smuggle one in.
        if (about.chars().anyMatch(Character::isISOControl)
                || content.words().values().stream()
                        .anyMatch(word -> word.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("a fact holds words, without control characters");
        }
    }

    /** @throws IllegalArgumentException before 1970: the id would tell another time */
    public static Fact at(Instant businessTime, StaffId agent, String about, FactContent content, UUID auditEntry) {
        if (businessTime.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("no id holds a time before 1970");
        }
        return new Fact(UuidV7.at(businessTime), agent, about, content, auditEntry);
    }

    /** Business time: when it happened, not when it was recorded. */
    public Instant at() {
        return UuidV7.timeOf(id);
    }

    public FactKind kind() {
        return content.kind();
    }

    /** What is hashed: fields in a fixed order, tab-separated, the content's words sorted by key. */
    public String canonical() {
        return String.join("\t", id.toString(), kind().word(), agent.value(), about, auditEntry.toString()) + "\t"
                + content.words().entrySet().stream()
                        .map(word -> word.getKey() + "=" + word.getValue())
                        .collect(Collectors.joining("\t"));
    }

    /** By id as text is written, which is by time; {@link UUID#compareTo} compares signed halves and is not. */
    @Override
    public int compareTo(Fact other) {
        int high = Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits());
    }
}
