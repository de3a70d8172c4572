package io.shouwen.privacy.rights;

import java.time.Instant;

/** A version of how long a category is kept. Version 0 is only suggested, and never runs. */
public record RetentionRule(
        String category,
        int version,
        int days,
        RetentionAction action,
        boolean enabled,
        Instant madeAt,
        String madeBy) {}
