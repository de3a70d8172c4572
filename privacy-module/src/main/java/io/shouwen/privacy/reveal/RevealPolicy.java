package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.vault.FieldKind;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reveal of one kind of field needs, or a bulk export in clear (P13). The field's own permission is always needed; a
 * policy can ask for more, never for less than the {@link #weakness() floor} allows.
 *
 * @param subject word of a field kind such as {@code bank-card}, or {@link #EXPORT}
 * @param version 0 as shipped, then counting up
 * @param permission needed besides the field's own, or null
 * @param secondPerson whether somebody else must say yes first
 * @param minutes how long that yes holds
 * @param freshFactor whether a second factor must have been proved just now
 */
public record RevealPolicy(
        String subject,
        int version,
        String permission,
        boolean secondPerson,
        int minutes,
        boolean freshFactor,
        CaseRule caseRule)
        implements Serializable {

    /** Subject of the policy for lists that leave in clear. */
    public static final String EXPORT = "bulk-export";

    public static final int SHIPPED_MINUTES = 15;
    public static final int LONGEST_MINUTES = 24 * 60;

    public RevealPolicy {
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw InvalidInput.of("minutes", "privacy.policy-minutes", "1 to " + LONGEST_MINUTES);
        }
        if (caseRule == null) {
            throw InvalidInput.of("caseRule", "privacy.policy-case-rule", "none, open or own");
        }
        permission = permission == null || permission.isBlank() ? null : permission;
    }

    public static String subjectOf(FieldKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every subject that can have a policy: what can never be opened has none (P1). */
    public static Stream<String> subjects() {
        return Stream.concat(
                Stream.of(FieldKind.values()).filter(FieldKind::sealed).map(RevealPolicy::subjectOf),
                Stream.of(EXPORT));
    }

    /** What holds until somebody sets another: contacts on one's own open case; money and lists only with a second person (P3). */
    public static RevealPolicy shipped(String subject) {
        return switch (subject) {
            case "bank-card", "payment-account", "card-text" ->
                new RevealPolicy(subject, 0, null, true, SHIPPED_MINUTES, true, CaseRule.OPEN);
            case EXPORT -> new RevealPolicy(subject, 0, null, true, SHIPPED_MINUTES, true, CaseRule.NONE);
            default -> new RevealPolicy(subject, 0, null, false, SHIPPED_MINUTES, false, CaseRule.OWN);
        };
    }

    public Duration lasts() {
        return Duration.ofMinutes(minutes);
    }

    /**
     * Why this policy must not be set; empty where it may. Money and bulk exports keep second person and fresh second factor
     * (P3, P13); a single value is never shown without a case.
     */
    public Optional<String> weakness() {
        boolean sensitive = shipped(subject).secondPerson();
        if (sensitive && !secondPerson) {
            return Optional.of("second-person");
        }
        if (sensitive && !freshFactor) {
            return Optional.of("fresh-factor");
        }
        if (!subject.equals(EXPORT) && caseRule == CaseRule.NONE) {
            return Optional.of("case");
        }
        return Optional.empty();
    }
}
