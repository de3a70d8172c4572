package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Words;
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
        @Words(value = Guardian.class, list = "RELATIONS") String relation,
        String textVersion,

        @Words(value = Guardian.class, list = "VERIFICATIONS")
        String verifiedHow,

        Instant recordedAt,
        long version) {}
