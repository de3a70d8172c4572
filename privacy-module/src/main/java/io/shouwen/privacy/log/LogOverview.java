package io.shouwen.privacy.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the log stands.
 *
 * @param size entries under the newest checkpoint
 * @param waiting recorded and not yet published
 * @param root base64, or null while nothing is published
 * @param key the log's public key
 * @param secondKey the public key of the second signature, with the SM suite
 * @param alarm the open one that keeps the log from being published
 * @param pastAlarms newest first, the open one among them
 * @param sweep the rolling check of everything
 */
public record LogOverview(
        long size,
        int waiting,
        String root,
        Instant publishedAt,
        Long witnessedSize,
        Instant witnessedAt,
        String key,
        Optional<String> secondKey,
        Optional<LogAlarm> alarm,
        List<LogAlarm> pastAlarms,
        List<WitnessStanding> witnesses,
        Sweep sweep) {

    /**
     * @param position index up to which this round has come
     * @param endedAt when the last whole round ended, or null
     * @param endedCount how many entries the log had then, or null
     */
    public record Sweep(long position, Instant endedAt, Long endedCount) {}
}
