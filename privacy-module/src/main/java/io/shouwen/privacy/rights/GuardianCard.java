package io.shouwen.privacy.rights;

import java.time.Instant;

/** What may be shown of a guardian: masks. */
public record GuardianCard(String name, String phone, String relation, String textVersion, Instant recordedAt) {}
