package io.shouwen.privacy.rights;

import java.time.Instant;
import java.util.UUID;

/**
 * What a run did for one category.
 *
 * @param version of the rule
 * @param held skipped because a hold covers them
 */
public record RetentionRun(
        UUID id, String category, int version, Instant before, Instant at, long expired, long held) {}
