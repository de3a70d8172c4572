package io.shouwen.privacy.review.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.review.ReviewItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A role of a person in a review.
 *
 * @param neverUsed what is recorded of all of the period shows no use
 * @param noUseSeen no use was seen, and a part of the period is without record
 * @param traceable of how many of the role's own permissions is known whether they were used
 * @param unrecorded how many more were not seen used while a part of the period is without record
 * @param revocation {@code pending}, {@code failed} or {@code done}: only the last means that the role is gone
 * @param version for If-Match
 */
public record ReviewItemView(
        UUID id,
        String staff,
        String department,
        String role,
        boolean enabled,
        boolean secondFactor,
        boolean privileged,
        boolean leaver,
        boolean neverUsed,
        boolean noUseSeen,
        Instant lastSignInAt,
        int permissions,
        int traceable,
        int used,
        int unrecorded,
        long uses,
        LocalDate lastUsedOn,
        List<String> conflicts,
        @Words(ReviewItem.Decision.class) String decision,
        String reason,
        String decidedBy,
        Instant decidedAt,
        @Words(ReviewItem.Revocation.class) String revocation,
        Instant revokedAt,
        Integer sessionsEnded,
        String failure,
        long version) {

    static ReviewItemView of(ReviewItem item) {
        return new ReviewItemView(
                item.id(),
                item.staff(),
                item.department(),
                item.role(),
                item.enabled(),
                item.secondFactor(),
                item.privileged(),
                item.leaver(),
                item.neverUsed(),
                item.noUseSeen(),
                item.lastSignInAt(),
                item.permissions(),
                item.traceable(),
                item.used(),
                item.unrecorded(),
                item.uses(),
                item.lastUsedOn(),
                item.conflicts(),
                word(item.decision()),
                item.reason(),
                item.decidedBy(),
                item.decidedAt(),
                word(item.revocation()),
                item.revokedAt(),
                item.sessionsEnded(),
                item.failure(),
                item.version());
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
