package io.shouwen.privacy.rights;

import java.time.Instant;

/**
 * What happened to a request, by whom.
 *
 * @param from null for the receipt
 * @param word reason, ground or the like, or null
 */
public record RequestStep(Instant at, String by, String act, String from, String to, String word) {}
