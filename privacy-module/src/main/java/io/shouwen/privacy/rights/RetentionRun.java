package io.shouwen.privacy.rights;

import java.time.Instant;
import java.util.UUID;

/**
 * What a run did for one category.
 *
 * @param version of the rule
 * @param expired of which nothing is left
 * @param partly people of whom a hold keeps a part
 * @param held skipped because a hold covers them
 * @param active skipped because there was a contact since
 */
public record RetentionRun(
        UUID id,
        String category,
        int version,
        Instant before,
        Instant at,
        long expired,
        long partly,
        long held,
        long active) {}
