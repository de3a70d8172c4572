package io.shouwen.privacy.rights;

import java.time.Instant;

/**
 * What may be shown of a guardian: masks.
 *
 * @param verifiedHow word of how it was checked who they are; null where nobody was asked yet
 * @param version for If-Match
 */
public record GuardianCard(
        String name,
        String phone,
        String relation,
        String textVersion,
        String verifiedHow,
        Instant recordedAt,
        long version) {}
