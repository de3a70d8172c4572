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
 */
public record LogOverview(
        long size,
        int waiting,
        String root,
        Instant publishedAt,
        Long witnessedSize,
        Instant witnessedAt,
        String key,
        Optional<LogHealth.Alarm> alarm,
        List<LogHealth.Alarm> pastAlarms) {}
