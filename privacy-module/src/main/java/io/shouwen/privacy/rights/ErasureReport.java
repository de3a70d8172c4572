package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * What an erasure destroyed, and what stays and why.
 *
 * @param request that it answers, or null
 * @param whole whether the person's key was destroyed with everything; else holds kept something back
 * @param version 1 is the person's first report; each later one supplements the one before, which stays
 * @param json the report itself; {@code hash} is the SHA-256 of its UTF-8, in hexadecimal
 */
public record ErasureReport(
        UUID id,
        PersonId person,
        UUID request,
        Instant at,
        String by,
        boolean whole,
        int version,
        String json,
        String hash) {}
