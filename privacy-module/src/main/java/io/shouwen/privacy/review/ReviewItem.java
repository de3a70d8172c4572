package io.shouwen.privacy.review;

import io.shouwen.platform.access.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A role of a person, or the permissions that they hold outside one, as the snapshot found it, and what was decided.
 *
 * @param staff staff number, or {@code account-<8 characters>} where Keycloak knows none
 * @param leaver the directory knows the person as gone, and the account is enabled
 * @param permissions how many the role bundles
 * @param traceable of how many of them is known whether they were used in the period; without those that every role bundles,
 *     whose use tells nothing of this one
 * @param used how many of those were used
 * @param unrecorded how many more were not seen used, while a part of the period is without record of them
 * @param uses how many entries in the log tell of it, altogether
 * @param lastUsedOn the last day in the period on which one of those that tell was used, or null
 * @param conflicts words of {@link DutyConflict}
 * @param failure code of the last failed attempt to take the role away, or null
 */
public record ReviewItem(
        UUID id,
        UUID campaign,
        String staff,
        String account,
        String department,
        String role,
        boolean enabled,
        boolean secondFactor,
        boolean privileged,
        boolean leaver,
        Instant lastSignInAt,
        int permissions,
        int traceable,
        int used,
        int unrecorded,
        long uses,
        LocalDate lastUsedOn,
        List<String> conflicts,
        Decision decision,
        String reason,
        String decidedBy,
        Instant decidedAt,
        Revocation revocation,
        Instant revokedAt,
        Integer sessionsEnded,
        int attempts,
        String failure,
        long version) {

    /** Stands for a role in the line of what a person holds outside one, of which there should be nothing. */
    public static final String OUTSIDE_ROLES = "outside-roles";

    /** Stands for a role in the line of a leaver who holds nothing and whose account is enabled. */
    public static final String ACCOUNT_ONLY = "account-only";

    /** What a reviewer said. */
    public enum Decision {
        CERTIFIED,
        REVOKED
    }

    /** How far a revocation has come: it is done only when Keycloak has done it. */
    public enum Revocation {
        PENDING,
        DONE,
        FAILED
    }

    /** Why a role is taken away; the word is what the audit log keeps. */
    public enum Reason {
        NOT_NEEDED,
        NEVER_USED,
        DUTIES_CHANGED,
        CONFLICT,
        NO_SECOND_FACTOR,
        /** The account is disabled besides. */
        LEFT;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static java.util.Optional<Reason> of(String word) {
            return java.util.stream.Stream.of(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }

    /** Why access is kept although something speaks against it; the word is what the audit log keeps. */
    public enum KeptBecause {
        RARELY_NEEDED,
        STANDS_IN,
        GRANTED_LATELY,
        BEING_SETTLED,
        RISK_ACCEPTED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static java.util.Optional<KeptBecause> of(String word) {
            return java.util.stream.Stream.of(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }

    public ReviewItem {
        conflicts = List.copyOf(conflicts);
    }

    /** None of its permissions was used in the period, and of none is the record missing. */
    public boolean neverUsed() {
        return traceable > 0 && used == 0 && unrecorded == 0;
    }

    /** No use was seen, and the record is not whole: it may have been used. */
    public boolean noUseSeen() {
        return used == 0 && unrecorded > 0;
    }

    /** Something speaks against it: it is kept one by one, and with a reason. */
    public boolean flagged() {
        return traceable > 0 && used == 0
                || withoutSecondFactor()
                || leaver
                || outsideRoles()
                || accountOnly()
                || !conflicts.isEmpty();
    }

    public boolean withoutSecondFactor() {
        return privileged && !secondFactor;
    }

    public boolean outsideRoles() {
        return role.equals(OUTSIDE_ROLES);
    }

    public boolean accountOnly() {
        return role.equals(ACCOUNT_ONLY);
    }

    /** @throws IllegalArgumentException where the line is of no role */
    Role realmRole() {
        return Role.valueOf(role.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    String auditObject() {
        return "privacy.review-item/" + id;
    }

    /** What is known of the use of a permission in the period. */
    public enum Use {
        USED,
        NEVER,
        /** Not seen, and a part of the period is without record. */
        NO_RECORD;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One that the line's role bundles.
     *
     * @param uses entries in the log that tell of its use; null where none would
     * @param days on how many days it opened a door, as far as those are marked
     */
    public record Permission(String name, Use use, Long uses, int days, LocalDate lastUsedOn) {}
}
