package io.shouwen.privacy.log;

import java.time.Instant;
import java.util.UUID;

/**
 * Something was found wrong with the log; publication stopped.
 *
 * @param code such as {@code entry-changed}
 * @param words what and at which index
 * @param clearedAt null while nobody has looked into it; then nothing is published
 * @param clearedBy staff number
 * @param finding word of what it was
 * @param reference of the investigation's file
 */
public record LogAlarm(
        UUID id,
        Instant at,
        String code,
        String words,
        Instant clearedAt,
        String clearedBy,
        String finding,
        String reference) {

    public boolean open() {
        return clearedAt == null;
    }
}
